import type { en } from './en.ts';
import type { Words } from './words.ts';
import { call } from './zh/call.ts';
import { calls } from './zh/calls.ts';
import { common } from './zh/common.ts';
import { listener } from './zh/listener.ts';
import { log } from './zh/log.ts';
import { profiles } from './zh/profiles.ts';
import { settings } from './zh/settings.ts';
import { shell } from './zh/shell.ts';
import { simulator } from './zh/simulator.ts';

export const zh: Words<typeof en> = {
  call,
  calls,
  common,
  listener,
  log,
  profiles,
  settings,
  shell,
  simulator,
};
