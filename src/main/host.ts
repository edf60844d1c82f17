/** The desktop as the core and the screens know it. */
import type { Notification, Shell } from 'electron';
import { AppError } from '../contract/errors.ts';
import type { Files, Host } from '../core/ports.ts';

export interface HostSurroundings {
  readonly version: string;
  readonly systemLanguage: string;
  readonly files: Files;
  readonly shell: Pick<Shell, 'openPath'>;
  readonly notifications: Pick<typeof Notification, 'isSupported'>;
}

export function createHost({ shell, notifications, ...known }: HostSurroundings): Host {
  return {
    ...known,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    capabilities: {
      fileDialogs: true,
      openFolder: true,
      systemNotifications: notifications.isSupported(),
    },
    async openFolder(path) {
      const failure = await shell.openPath(path);
      if (failure !== '') throw cannotOpen(path, failure);
    },
  };
}

function cannotOpen(path: string, failure: string): AppError {
  return new AppError(
    'unsupported',
    { en: `The system does not open ${path}.`, zh: `系统无法打开 ${path}。` },
    {
      next: {
        en: 'Open the folder in your file manager by hand.',
        zh: '请在文件管理器中手动打开该目录。',
      },
      cause: new Error(failure),
    },
  );
}
