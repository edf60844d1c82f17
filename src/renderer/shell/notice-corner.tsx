import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './notice-corner.module.css';

/** Where notices appear; each can be closed by a button that has a name. */
export function NoticeCorner(): ReactNode {
  const { t } = useTranslation('common');
  const close = t('close');
  const theme = useMemo(
    () => ({ components: { CloseButton: { defaultProps: { 'aria-label': close } } } }),
    [close],
  );
  return (
    <MantineThemeProvider theme={theme}>
      <Notifications position="bottom-right" limit={4} className={styles['notifications'] ?? ''} />
    </MantineThemeProvider>
  );
}
