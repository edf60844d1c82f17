import { fileURLToPath } from 'node:url';
import type { App } from '../../core/app.ts';
import { isLoopback } from '../../core/listener-control.ts';
import { systemClock } from '../../core/system-clock.ts';
import { createBrowserHost } from '../../server/browser-host.ts';
import { createDownloads } from '../../server/downloads.ts';
import { startHttp, type BrowserHost } from '../../server/http.ts';
import { readSessionKey } from '../../server/session-key.ts';
import type { Session } from '../commands/command.ts';
import type { Terminal } from '../output/terminal.ts';
import { version } from '../version.ts';
import { openBrowser } from './open-browser.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly open?: boolean | undefined;
}

/**
 * The browser host in this process, with listener and simulator, and its address announced.
 *
 * @throws AppError `port-in-use`, `bad-address`, `listener-failed`, and `not-found` without built screens
 */
export async function serveScreens(
  session: Session,
  { host, port, open = false }: ServeOptions,
): Promise<BrowserHost> {
  const { terminal } = session;
  const downloads = createDownloads(systemClock);
  const app = await session.openApp(session.folder, createBrowserHost(version, downloads.files));
  const served = await startHttp({
    dispatch: app.dispatch,
    events: app.events,
    downloads,
    screens: screensFolder(),
    host,
    port,
    sessionKey: readSessionKey(session.folder),
    time: systemClock,
    onFault: session.reportFault,
  });
  passOnNotices(app, terminal);
  await app.start();
  announce(served, host, terminal);
  if (open) openBrowser(served.newVisitUrl(), () => terminal.warn(browserFailed));
  return served;
}

/** In the bundle beside the terminal's own folder, from the sources where the build puts it. */
function screensFolder(): string {
  const path = import.meta.url.endsWith('.ts') ? '../../../out/renderer' : '../renderer';
  return fileURLToPath(new URL(path, import.meta.url));
}

function passOnNotices(app: App, terminal: Terminal): void {
  app.events.on('notice.raised', ({ text, next }) => {
    terminal.warn(text);
    if (next !== null) terminal.warn(next);
  });
}

function announce({ url }: BrowserHost, host: string, terminal: Terminal): void {
  terminal.json({ event: 'ready', url });
  terminal.say({ en: 'The screens of Ringcode, for a browser:', zh: 'Ringcode 浏览器界面：' });
  terminal.say(`  ${terminal.paint('cyan', url)}`);
  if (!isLoopback(host)) terminal.warn(openToOthers);
  else
    terminal.say({
      en: 'For this machine only; whoever has the address can place calls, so do not pass it on. Ctrl-C stops it.',
      zh: '仅限本机访问；持有该地址者即可发起呼叫，请勿转发。按 Ctrl-C 停止。',
    });
}

const openToOthers = {
  en: 'Warning: others on the network can reach it. The traffic is not encrypted, and whoever has or overhears the address can place calls and read the log. Ctrl-C stops it.',
  zh: '警告：网络中的其他机器可以访问。传输未加密，持有或窃听到该地址者即可发起呼叫、查看日志。按 Ctrl-C 停止。',
};

const browserFailed = {
  en: 'No browser could be opened: open the address yourself.',
  zh: '无法打开浏览器，请自行打开上述地址。',
};
