import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestPreview } from '../../../contract/call-form.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { jsonParts, maskedParts, prettyBody, requestLine } from './request-text.ts';
import styles from './request-view.module.css';

const method = 'POST';

export interface RequestViewProps {
  readonly preview: RequestPreview;
  /** The body byte for byte, instead of one field per line. */
  readonly isExact: boolean;
}

/** Request line, headers, body. */
export function RequestView({ preview, isExact }: RequestViewProps): ReactNode {
  const { t } = useTranslation('call');
  const { host, path } = requestLine(preview.url);
  return (
    <CodeText label={t('request.request')}>
      <span className={styles['strong']}>{method}</span> {path}
      {'\n'}
      <HeaderLine name="Host" value={host} />
      {preview.headers.map(([name, value]) => (
        <HeaderLine key={name} name={name} value={value} />
      ))}
      {'\n'}
      {isExact ? <span className={styles['exact']}>{preview.body}</span> : <PrettyBody body={preview.body} />}
    </CodeText>
  );
}

function HeaderLine({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <span className={styles['header']}>
      <span className={styles['quiet']}>{name}:</span>{' '}
      {maskedParts(value).map((part, at) => (
        <span key={at} className={part.kind === 'masked' ? styles['masked'] : undefined}>
          {part.text}
        </span>
      ))}
      {'\n'}
    </span>
  );
}

function PrettyBody({ body }: { readonly body: string }): ReactNode {
  return jsonParts(prettyBody(body)).map((part, at) => (
    <span key={at} className={styles[part.kind]}>
      {part.text}
    </span>
  ));
}
