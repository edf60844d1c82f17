import type { profiles as english } from '../en/profiles.ts';
import type { Words } from '../words.ts';

export const profiles: Words<typeof english> = {
  title: '配置',
};
