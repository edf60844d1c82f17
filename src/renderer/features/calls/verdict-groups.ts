/** Verdicts as a filter offers them: in a few groups, and one by one. */
import { verdictCodes, type VerdictCode } from '../../../domain/verdict/verdict.ts';
import { verdictTones, type Tone } from '../../ui/tone.ts';

export const verdictGroups = ['answered', 'notTaken', 'failed', 'inProgress'] as const;
export type VerdictGroup = (typeof verdictGroups)[number];

const groupOfTone: Readonly<Record<Tone, VerdictGroup>> = {
  ok: 'answered',
  warn: 'notTaken',
  idle: 'notTaken',
  bad: 'failed',
  info: 'inProgress',
};

export function verdictsOf(group: VerdictGroup): VerdictCode[] {
  return verdictCodes.filter((code) => groupOfTone[verdictTones[code]] === group);
}

/** Whether all verdicts of the group are chosen, some, or none. */
export function chosenOf(group: VerdictGroup, chosen: readonly VerdictCode[]): 'all' | 'some' | 'none' {
  const members = verdictsOf(group);
  const count = members.filter((code) => chosen.includes(code)).length;
  if (count === 0) return 'none';
  return count === members.length ? 'all' : 'some';
}

/** Takes the whole group in, or out where it was in; always in the order of the table. */
export function toggleGroup(group: VerdictGroup, chosen: readonly VerdictCode[]): VerdictCode[] {
  const members = verdictsOf(group);
  const isIn = chosenOf(group, chosen) === 'all';
  return verdictCodes.filter((code) => (members.includes(code) ? !isIn : chosen.includes(code)));
}

export function toggleVerdict(verdict: VerdictCode, chosen: readonly VerdictCode[]): VerdictCode[] {
  return verdictCodes.filter((code) => chosen.includes(code) !== (code === verdict));
}
