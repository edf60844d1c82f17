import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileTest as TestResult } from '../../../contract/views.ts';
import { useHostEvent } from '../../data/host-context.tsx';
import { useCommand } from '../../data/use-method.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSay } from '../../i18n/use-say.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ToneMark } from '../../ui/tone-mark.tsx';
import styles from './profiles-screen.module.css';

/** Asks the platform, without ringing anybody, whether address, key, secret and clock are right. */
export function ProfileTest({ name }: { readonly name: string }): ReactNode {
  const { t } = useTranslation('profiles');
  const { mutate, data, error, isPending, reset } = useCommand('profile.test');
  // It was about the profile and the secret as they were.
  useHostEvent('profile.changed', reset);
  return (
    <Panel title={t('test.heading')}>
      <p className={styles['quiet']}>{t('test.help')}</p>
      <Button
        variant="default"
        leftSection={<IconPlugConnected size={16} />}
        loading={isPending}
        onClick={() => mutate({ name })}
      >
        {t('test.run')}
      </Button>
      <div className={styles['result']} role="status">
        {isPending || data === undefined ? null : <Result result={data} />}
        {error === null ? null : <FailureNote failure={error} />}
      </div>
    </Panel>
  );
}

function Result({ result }: { readonly result: TestResult }): ReactNode {
  const { t } = useTranslation('profiles');
  const say = useSay();
  const format = useFormat();
  const { works, http, resultcode, milliseconds, explanation, next } = result;
  const facts = [
    http === null ? null : t('test.http', { http }),
    resultcode === null ? null : t('test.code', { code: resultcode }),
    format.seconds(milliseconds / 1000),
  ];
  return (
    <>
      <ToneMark tone={works ? 'ok' : 'bad'}>{say(explanation)}</ToneMark>
      {next === null ? null : <p>{say(next)}</p>}
      <p>{facts.filter((fact) => fact !== null).join(' · ')}</p>
    </>
  );
}
