import type { log as english } from '../en/log.ts';
import type { Words } from '../words.ts';

export const log: Words<typeof english> = {
  title: '日志',
};
