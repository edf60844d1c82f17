import type { LadderKind, LadderRow } from '../../../domain/call/call-ladder.ts';
import { toneColors } from '../../ui/tone.ts';

const quiet = 'var(--rc-ink-2)';

/** Kinds that stand out whatever they carry. */
const kindColors: Readonly<Partial<Record<LadderKind, string>>> = {
  request: 'var(--rc-accent)',
  answer: toneColors.ok,
};

/** Kinds whose code says that something went wrong, and how badly. */
const faultColors: Readonly<Partial<Record<LadderKind, string>>> = {
  response: toneColors.bad,
  disconnect: toneColors.warn,
  cdr: toneColors.warn,
};

/** Colour of an arrow: what went wrong stands out, the answer does, all else stays quiet. */
export function ladderTone({ kind, code, failure }: Pick<LadderRow, 'kind' | 'code' | 'failure'>): string {
  if (failure !== null) return toneColors.bad;
  const isFault = code !== null && Number(code) !== 0;
  return (isFault ? faultColors[kind] : undefined) ?? kindColors[kind] ?? quiet;
}
