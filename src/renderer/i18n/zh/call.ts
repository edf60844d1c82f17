import type { call as english } from '../en/call.ts';
import type { Words } from '../words.ts';

export const call: Words<typeof english> = {
  title: '呼叫',
};
