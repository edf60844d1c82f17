import {
  Collapse,
  SegmentedControl,
  TagsInput,
  Textarea,
  TextInput,
  UnstyledButton,
  Input,
} from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockModes } from '../../../domain/protocol/wire-time.ts';
import { useSay } from '../../i18n/use-say.ts';
import { WireLabel } from '../../ui/wire-label.tsx';
import type { DraftFaults, ProfileDraft } from './profile-draft.ts';
import styles from './profiles-screen.module.css';

export interface ProfileFieldsProps {
  readonly draft: ProfileDraft;
  readonly faults: DraftFaults;
  /** Faults of fields that nobody has left yet are shown too. */
  readonly showsAll: boolean;
  readonly onChange: (draft: ProfileDraft) => void;
}

type TextField = 'name' | 'baseUrl' | 'appKey' | 'publicUrl' | 'caPem' | 'pinSha256';
type ListField = 'displayNumbers' | 'preTones' | 'postTones';

interface TextProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
  readonly onBlur: () => void;
}

interface ListProps {
  readonly value: string[];
  readonly error: string | undefined;
  readonly splitChars: string[];
  readonly acceptValueOnBlur: true;
  readonly clearable: true;
  readonly onChange: (values: string[]) => void;
  readonly onBlur: () => void;
}

interface Fields {
  text(this: void, field: TextField): TextProps;
  list(this: void, field: ListField): ListProps;
}

/** What every field needs, by its name: its value, what is wrong with it, and how it changes. */
function useFields({ draft, faults, showsAll, onChange }: ProfileFieldsProps): Fields {
  const say = useSay();
  const [left, setLeft] = useState<ReadonlySet<keyof ProfileDraft>>(new Set());
  const errorOf = (field: keyof ProfileDraft): string | undefined => {
    const fault = faults[field];
    return fault !== undefined && (showsAll || left.has(field)) ? say(fault) : undefined;
  };
  const leave = (field: keyof ProfileDraft) => () => setLeft((before) => new Set(before).add(field));
  return {
    text: (field) => ({
      value: draft[field],
      error: errorOf(field),
      onChange: ({ currentTarget: { value } }) => onChange({ ...draft, [field]: value }),
      onBlur: leave(field),
    }),
    list: (field) => ({
      value: [...draft[field]],
      error: errorOf(field),
      splitChars: [',', ';', '，', '；', '\n'],
      acceptValueOnBlur: true,
      clearable: true,
      onChange: (values) => onChange({ ...draft, [field]: values }),
      onBlur: leave(field),
    }),
  };
}

export function ProfileFields(props: ProfileFieldsProps): ReactNode {
  const { t } = useTranslation('profiles');
  const { text, list } = useFields(props);
  return (
    <div className={styles['fields']}>
      <TextInput label={t('form.name')} required {...text('name')} />
      <TextInput
        label={<WireLabel words={t('form.appKey')} wire="Username" />}
        required
        autoComplete="off"
        {...text('appKey')}
      />
      <TextInput
        className={styles['wide'] ?? ''}
        label={t('form.baseUrl')}
        description={t('form.baseUrlHelp')}
        required
        {...text('baseUrl')}
      />
      <TagsInput
        className={styles['wide'] ?? ''}
        label={<WireLabel words={t('form.displayNumbers')} wire="displayNbr" />}
        description={t('form.displayNumbersHelp')}
        {...list('displayNumbers')}
      />
      <TagsInput
        label={<WireLabel words={t('form.preTones')} wire="preTone" />}
        description={t('form.tonesHelp')}
        {...list('preTones')}
      />
      <TagsInput
        label={<WireLabel words={t('form.postTones')} wire="posTone" />}
        description={t('form.tonesHelp')}
        {...list('postTones')}
      />
      <ClockField {...props} />
      <NetworkFields text={text} draft={props.draft} />
    </div>
  );
}

function ClockField({ draft, onChange }: ProfileFieldsProps): ReactNode {
  const { t } = useTranslation('profiles');
  const id = useId();
  return (
    <Input.Wrapper
      className={styles['wide'] ?? ''}
      label={<WireLabel words={t('form.clock')} wire="Created" />}
      labelElement="div"
      labelProps={{ id }}
      description={t('form.clockHelp')}
    >
      <div>
        <SegmentedControl
          mt={4}
          aria-labelledby={id}
          value={draft.clock}
          onChange={(clock) => onChange({ ...draft, clock })}
          data={clockModes.map((value) => ({ value, label: t(`form.clocks.${value}`) }))}
        />
      </div>
    </Input.Wrapper>
  );
}

/** Seldom needed, so folded away unless something stands there. */
function NetworkFields({ text, draft }: Pick<Fields, 'text'> & { readonly draft: ProfileDraft }): ReactNode {
  const { t } = useTranslation('profiles');
  const [isOpen, setIsOpen] = useState(`${draft.publicUrl}${draft.caPem}${draft.pinSha256}` !== '');
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div className={styles['wide']}>
      <UnstyledButton className={styles['row']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Chevron size={16} aria-hidden /> {t('form.more')}
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className={styles['fields']}>
          <TextInput
            className={styles['wide'] ?? ''}
            label={t('form.publicUrl')}
            description={t('form.publicUrlHelp')}
            {...text('publicUrl')}
          />
          <Textarea
            className={`${styles['wide'] ?? ''} ${styles['mono'] ?? ''}`}
            label={t('form.caPem')}
            autosize
            minRows={3}
            maxRows={10}
            spellCheck={false}
            {...text('caPem')}
          />
          <TextInput
            className={styles['wide'] ?? ''}
            label={t('form.pinSha256')}
            description={t('form.pinHelp')}
            {...text('pinSha256')}
          />
        </div>
      </Collapse>
    </div>
  );
}
