import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import { CodeField } from './code-field.tsx';
import { CalleeField, DisplayNumberField } from './number-fields.tsx';
import { IdlePortField, LanguageField, TimesField } from './play-fields.tsx';
import { PushField } from './push-field.tsx';
import { PostToneField, PreToneField } from './tone-fields.tsx';
import { UserDataField } from './user-data-field.tsx';
import styles from './form-panel.module.css';

export function FormPanel(): ReactNode {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('form')} beside={<IdlePortField />} className={styles['panel']}>
      <div className={styles['fields']}>
        <DisplayNumberField />
        <CalleeField />
        <CodeField />
        <PreToneField />
        <PostToneField />
        <LanguageField />
        <TimesField />
        <UserDataField />
        <PushField />
      </div>
    </Panel>
  );
}
