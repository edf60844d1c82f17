import type { VirtualItem } from '@tanstack/react-virtual';
import { useState, type ReactNode } from 'react';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { useNow } from '../../ui/use-now.ts';
import { entryBefore } from './entry-before.ts';
import type { LogChoices } from './log-choices.ts';
import { LogRow } from './log-row.tsx';
import { RowKeys } from './row-keys.ts';
import { placeOf } from './row-order.ts';
import { useRowTexts } from './use-row-texts.ts';
import styles from './log-list.module.css';

export interface LogRowsProps {
  readonly id: string;
  readonly items: readonly VirtualItem[];
  readonly height: number;
  readonly rows: readonly LogEntry[];
  readonly order: LogChoices['order'];
  /** The selected row, -1 for none. */
  readonly at: number;
  readonly onPick: (entry: LogEntry) => void;
}

export function LogRows({ id, items, height, rows, order, at, onPick }: LogRowsProps): ReactNode {
  const texts = useRowTexts();
  const today = texts.format.date(new Date(useNow(60_000)).toISOString());
  const [rowKeys] = useState(() => new RowKeys());
  const drawn = items.flatMap(({ index, start }) => {
    const place = placeOf(rows, order, index);
    const entry = rows[place];
    return entry === undefined ? [] : [{ index, start, place, entry }];
  });
  const keys = rowKeys.keysOf(drawn.map(({ entry }) => entry.seq));
  return (
    <div role="rowgroup" className={styles['rows']} style={{ height }}>
      {drawn.map(({ index, start, place, entry }, row) => (
        <LogRow
          key={keys[row]}
          id={`${id}-${index}`}
          entry={entry}
          ofCall={entryBefore(rows, place)}
          above={rows[place - 1] ?? null}
          index={index}
          start={start}
          today={today}
          isSelected={index === at}
          texts={texts}
          onPick={onPick}
        />
      ))}
    </div>
  );
}
