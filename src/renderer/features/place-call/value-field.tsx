import { Autocomplete, type AutocompleteProps, type ComboboxParsedItem } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './value-field.module.css';

export interface ValueGroup {
  readonly group: string;
  readonly items: readonly string[];
}

export type ValueFieldProps = Omit<AutocompleteProps, 'data' | 'filter'> & {
  readonly groups: readonly ValueGroup[];
};

/** A value that may be typed, or taken from those of the profile and those used lately. */
export function ValueField({ groups, ...others }: ValueFieldProps): ReactNode {
  const data = distinct(groups);
  return (
    <Autocomplete
      data={data}
      filter={matching}
      openOnFocus={false}
      maxDropdownHeight={280}
      spellCheck={false}
      autoComplete="off"
      rightSection={data.length === 0 ? null : <IconChevronDown size={14} aria-hidden />}
      rightSectionPointerEvents="none"
      rightSectionWidth={28}
      classNames={{ input: styles['input'] ?? '' }}
      {...others}
    />
  );
}

/** Each value once, in the first group that has it; groups without values are left out. */
function distinct(groups: readonly ValueGroup[]): { group: string; items: string[] }[] {
  const seen = new Set<string>();
  const rest = groups.map(({ group, items }) => ({
    group,
    items: items.filter((item) => {
      if (item === '' || seen.has(item)) return false;
      seen.add(item);
      return true;
    }),
  }));
  return rest.filter(({ items }) => items.length > 0);
}

interface FilterInput {
  readonly options: ComboboxParsedItem[];
  readonly search: string;
}

/** What contains the typed text, however it is grouped; everything while a value of the list stands there. */
function matching({ options, search }: FilterInput): ComboboxParsedItem[] {
  const all = options.flatMap((option) => ('group' in option ? option.items : [option]));
  const wanted = bare(search);
  if (wanted === '' || all.some(({ value }) => bare(value) === wanted)) return options;
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return bare(option.value).includes(wanted) ? [option] : [];
    const items = option.items.filter(({ value }) => bare(value).includes(wanted));
    return items.length === 0 ? [] : [{ ...option, items }];
  });
}

function bare(text: string): string {
  return text.replace(/\s/g, '').toLowerCase();
}
