/** Numbers and codes can be hidden while others look at the screen. The choice lasts as long as the page. */
import { useSyncExternalStore } from 'react';
import { formatPhoneNumber } from '../../../domain/protocol/china-number.ts';
import { maskCode, maskNumber, maskPersonalFields } from '../../../domain/redaction.ts';

let isMasked = false;
const watchers = new Set<() => void>();

export interface Personal {
  readonly isMasked: boolean;
  /** `+86 138 0000 0001`, or `+86 138 •••• 0001`. */
  number(this: void, number: string): string;
  code(this: void, code: string): string;
  /** JSON text. */
  json(this: void, json: string): string;
}

const asIs = (text: string): string => text;

const shown: Personal = { isMasked: false, number: formatPhoneNumber, code: asIs, json: asIs };
const masked: Personal = { isMasked: true, number: maskNumber, code: maskCode, json: maskPersonalFields };

export function setMasked(value: boolean): void {
  isMasked = value;
  for (const watcher of watchers) watcher();
}

/** How personal data is written at the moment. */
export function usePersonal(): Personal {
  return useSyncExternalStore(watch, () => (isMasked ? masked : shown));
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
