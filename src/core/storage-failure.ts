import { AppError } from '../contract/errors.ts';
import type { Text } from '../domain/text.ts';

const reasons: readonly { codes: readonly string[]; says: Text; next: Text }[] = [
  {
    codes: ['EACCES', 'EPERM', 'EROFS'],
    says: { en: 'this user may not write there', zh: '当前用户没有写权限' },
    next: {
      en: 'Give this user the right to write there, or use another data folder (RINGCODE_DATA; terminal: --data).',
      zh: '请授予当前用户写权限，或更换数据目录（环境变量 RINGCODE_DATA；命令行：--data）。',
    },
  },
  {
    codes: ['ENOSPC', 'EDQUOT'],
    says: { en: 'the disk is full', zh: '磁盘已满' },
    next: { en: 'Free some space and try again.', zh: '请释放磁盘空间后重试。' },
  },
  {
    codes: ['EEXIST', 'ENOTDIR', 'ENOENT'],
    says: { en: 'its folder cannot be made', zh: '无法创建所在目录' },
    next: {
      en: 'Name another data folder with RINGCODE_DATA (terminal: --data) and start again.',
      zh: '请用环境变量 RINGCODE_DATA（命令行：--data）指定其他数据目录，再重新启动。',
    },
  },
];

/** Words what the system says when a file of the data folder cannot be written; other errors pass unchanged. */
export function wordStorageFailure(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = reasons.find(({ codes }) => typeof code === 'string' && codes.includes(code));
  if (reason === undefined) return error;
  const { says, next } = reason;
  return new AppError(
    'storage-failed',
    { en: `${path} cannot be written or read: ${says.en}.`, zh: `无法读写 ${path}：${says.zh}。` },
    { next, cause: error },
  );
}
