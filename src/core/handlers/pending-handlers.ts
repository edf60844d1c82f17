import { AppError } from '../../contract/errors.ts';

export function notYet(): Promise<never> {
  return Promise.reject(
    new AppError('unsupported', { en: 'This is not there yet.', zh: '该功能尚未提供。' }),
  );
}
