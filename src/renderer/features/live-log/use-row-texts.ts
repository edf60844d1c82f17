import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryKind } from '../../../domain/log/log-entry.ts';
import type { Format } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useLanguage } from '../../i18n/use-say.ts';
import { profileTitle } from '../../ui/use-profile-title.ts';
import type { RowWords } from './row-summary.ts';

/** What rows need to be written, looked up once for all of them: they are redrawn many times a second. */
export interface RowTexts {
  readonly format: Format;
  words(this: void, words: RowWords): string;
  kind(this: void, kind: EntryKind): string;
  problems(this: void, count: number): string;
}

export function useRowTexts(): RowTexts {
  const { t } = useTranslation(['log', 'common']);
  const language = useLanguage();
  const format = useFormat();
  return useMemo(
    () => ({
      format,
      words: (words) => {
        switch (words.by) {
          case 'text':
            return words.text[language];
          case 'request':
            return t('log:row.request', {
              profile: profileTitle(words.profile, t('common:simulatorProfile')),
            });
          case 'refused':
            return t(`common:refusals.${words.reason}`);
          case 'size':
            return t('log:row.size', { size: format.number(words.characters) });
        }
      },
      kind: (kind) => t(`common:kind.${kind}`),
      problems: (count) => t('log:problems', { count }),
    }),
    [t, language, format],
  );
}
