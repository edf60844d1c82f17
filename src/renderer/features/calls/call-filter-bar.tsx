import { Button, Checkbox, Chip, Group, Kbd, Popover, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconSearch, IconX } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { clearFilter, filterCalls, useListView } from './list-view.ts';
import { chosenOf, toggleGroup, toggleVerdict, verdictGroups, verdictsOf } from './verdict-groups.ts';
import styles from './call-filter-bar.module.css';

/** As the contract has it. */
const longestText = 200;

export function CallFilterBar(): ReactNode {
  const { t } = useTranslation('calls');
  const { filter } = useListView();
  const isFiltered = filter.text !== '' || filter.verdicts.length > 0;
  return (
    <div className={styles['bar']} role="search" aria-label={t('filter.label')}>
      <SearchField text={filter.text} />
      <Group gap={6} role="group" aria-label={t('filter.verdicts')}>
        {verdictGroups.map((group) => (
          <Chip
            key={group}
            size="xs"
            variant="light"
            checked={chosenOf(group, filter.verdicts) === 'all'}
            onChange={() => filterCalls({ verdicts: toggleGroup(group, filter.verdicts) })}
          >
            {t(`groups.${group}`)}
          </Chip>
        ))}
        <SingleVerdicts />
      </Group>
      {isFiltered ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={13} aria-hidden />}
          onClick={clearFilter}
        >
          {t('filter.clear')}
        </Button>
      ) : null}
    </div>
  );
}

function SearchField({ text }: { readonly text: string }): ReactNode {
  const { t } = useTranslation('calls');
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => input.current?.focus()]]);
  return (
    <TextInput
      ref={input}
      className={styles['search'] ?? ''}
      size="xs"
      type="search"
      maxLength={longestText}
      value={text}
      onChange={({ currentTarget: { value } }) => filterCalls({ text: value })}
      aria-label={t('filter.search')}
      placeholder={t('filter.placeholder')}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text === '' ? <Kbd size="xs">/</Kbd> : null}
    />
  );
}

/** Every verdict by itself, under its group. */
function SingleVerdicts(): ReactNode {
  const { t } = useTranslation('calls');
  const { filter } = useListView();
  const { verdicts } = filter;
  const isPart = verdictGroups.some((group) => chosenOf(group, verdicts) === 'some');
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          size="compact-xs"
          radius="xl"
          variant={isPart ? 'light' : 'default'}
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          {isPart ? t('filter.chosen', { count: verdicts.length }) : t('filter.single')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles['verdicts']}>
          {verdictGroups.map((group) => (
            <fieldset key={group} className={styles['group']} data-group={group}>
              <legend>{t(`groups.${group}`)}</legend>
              {verdictsOf(group).map((code) => (
                <Checkbox
                  key={code}
                  size="xs"
                  label={<VerdictMark code={code} />}
                  checked={verdicts.includes(code)}
                  onChange={() => filterCalls({ verdicts: toggleVerdict(code, verdicts) })}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
