import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { Notice } from '../../contract/views.ts';
import { useHostEvent } from '../data/host-context.tsx';
import { useSay } from '../i18n/use-say.ts';

const colors: Readonly<Record<Notice['severity'], string>> = {
  info: 'blue',
  warning: 'yellow',
  error: 'red',
};

/** Shows what the host wants a person to know: notices stay until they are closed, except for mere information. */
export function Notices(): ReactNode {
  const say = useSay();
  useHostEvent('notice.raised', ({ severity, text, next }) => {
    notifications.show({
      color: colors[severity],
      title: say(text),
      message: next === null ? '' : say(next),
      autoClose: severity === 'info' ? 10_000 : false,
    });
  });
  return null;
}
