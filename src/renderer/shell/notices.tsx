import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { Notice } from '../../contract/views.ts';
import { useHostEvent } from '../data/host-context.tsx';
import { useMethod } from '../data/use-method.ts';
import { useSay } from '../i18n/use-say.ts';

const colors: Readonly<Record<Notice['severity'], string>> = {
  info: 'blue',
  warning: 'yellow',
  error: 'red',
};

/** Notices that this page has shown, so that one which is listed and told is shown once. */
const shown = new Set<Notice['id']>();

/** What the host wants a person to know; it stays until it is closed, except for mere information. */
export function Notices(): ReactNode {
  const say = useSay();
  const show = ({ id, severity, text, next }: Notice): void => {
    if (shown.has(id)) return;
    shown.add(id);
    notifications.show({
      color: colors[severity],
      title: say(text),
      message: next === null ? '' : say(next),
      autoClose: severity === 'info' ? 10_000 : false,
    });
  };
  useHostEvent('notice.raised', show);
  // Those raised before this page was open.
  const { data: earlier } = useMethod('notice.list', {});
  const showEarlier = useEffectEvent((notices: readonly Notice[]) => notices.forEach(show));
  useEffect(() => showEarlier(earlier ?? []), [earlier]);
  return null;
}
