import { Accordion } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSay } from '../../i18n/use-say.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { firstLineOf, headOf } from '../../ui/entry-wire.ts';
import { ToneMark } from '../../ui/tone-mark.tsx';
import { indented, type CallMessage } from './call-messages.ts';
import { usePersonal } from './masking.ts';
import styles from './messages-panel.module.css';

/** A body as it travelled, or with one field a line. */
export type BodyForm = 'sent' | 'indented';

export interface MessageItemProps {
  readonly message: CallMessage;
  readonly form: BodyForm;
}

export function MessageItem({ message, form }: MessageItemProps): ReactNode {
  const { entry } = message;
  return (
    <Accordion.Item value={String(entry.seq)}>
      <Accordion.Control>
        <Line message={message} />
      </Accordion.Control>
      <Accordion.Panel>
        <Details message={message} form={form} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function Line({ message: { entry, text, cdrs, repeats } }: { readonly message: CallMessage }): ReactNode {
  const { t } = useTranslation(['calls', 'common']);
  const say = useSay();
  const format = useFormat();
  const Direction = entry.kind === 'request' ? IconArrowUpRight : IconArrowDownLeft;
  return (
    <span className={styles['line']}>
      <span className={styles['time']}>{format.time(entry.at)}</span>
      <span className={styles['kind']}>
        <Direction size={14} aria-hidden />
        {t(`common:kind.${entry.kind}`)}
      </span>
      <span className={styles['words']}>
        {text === null ? wordless(entry) : say(text)}
        {cdrs > 1 ? <span className={styles['quiet']}> {t('messages.ofBatch', { count: cdrs })}</span> : null}
      </span>
      {repeats === null ? null : (
        <span className={styles['repeat']}>
          <IconCopy size={13} aria-hidden />
          {t('messages.repeats', { seq: repeats })}
        </span>
      )}
      <span className={styles['quiet']}>{entry.http === null ? '' : `HTTP ${entry.http}`}</span>
    </span>
  );
}

/** What there is to say of a request, and of an answer that never came. */
function wordless(entry: LogEntry): string {
  const { kind, detail } = entry;
  if (kind === 'request') return firstLineOf(entry);
  return typeof detail?.['failure'] === 'string' ? detail['failure'] : '';
}

function Details({ message: { entry, problems }, form }: MessageItemProps): ReactNode {
  const { t } = useTranslation('calls');
  const say = useSay();
  const personal = usePersonal();
  const head = headOf(entry);
  const whole = personal.json(entry.raw);
  const body = form === 'sent' ? whole : indented(whole);
  return (
    <div className={styles['details']}>
      {problems.map(({ field, rule, severity, text }) => (
        <ToneMark key={`${field} ${rule}`} tone={severity === 'error' ? 'bad' : 'warn'}>
          {say(text)}
        </ToneMark>
      ))}
      {entry.source === null ? null : (
        <p className={styles['quiet']}>{t('messages.from', { source: entry.source, seq: entry.seq })}</p>
      )}
      {head === '' ? null : <Block name={t('messages.headers')} text={head} />}
      {body === '' ? (
        <p className={styles['quiet']}>{t('messages.noBody')}</p>
      ) : (
        <Block name={t('messages.body')} text={body} />
      )}
    </div>
  );
}

function Block({ name, text }: { readonly name: string; readonly text: string }): ReactNode {
  return (
    <div className={styles['block']}>
      <h4>{name}</h4>
      <CopyButton text={text} what={name} />
      <CodeText label={name}>{text}</CodeText>
    </div>
  );
}
