/**
 * Where the screens open: in the desktop window, or in a browser where this machine cannot have the window. Says
 * why in one sentence. Decides only: looking around and acting is the caller's part.
 */

/**
 * @typedef {{ en: string, zh: string }} Text
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {boolean} isRoot
 * @property {'present' | 'absent' | 'unobtainable' | 'late' | 'broken'} electron `absent`: not downloaded yet;
 *   `unobtainable`: the download failed; `late`: it took too long; `broken`: it was started and ended at once
 * @typedef {{ step: 'window' } | { step: 'download' } | { step: 'browser', why: Text }} Choice
 */

/** @param {Machine} machine @returns {Choice} */
export function chooseHost({ platform, env, isRoot, electron }) {
  if (env.RINGCODE_HOST === 'browser') return browser(reasons.asked);
  if (isUnixDesktop(platform)) {
    if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return browser(reasons.noDisplay);
    if (isRoot) return browser(reasons.root);
  }
  switch (electron) {
    case 'present':
      return { step: 'window' };
    case 'absent':
      return { step: 'download' };
    default:
      return browser(reasons[electron]);
  }
}

/** Windows and macOS always have a display. */
function isUnixDesktop(platform) {
  return platform !== 'win32' && platform !== 'darwin';
}

function browser(why) {
  return { step: 'browser', why };
}

const reasons = {
  asked: {
    en: 'RINGCODE_HOST asks for a browser, so the screens open there.',
    zh: 'RINGCODE_HOST 指定使用浏览器，界面将在浏览器中打开。',
  },
  noDisplay: {
    en: 'This machine has no display for a window, so the screens are served to a browser.',
    zh: '本机没有可用的图形显示，界面改由浏览器打开。',
  },
  root: {
    en: 'Electron refuses to open a window for root, so the screens are served to a browser.',
    zh: 'Electron 不允许以 root 身份打开窗口，界面改由浏览器打开。',
  },
  unobtainable: {
    en: 'Electron could not be downloaded (ELECTRON_MIRROR may name another source), so the screens are served to a browser.',
    zh: '无法下载 Electron（可用 ELECTRON_MIRROR 指定其他下载源），界面改由浏览器打开。',
  },
  late: {
    en: 'Electron could not be downloaded in time (the next start tries again), so the screens are served to a browser.',
    zh: '未能在限定时间内下载 Electron（下次启动时重试），界面改由浏览器打开。',
  },
  broken: {
    en: 'The desktop window could not be opened on this machine, so the screens are served to a browser.',
    zh: '本机无法打开桌面窗口，界面改由浏览器打开。',
  },
};
