import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProfileTitle } from '../../ui/use-profile-title.ts';
import { WireLabel } from '../../ui/wire-label.tsx';
import { useCallForm } from './call-form-context.tsx';
import { recentValues } from './recent-values.ts';
import { useField } from './use-field.tsx';
import { useRecentCalls } from './use-recent-calls.ts';
import { ValueField } from './value-field.tsx';

export function PreToneField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, profile, change } = useCallForm();
  const titleOf = useProfileTitle();
  const calls = useRecentCalls();
  const value = form.preTone ?? '';
  const take = (preTone: string): void => change({ preTone });
  const field = useField('preTone', { text: value, onTake: take });
  return (
    <ValueField
      {...field}
      label={<WireLabel words={t('preTone')} wire="preTone" />}
      value={value}
      onChange={take}
      groups={[
        { group: t('ofProfile', { profile: titleOf(profile.name) }), items: profile.preTones },
        { group: t('recent'), items: recentValues(calls, 'preTone', profile.preTones) },
      ]}
    />
  );
}

export function PostToneField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, profile, change } = useCallForm();
  const titleOf = useProfileTitle();
  const calls = useRecentCalls();
  const value = form.postTone ?? '';
  const take = (postTone: string): void => change({ postTone });
  const field = useField('posTone', { text: value, onTake: take });
  return (
    <ValueField
      {...field}
      label={<WireLabel words={t('postTone')} wire="posTone" />}
      placeholder={t('noTone')}
      value={value}
      onChange={take}
      groups={[
        { group: t('ofProfile', { profile: titleOf(profile.name) }), items: profile.postTones },
        { group: t('recent'), items: recentValues(calls, 'posTone', profile.postTones) },
      ]}
    />
  );
}
