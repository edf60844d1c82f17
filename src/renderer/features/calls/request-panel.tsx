import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../domain/call/call.ts';
import { decodeBase64 } from '../../../domain/protocol/base64.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { WireLabel } from '../../ui/wire-label.tsx';
import { usePersonal, type Personal } from './masking.ts';
import styles from './request-panel.module.css';

const fields = [
  'displayNbr',
  'calleeNbr',
  'verifyCode',
  'languageType',
  'preTone',
  'posTone',
  'times',
  'statusUrl',
  'feeUrl',
  'returnIdlePort',
  'userData',
] as const;
type FieldName = (typeof fields)[number];

/** What was asked of the platform, and under which names the call is known. */
export function RequestPanel({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const personal = usePersonal();
  const { request, displayNbr, sessionId, callId, response } = call;
  const rows = fields.flatMap((field) => {
    const value = request?.[field] ?? (field === 'displayNbr' ? displayNbr : undefined);
    return typeof value === 'string' || typeof value === 'number' ? [{ field, value: String(value) }] : [];
  });
  return (
    <Panel title={t('request.title')}>
      <dl className={styles['fields']}>
        {rows.map(({ field, value }) => (
          <Row key={field} words={t(`request.${field}`)} wire={field}>
            {written(field, value, personal)}
          </Row>
        ))}
        {response?.idlePort == null ? null : (
          <Row words={t('request.idlePort')} wire="idlePort">
            {response.idlePort}
          </Row>
        )}
        {sessionId === null ? null : (
          <Name words={t('request.sessionId')} wire="sessionId" value={sessionId} />
        )}
        {callId === null ? null : <Name words={t('request.callId')} wire="callId" value={callId} />}
      </dl>
    </Panel>
  );
}

/** Addresses travel as Base64, which nobody reads. */
function written(field: FieldName, value: string, { number, code }: Personal): string {
  switch (field) {
    case 'displayNbr':
    case 'calleeNbr':
      return number(value);
    case 'verifyCode':
      return code(value);
    case 'statusUrl':
    case 'feeUrl':
      return decodeBase64(value) ?? value;
    default:
      return value;
  }
}

interface RowProps {
  readonly words: string;
  readonly wire: string;
}

function Row({ words, wire, children }: RowProps & { readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>
        <WireLabel words={words} wire={wire} />
      </dt>
      <dd>{children}</dd>
    </>
  );
}

function Name({ words, wire, value }: RowProps & { readonly value: string }): ReactNode {
  return (
    <Row words={words} wire={wire}>
      <span className={styles['name']}>
        {value}
        <CopyButton text={value} what={words} />
      </span>
    </Row>
  );
}
