import { AppError } from '../contract/errors.ts';
import type { Host } from './ports.ts';

/** A host that shows nothing and opens nothing: the terminal, which has commands of its own for files. */
export const bareHost: Host = {
  version: '',
  systemLanguage: Intl.DateTimeFormat().resolvedOptions().locale,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  capabilities: { fileDialogs: false, openFolder: false, systemNotifications: false },
  files: { save: unsupported, open: unsupported },
  openFolder: unsupported,
};

function unsupported(): Promise<never> {
  return Promise.reject(
    new AppError('unsupported', {
      en: 'This host cannot open files or folders.',
      zh: '当前运行方式不支持打开文件或目录。',
    }),
  );
}
