import { AppError } from '../../contract/errors.ts';
import { simulatorProfileName } from '../../domain/profile.ts';

/** @throws AppError `conflict` for the built-in profile */
export function refuseBuiltIn(name: string): void {
  if (name !== simulatorProfileName) return;
  throw new AppError(
    'conflict',
    {
      en: `The profile "${name}" is built in and cannot be changed.`,
      zh: `配置“${name}”是内置的，不能修改。`,
    },
    { next: { en: 'Choose another name.', zh: '请换一个名称。' } },
  );
}

export function nameTaken(name: string): AppError {
  return new AppError(
    'conflict',
    { en: `There is already a profile "${name}".`, zh: `已有名为“${name}”的配置。` },
    { next: { en: 'Choose another name.', zh: '请换一个名称。' } },
  );
}

export function unknownProfile(name: string): AppError {
  return new AppError(
    'not-found',
    { en: `There is no profile "${name}".`, zh: `没有名为“${name}”的配置。` },
    {
      next: {
        en: 'Choose one of the existing profiles (terminal: "ringcode profile list").',
        zh: '请选择已有的配置（命令行：“ringcode profile list”）。',
      },
    },
  );
}

export function missingSecret(name: string): AppError {
  return new AppError(
    'secret-missing',
    { en: `The profile "${name}" has no app secret yet.`, zh: `配置“${name}”尚未设置 app_secret。` },
    {
      next: {
        en: 'Enter it in the profile (terminal: "ringcode profile set", or the environment variable RINGCODE_APP_SECRET).',
        zh: '请在该配置中填写（命令行：使用“ringcode profile set”，或设置环境变量 RINGCODE_APP_SECRET）。',
      },
    },
  );
}

export function emptySecret(): AppError {
  return new AppError('invalid-input', { en: 'The app secret is empty.', zh: 'app_secret 为空。' });
}

/** Where a store refuses, the secret can still be used without being stored; other errors pass unchanged. */
export function offerSession(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'secret-store-refused') return error;
  const { code, text, next, fields, cause } = error;
  const offer = {
    en: 'Or keep the secret for this session only (terminal: set the environment variable RINGCODE_APP_SECRET).',
    zh: '也可以仅在本次运行期间保留该 app_secret（命令行：设置环境变量 RINGCODE_APP_SECRET）。',
  };
  const both = next === null ? offer : { en: `${next.en} ${offer.en}`, zh: `${next.zh}${offer.zh}` };
  return new AppError(code, text, { next: both, fields, cause });
}
