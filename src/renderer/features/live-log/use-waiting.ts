import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import type { LiveLogView } from './live-log.ts';

/** `12 wait` while it is paused, `12 new` for who reads further back. */
export function useWaiting({ waiting: count, isWaitingLeast, isPaused }: LiveLogView): string {
  const { t } = useTranslation('log');
  const written = useFormat().number(count);
  const number = isWaitingLeast ? t('atLeast', { number: written }) : written;
  return isPaused ? t('waiting', { count, number }) : t('new', { count, number });
}
