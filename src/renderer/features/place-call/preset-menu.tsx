import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallForm, Preset } from '../../../contract/call-form.ts';
import { useCommand, useMethod } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { ProfileMark } from '../../ui/profile-mark.tsx';
import { showFailure } from '../../ui/show-failure.ts';
import { simulatorProfileName } from '../../../domain/profile.ts';
import { wireForm } from './call-values.ts';
import { useProfileTitle } from '../../ui/use-profile-title.ts';
import styles from './preset-menu.module.css';

export interface PresetMenuProps {
  readonly form: CallForm;
  readonly onForm: (form: CallForm) => void;
}

/** Filled-in forms under a name: kept, used again, deleted. */
export function PresetMenu({ form, onForm }: PresetMenuProps): ReactNode {
  const { t } = useTranslation('call');
  const [isOpen, setOpen] = useState(false);
  const presets = useMethod('preset.list', {}).data ?? [];
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('presets.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles['dropdown'] ?? ''} aria-label={t('presets.title')}>
        {presets.length === 0 ? (
          <p className={styles['none']}>{t('presets.none')}</p>
        ) : (
          <ul className={styles['list']}>
            {presets.map((preset) => (
              <PresetRow
                key={preset.name}
                preset={preset}
                onUse={() => {
                  onForm(preset.form);
                  setOpen(false);
                }}
              />
            ))}
          </ul>
        )}
        <SavePart form={form} presets={presets} onSaved={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PresetRow({ preset, onUse }: { readonly preset: Preset; readonly onUse: () => void }): ReactNode {
  const { t } = useTranslation('call');
  const say = useSay();
  const titleOf = useProfileTitle();
  const { mutate, isPending } = useCommand('preset.remove');
  return (
    <li className={styles['row']}>
      <button type="button" className={styles['use']} onClick={onUse}>
        <ProfileMark builtIn={preset.form.profile === simulatorProfileName} />
        <span className={styles['name']}>{preset.name}</span>
        <span className={styles['profile']}>{titleOf(preset.form.profile)}</span>
      </button>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={isPending}
        aria-label={t('presets.remove', { name: preset.name })}
        onClick={() => mutate({ name: preset.name }, { onError: (error) => showFailure(error, say) })}
      >
        <IconTrash size={15} />
      </ActionIcon>
    </li>
  );
}

interface SavePartProps {
  readonly form: CallForm;
  readonly presets: readonly Preset[];
  readonly onSaved: () => void;
}

function SavePart({ form, presets, onSaved }: SavePartProps): ReactNode {
  const { t } = useTranslation('call');
  const say = useSay();
  const [typed, setTyped] = useState('');
  const { mutate, isPending } = useCommand('preset.save');
  const name = typed.trim();
  const isKnown = presets.some((preset) => preset.name === name);
  return (
    <form
      className={styles['save']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name === '') return;
        mutate(
          { preset: { name, form: wireForm(form) } },
          { onSuccess: onSaved, onError: (error) => showFailure(error, say) },
        );
      }}
    >
      <TextInput
        size="xs"
        className={styles['field'] ?? ''}
        aria-label={t('presets.name')}
        placeholder={t('presets.name')}
        maxLength={64}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="light" disabled={name === ''} loading={isPending}>
        {isKnown ? t('presets.replace') : t('presets.save')}
      </Button>
    </form>
  );
}
