import { parseAksk } from '../protocol/aksk-header.ts';
import type { ClockMode } from '../protocol/wire-time.ts';
import type { Language } from '../text.ts';

/** A request as it is previewed. */
export interface SnippetRequest {
  readonly url: string;
  /** In the order of sending; of X-AKSK only the app key is used, so its digest may be masked or not. */
  readonly headers: readonly (readonly [string, string])[];
  /** JSON text, so it holds no NUL and no lone surrogate. */
  readonly body: string;
}

export interface SnippetOptions {
  /** Which clock `Created` shows. */
  readonly clock: ClockMode;
  /** Of the comments. */
  readonly language: Language;
}

/** Where a snippet takes the app_secret from; the terminal uses the same name. */
export const secretVariable = 'RINGCODE_APP_SECRET';

export function isSignature(headerName: string): boolean {
  return headerName.toLowerCase() === 'x-aksk';
}

/** The app key of the X-AKSK header; empty where there is none. */
export function appKeyOf({ headers }: SnippetRequest): string {
  const signature = headers.find(([name]) => isSignature(name));
  return parseAksk(signature?.[1] ?? '').username ?? '';
}
