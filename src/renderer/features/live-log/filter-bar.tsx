import { Chip, CloseButton, Group, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { memo, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { entryKinds, type EntryKind } from '../../../domain/log/log-entry.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { EntryFilter } from './entry-filter.ts';
import { countKinds } from './kind-counts.ts';
import type { LiveLogView } from './live-log.ts';
import { chooseFilter } from './log-choices.ts';
import styles from './filter-bar.module.css';

const searchAfterMs = 200;
const longestText = 200;

export interface FilterBarProps {
  readonly filter: EntryFilter;
  readonly view: LiveLogView;
}

export function FilterBar({ filter, view }: FilterBarProps): ReactNode {
  const { t } = useTranslation('log');
  return (
    <div className={styles['bar']} role="search" aria-label={t('filter.label')}>
      <SearchField asked={filter.text} />
      <KindChips filter={filter} view={view} />
    </div>
  );
}

const SearchField = memo(function SearchField({ asked }: { readonly asked: string }): ReactNode {
  const { t } = useTranslation('log');
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(asked);
  const [known, setKnown] = useState(asked);
  const search = useDebouncedCallback((text: string) => chooseFilter({ text }), searchAfterMs);
  useHotkeys([['/', () => input.current?.focus()]]);
  // Cleared from outside.
  if (known !== asked) {
    setKnown(asked);
    if (asked === '') setTyped('');
  }
  const clear = (): void => {
    search.cancel();
    setTyped('');
    chooseFilter({ text: '' });
    input.current?.focus();
  };
  return (
    <TextInput
      ref={input}
      className={styles['search'] ?? ''}
      size="xs"
      type="search"
      maxLength={longestText}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        search(value);
      }}
      aria-label={t('filter.search')}
      placeholder={t('filter.placeholder')}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed === '' ? (
          <Kbd size="xs">/</Kbd>
        ) : (
          <CloseButton size="xs" aria-label={t('filter.clear')} onClick={clear} />
        )
      }
    />
  );
});

function KindChips({ filter: { kinds }, view }: FilterBarProps): ReactNode {
  const { t } = useTranslation('log');
  const { rows, hasOlder, hasNewer } = view;
  const isWhole = !hasOlder && !hasNewer;
  const counts = useMemo(() => (isWhole ? countKinds(rows) : null), [rows, isWhole]);
  return (
    <Group gap={6} role="group" aria-label={t('filter.kinds')}>
      {entryKinds.map((kind) => (
        <KindChip key={kind} kind={kind} kinds={kinds} count={counts?.[kind] ?? 0} />
      ))}
    </Group>
  );
}

interface KindChipProps {
  readonly kind: EntryKind;
  /** All that are chosen. */
  readonly kinds: EntryFilter['kinds'];
  /** 0 is not shown. */
  readonly count: number;
}

const KindChip = memo(function KindChip({ kind, kinds, count }: KindChipProps): ReactNode {
  const { t } = useTranslation('common');
  const format = useFormat();
  const isOn = kinds.includes(kind);
  const toggle = (): void =>
    chooseFilter({ kinds: isOn ? kinds.filter((other) => other !== kind) : [...kinds, kind] });
  return (
    <Chip size="xs" variant="light" checked={isOn} onChange={toggle}>
      {t(`kind.${kind}`)}
      {count > 0 && (kinds.length === 0 || isOn) ? (
        <span className={styles['count']}>{format.number(count)}</span>
      ) : null}
    </Chip>
  );
});
