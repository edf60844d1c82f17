import type { simulator as english } from '../en/simulator.ts';
import type { Words } from '../words.ts';

export const simulator: Words<typeof english> = {
  title: '模拟平台',
};
