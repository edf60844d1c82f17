import { useMemo } from 'react';
import { useMethod } from '../data/use-method.ts';
import { createFormat, type Format } from './format.ts';
import { useLanguage } from './use-say.ts';

export function useFormat(): Format {
  const language = useLanguage();
  const timeZone = useMethod('settings.read', {}).data?.preferences.timeZone ?? 'machine';
  const machineZone =
    useMethod('host.describe', {}).data?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => createFormat(language, timeZone, machineZone), [language, timeZone, machineZone]);
}
