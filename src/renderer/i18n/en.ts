import { call } from './en/call.ts';
import { calls } from './en/calls.ts';
import { common } from './en/common.ts';
import { listener } from './en/listener.ts';
import { log } from './en/log.ts';
import { profiles } from './en/profiles.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { simulator } from './en/simulator.ts';

export const en = { call, calls, common, listener, log, profiles, settings, shell, simulator } as const;
