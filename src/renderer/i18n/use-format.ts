import { createContext, useContext } from 'react';
import type { Format } from './format.ts';

export const FormatContext = createContext<Format | null>(null);

export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (format === null) throw new Error('used outside of FormatProvider');
  return format;
}
