import { useMemo, type ReactNode } from 'react';
import { useMethod } from '../data/use-method.ts';
import { createFormat } from './format.ts';
import { FormatContext } from './use-format.ts';
import { useLanguage } from './use-say.ts';

/** One for all: a list asks for it in every row. */
export function FormatProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useLanguage();
  const timeZone = useMethod('settings.read', {}).data?.preferences.timeZone ?? 'machine';
  const machineZone =
    useMethod('host.describe', {}).data?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const format = useMemo(
    () => createFormat(language, timeZone, machineZone),
    [language, timeZone, machineZone],
  );
  return <FormatContext value={format}>{children}</FormatContext>;
}
