/** The browser host as the core knows it. It stands on another desk than the browser: nothing of a desktop is there. */
import { AppError } from '../contract/errors.ts';
import type { Files, Host } from '../core/ports.ts';

/** @param version of the program */
export function createBrowserHost(version: string, files: Files): Host {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    version,
    systemLanguage: locale,
    timeZone,
    capabilities: { fileDialogs: false, openFolder: false, systemNotifications: false },
    files,
    openFolder: () =>
      Promise.reject(
        new AppError('unsupported', {
          en: 'A page in a browser cannot open folders of the machine that serves it.',
          zh: '浏览器界面无法打开服务所在机器上的目录。',
        }),
      ),
  };
}
