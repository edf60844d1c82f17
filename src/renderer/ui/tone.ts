/** How something stands, as a colour and a shape: nobody has to tell colours apart. */
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconInfoCircleFilled,
  type Icon,
} from '@tabler/icons-react';
import type { VerdictCode } from '../../domain/verdict/verdict.ts';

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'idle';

export const toneColors: Readonly<Record<Tone, string>> = {
  ok: 'var(--rc-ok)',
  warn: 'var(--rc-warn)',
  bad: 'var(--rc-bad)',
  info: 'var(--rc-info)',
  idle: 'var(--rc-ink-3)',
};

export const toneIcons: Readonly<Record<Tone, Icon>> = {
  ok: IconCircleCheckFilled,
  warn: IconAlertTriangleFilled,
  bad: IconCircleXFilled,
  info: IconInfoCircleFilled,
  idle: IconCircleDashed,
};

/** The callee did not take the call: warn. The call could not be made: bad. */
export const verdictTones: Readonly<Record<VerdictCode, Tone>> = {
  'in-progress': 'info',
  answered: 'ok',
  busy: 'warn',
  'no-answer': 'warn',
  rejected: 'warn',
  unreachable: 'warn',
  'powered-off': 'warn',
  suspended: 'warn',
  'invalid-number': 'bad',
  'blocked-by-carrier': 'bad',
  'carrier-fault': 'bad',
  'frequency-limited': 'bad',
  blacklisted: 'bad',
  'no-port': 'bad',
  'tone-missing': 'bad',
  'account-problem': 'bad',
  'platform-fault': 'bad',
  'refused-by-platform': 'bad',
  'network-failed': 'bad',
  cancelled: 'idle',
  unknown: 'idle',
};
