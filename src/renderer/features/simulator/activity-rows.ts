import type { SimulatorAnswered, SimulatorPushed } from '../../../contract/views.ts';

/** Both sides of the simulator's work as one stream. */
export type ActivityRow =
  | { readonly kind: 'answered'; readonly key: string; readonly item: SimulatorAnswered }
  | { readonly kind: 'pushed'; readonly key: string; readonly item: SimulatorPushed };

/** Newest first, at most `limit`; of one moment the answer stands before what followed it, so it is shown below. */
export function activityRows(
  answered: readonly SimulatorAnswered[],
  pushed: readonly SimulatorPushed[],
  limit: number,
): ActivityRow[] {
  const rows: ActivityRow[] = [
    ...answered.map((item, at) => ({ kind: 'answered' as const, key: `a${at} ${item.at}`, item })),
    ...pushed.map((item, at) => ({ kind: 'pushed' as const, key: `p${at} ${item.at}`, item })),
  ];
  return rows
    .sort((a, b) => Date.parse(a.item.at) - Date.parse(b.item.at))
    .slice(-limit)
    .reverse();
}
