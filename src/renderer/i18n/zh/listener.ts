import type { listener as english } from '../en/listener.ts';
import type { Words } from '../words.ts';

export const listener: Words<typeof english> = {
  title: '监听',
};
