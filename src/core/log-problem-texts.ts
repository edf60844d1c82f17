import { AppError } from '../contract/errors.ts';
import type { Text } from '../domain/text.ts';
import { LogUnavailable, type LogProblem } from './event-log/event-log.ts';

/** One sentence and a next step for each way the log can fail. */
export const logProblemTexts: Record<LogProblem, { text: Text; next: Text }> = {
  'disk-full': {
    text: { en: 'The log cannot be written: the disk is full.', zh: '无法写入日志：磁盘已满。' },
    next: {
      en: 'Free some space; received messages are answered 503 until then, so CDRs are pushed again.',
      zh: '请释放磁盘空间；在此之前收到的消息一律回复 503，话单会由平台重新推送。',
    },
  },
  'read-only': {
    text: { en: 'The log cannot be written: its folder is read-only.', zh: '无法写入日志：数据目录只读。' },
    next: {
      en: 'Give this user the right to write there, or choose another folder.',
      zh: '请授予当前用户写权限，或更换数据目录。',
    },
  },
  'folder-gone': {
    text: { en: 'The log cannot be written: its folder is gone.', zh: '无法写入日志：数据目录已不存在。' },
    next: {
      en: 'Bring the folder back (a removed drive?), or restart to begin a new log.',
      zh: '请恢复该目录（磁盘是否已移除？），或重新启动以新建日志。',
    },
  },
  'no-folder': {
    text: {
      en: 'The log cannot be written: the data folder, or one above it, is a file.',
      zh: '无法写入日志：数据目录或其上级目录是文件，不是目录。',
    },
    next: {
      en: 'Name another data folder with RINGCODE_DATA (terminal: --data) and start again.',
      zh: '请用环境变量 RINGCODE_DATA（命令行：--data）指定其他数据目录，再重新启动。',
    },
  },
  locked: {
    text: {
      en: 'The log cannot be written: another program holds it locked.',
      zh: '无法写入日志：日志文件被其他程序锁定。',
    },
    next: {
      en: 'Close the program that has ringcode.sqlite open.',
      zh: '请关闭占用 ringcode.sqlite 的程序。',
    },
  },
  'newer-schema': {
    text: {
      en: 'The log was written by a newer version of Ringcode; it is left untouched.',
      zh: '日志由较新版本的 Ringcode 写入，未作任何改动。',
    },
    next: {
      en: 'Update this program, or use another data folder (RINGCODE_DATA; terminal: --data).',
      zh: '请升级本程序，或使用其他数据目录（环境变量 RINGCODE_DATA；命令行：--data）。',
    },
  },
  damaged: {
    text: { en: 'The log file is damaged; it is left untouched.', zh: '日志文件已损坏，未作任何改动。' },
    next: {
      en: 'Move ringcode.sqlite and its -wal file away (keep them) and start again.',
      zh: '请移走 ringcode.sqlite 及其 -wal 文件（请保留备查），再重新启动。',
    },
  },
  other: {
    text: { en: 'The log cannot be written.', zh: '无法写入日志。' },
    next: { en: 'Check the data folder and try again.', zh: '请检查数据目录后重试。' },
  },
};

/** Words a failure of the log; other errors pass unchanged. */
export function wordLogFailure(error: unknown): unknown {
  if (!(error instanceof LogUnavailable)) return error;
  const { text, next } = logProblemTexts[error.problem];
  return new AppError('log-unavailable', text, { next, cause: error });
}
