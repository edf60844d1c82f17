import { Button, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type Failure } from '../../../contract/errors.ts';
import type { ProfileView } from '../../../domain/profile.ts';
import { useClient } from '../../data/host-context.tsx';
import { useSay } from '../../i18n/use-say.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import styles from './profiles-screen.module.css';

interface SecretInput {
  readonly typed: string;
  readonly error: AppError | null;
  readonly isPending: boolean;
  type(this: void, text: string): void;
  keep(this: void, where: 'stored' | 'session'): void;
}

/** Not a `useCommand`: that remembers for minutes what it was given. What was typed is forgotten once it is kept. */
function useSecretInput(name: string): SecretInput {
  const { t } = useTranslation('profiles');
  const client = useClient();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const [isPending, setIsPending] = useState(false);
  const keep = async (where: 'stored' | 'session'): Promise<void> => {
    if (typed.trim() === '') return;
    setIsPending(true);
    setError(null);
    const reply = await client.request('profile.setSecret', { name, secret: typed, keep: where });
    setIsPending(false);
    if (!reply.ok) {
      setError(errorOf(reply));
      return;
    }
    setTyped('');
    const message = reply.value.trimmed ? `${t('secret.done')} ${t('secret.trimmed')}` : t('secret.done');
    notifications.show({ color: 'green', message });
  };
  return { typed, error, isPending, type: setTyped, keep: (where) => void keep(where) };
}

/** Takes a secret in; none ever comes back. */
export function SecretBox({ profile }: { readonly profile: ProfileView }): ReactNode {
  const { t } = useTranslation('profiles');
  const { typed, error, isPending, type, keep } = useSecretInput(profile.name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep('stored');
      }}
    >
      <Whereabouts profile={profile} />
      <div className={styles['row']}>
        <PasswordInput
          className={styles['grow'] ?? ''}
          label={profile.secret === null ? t('secret.enter') : t('secret.replace')}
          description={t('secret.help')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ currentTarget: { value } }) => type(value)}
        />
        <Button type="submit" variant="default" loading={isPending} disabled={typed.trim() === ''}>
          {t('secret.keep')}
        </Button>
      </div>
      {error === null ? null : (
        <div className={styles['result']}>
          <FailureNote
            failure={error}
            action={
              error.code === 'secret-store-refused' ? (
                <div className={styles['buttons']}>
                  <Button size="xs" onClick={() => keep('session')}>
                    {t('secret.session')}
                  </Button>
                </div>
              ) : null
            }
          />
        </div>
      )}
    </form>
  );
}

function Whereabouts({ profile: { secret, storedSecret } }: { readonly profile: ProfileView }): ReactNode {
  const { t } = useTranslation('profiles');
  const say = useSay();
  if (secret === null) return <p className={styles['text']}>{t('secret.none')}</p>;
  const isStored = storedSecret !== null && storedSecret.en === secret.en;
  return (
    <p className={styles['text']}>
      {isStored ? t('secret.stored', { where: say(secret) }) : t('secret.used', { where: say(secret) })}
      {storedSecret === null || isStored ? null : ` ${t('secret.stored', { where: say(storedSecret) })}`}
    </p>
  );
}

function errorOf({ code, message, next, fields }: Failure): AppError {
  return new AppError(code, message, { next, fields });
}
