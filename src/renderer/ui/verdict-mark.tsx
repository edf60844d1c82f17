import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerdictCode } from '../../domain/verdict/verdict.ts';
import { ToneMark } from './tone-mark.tsx';
import { verdictTones } from './tone.ts';

/** How a call went, in two words. */
export function VerdictMark({ code }: { readonly code: VerdictCode }): ReactNode {
  const { t } = useTranslation('common');
  return <ToneMark tone={verdictTones[code]}>{t(`verdict.${code}`)}</ToneMark>;
}
