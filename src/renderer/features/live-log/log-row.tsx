import { IconAlertTriangle, IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { formatPhoneNumber } from '../../../domain/protocol/china-number.ts';
import { ToneMark } from '../../ui/tone-mark.tsx';
import { summaryOf } from './row-summary.ts';
import type { RowTexts } from './use-row-texts.ts';
import styles from './log-list.module.css';

interface LogRowProps extends CellsProps {
  readonly id: string;
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly isSelected: boolean;
  readonly onPick: (entry: LogEntry) => void;
}

interface CellsProps {
  readonly entry: LogEntry;
  /** The entry before of the same call. */
  readonly ofCall: LogEntry | null;
  /** The entry before in the log. */
  readonly above: LogEntry | null;
  readonly today: string;
  readonly texts: RowTexts;
}

/** One entry in one line: when, what, about whom, how it went. */
export function LogRow({ id, index, start, isSelected, onPick, ...cells }: LogRowProps): ReactNode {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={`${styles['row'] ?? ''} ${styles['entry'] ?? ''}`}
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => onPick(cells.entry)}
    >
      <Cells {...cells} />
    </div>
  );
}

/** With every entry that arrives all rows change their place, and only the new one its words. */
const Cells = memo(function Cells(props: CellsProps): ReactNode {
  const { entry, ofCall, texts } = props;
  const callee = summaryOf(entry).callee ?? (ofCall === null ? null : summaryOf(ofCall).callee);
  const Direction = entry.kind === 'request' ? IconArrowUpRight : IconArrowDownLeft;
  return (
    <>
      <Time {...props} />
      <span role="gridcell" className={styles['kind']}>
        <Direction size={13} aria-hidden />
        {texts.kind(entry.kind)}
      </span>
      <span role="gridcell" className={styles['digits']}>
        {callee === null ? '' : formatPhoneNumber(callee)}
      </span>
      <What {...props} />
      <Since {...props} />
      <span role="gridcell" className={`${styles['number'] ?? ''} ${styles['quiet'] ?? ''}`}>
        {entry.http}
      </span>
    </>
  );
});

function Time({ entry: { at }, today, texts: { format } }: CellsProps): ReactNode {
  const day = format.date(at);
  return (
    <span role="gridcell" className={styles['digits']}>
      {day === today ? null : <span className={styles['day']}>{day.slice(5)} </span>}
      {format.time(at)}
    </span>
  );
}

function What({ entry, texts }: CellsProps): ReactNode {
  const { tone, words, code, problems } = summaryOf(entry);
  const text = texts.words(words);
  return (
    <span role="gridcell" className={styles['what']} title={text}>
      <ToneMark tone={tone}>{text}</ToneMark>
      {code === null ? null : <code className={styles['code']}>{code}</code>}
      {problems === 0 ? null : (
        <span className={styles['problems']} title={texts.problems(problems)}>
          <IconAlertTriangle size={13} aria-hidden />
          <span aria-hidden>{problems}</span>
          <span className={styles['spoken']}>{texts.problems(problems)}</span>
        </span>
      )}
    </span>
  );
}

function Since({ entry, ofCall, above, texts: { format } }: CellsProps): ReactNode {
  const before = ofCall ?? above;
  return (
    <span
      role="gridcell"
      className={`${styles['number'] ?? ''} ${(ofCall === null ? styles['quiet'] : styles['since']) ?? ''}`}
    >
      {before === null ? '' : format.delta(Date.parse(entry.at) - Date.parse(before.at))}
    </span>
  );
}
