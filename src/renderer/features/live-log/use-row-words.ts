import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useSay } from '../../i18n/use-say.ts';
import type { RowWords } from './row-summary.ts';

export function useRowWords(words: RowWords): string {
  const { t } = useTranslation('log');
  const say = useSay();
  const format = useFormat();
  switch (words.by) {
    case 'text':
      return say(words.text);
    case 'request':
      return t('row.request', { profile: words.profile });
    case 'refused':
      return t(`refused.${words.reason}`);
    case 'size':
      return t('row.size', { size: format.number(words.characters) });
  }
}
