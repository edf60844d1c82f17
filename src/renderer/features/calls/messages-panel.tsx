import { Accordion, SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../domain/call/call.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { MessageItem, type BodyForm } from './message-item.tsx';
import { useCallMessages } from './use-call-messages.ts';
import styles from './messages-panel.module.css';

/** What was sent and received, byte for byte, in the order of the log. */
export function MessagesPanel({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const { messages, isCut, error } = useCallMessages(call);
  const [form, setForm] = useState<BodyForm>('sent');
  return (
    <Panel
      title={t('messages.title')}
      beside={
        <SegmentedControl
          size="xs"
          aria-label={t('messages.form')}
          value={form}
          onChange={setForm}
          data={[
            { value: 'sent', label: t('messages.sent') },
            { value: 'indented', label: t('messages.indented') },
          ]}
        />
      }
    >
      {error === null ? null : <FailureNote failure={error} />}
      <Accordion
        multiple
        keepMounted={false}
        order={3}
        variant="default"
        chevronPosition="left"
        classNames={accordionStyles}
      >
        {messages.map((message) => (
          <MessageItem key={message.entry.seq} message={message} form={form} />
        ))}
      </Accordion>
      {isCut ? <p className={styles['note']}>{t('messages.cut', { count: messages.length })}</p> : null}
    </Panel>
  );
}

const accordionStyles = {
  item: styles['item'] ?? '',
  control: styles['control'] ?? '',
  chevron: styles['chevron'] ?? '',
  label: styles['label'] ?? '',
  content: styles['content'] ?? '',
};
