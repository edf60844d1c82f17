import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { bytesOf } from '../../ui/entry-wire.ts';
import { ToneMark } from '../../ui/tone-mark.tsx';
import { hexDump } from './hex-dump.ts';
import styles from './raw-view.module.css';

/** Bytes shown in hex; a page of a million lines helps nobody, and the button copies them all. */
const mostBytes = 16 * 1024;

/** The body exactly as it travelled. */
export function RawView({ entry }: { readonly entry: LogEntry }): ReactNode {
  const { t } = useTranslation('log');
  const format = useFormat();
  const bytes = useMemo(() => bytesOf(entry), [entry]);
  if (bytes.length === 0) return <p className={styles['quiet']}>{t('detail.noBody')}</p>;
  return (
    <div className={styles['view']}>
      {entry.rawBase64 === undefined ? null : <Bytes bytes={bytes} />}
      <div>
        <div className={styles['head']}>
          <h3 className={styles['heading']}>{t('detail.text')}</h3>
          <span className={styles['quiet']}>
            {t('detail.bytes', { number: format.number(bytes.length) })}
          </span>
          <span className={styles['space']} />
          <CopyButton text={entry.raw} what={t('detail.text')} />
        </div>
        <CodeText label={t('detail.text')}>{entry.raw}</CodeText>
      </div>
    </div>
  );
}

/** For a body that is no text. */
function Bytes({ bytes }: { readonly bytes: Uint8Array }): ReactNode {
  const { t } = useTranslation('log');
  const format = useFormat();
  const all = useMemo(() => hexDump(bytes), [bytes]);
  const shown = useMemo(() => hexDump(bytes.subarray(0, mostBytes)), [bytes]);
  return (
    <div>
      <p className={styles['warning']}>
        <ToneMark tone="warn">{t('detail.notUtf8')}</ToneMark>
      </p>
      <div className={styles['head']}>
        <h3 className={styles['heading']}>{t('detail.hex')}</h3>
        <span className={styles['space']} />
        <CopyButton text={all} what={t('detail.hex')} />
      </div>
      <CodeText label={t('detail.hex')}>{shown}</CodeText>
      {bytes.length > mostBytes ? (
        <p className={styles['quiet']}>
          {t('detail.cutBytes', { shown: format.number(mostBytes), number: format.number(bytes.length) })}
        </p>
      ) : null}
    </div>
  );
}
