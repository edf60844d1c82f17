/** What one row of the list says. Read from the body only for rows that are drawn, and once for each entry. */
import { explainResult } from '../../../domain/codes/result-codes.ts';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { readCallVerifyResponse } from '../../../domain/protocol/call-verify-response.ts';
import { decodeNotification } from '../../../domain/protocol/decode.ts';
import { decodeCdr } from '../../../domain/protocol/decode-cdr.ts';
import type { Cdr } from '../../../domain/protocol/fee-notification.ts';
import { readNotification } from '../../../domain/protocol/read-notification.ts';
import type { StatusNotification } from '../../../domain/protocol/status-notification.ts';
import type { Text } from '../../../domain/text.ts';
import { hangupCause, q850Cause, releaseCause, sipCause } from '../../../domain/verdict/verdict-code-map.ts';
import { failureCause } from '../../../domain/verdict/verdict-failures.ts';
import { bytesOf } from '../../ui/entry-wire.ts';
import { refusalReason, type RefusalReason } from '../../ui/refusal-reason.ts';
import { verdictTones, type Tone } from '../../ui/tone.ts';

/** What a row says, as words of the domain or as a key of the catalogue. */
export type RowWords =
  | { readonly by: 'text'; readonly text: Text }
  | { readonly by: 'request'; readonly profile: string }
  | { readonly by: 'refused'; readonly reason: RefusalReason }
  | { readonly by: 'size'; readonly characters: number };

export interface RowSummary {
  readonly tone: Tone;
  readonly words: RowWords;
  /** The number behind the words: result code or hang-up cause. */
  readonly code: string | null;
  /** As it was sent. */
  readonly callee: string | null;
  /** What is not as documented. */
  readonly problems: number;
}

/** Larger bodies are read when they are opened: a list of them must scroll. */
const mostCharacters = 128 * 1024;

const known = new WeakMap<LogEntry, RowSummary>();

export function summaryOf(entry: LogEntry): RowSummary {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const summary = entry.raw.length > mostCharacters ? summaryOfSize(entry) : summarise(entry);
  known.set(entry, summary);
  return summary;
}

const plain = { code: null, callee: null, problems: 0 } as const;

function summarise(entry: LogEntry): RowSummary {
  switch (entry.kind) {
    case 'request':
      return summaryOfRequest(entry);
    case 'response':
      return summaryOfResponse(entry);
    case 'refused':
      return { ...plain, tone: 'bad', words: { by: 'refused', reason: refusalReason(entry) } };
    case 'status':
    case 'fee':
    case 'unreadable':
      return summaryOfNotification(entry);
  }
}

function summaryOfSize({ kind, raw, detail }: LogEntry): RowSummary {
  const problems = detail?.['problems'];
  return {
    ...plain,
    tone: kind === 'unreadable' || kind === 'refused' ? 'bad' : 'idle',
    words: { by: 'size', characters: raw.length },
    problems: typeof problems === 'number' ? problems : 0,
  };
}

function summaryOfRequest({ raw, detail }: LogEntry): RowSummary {
  const profile = detail?.['profile'];
  const words = { by: 'request', profile: typeof profile === 'string' ? profile : '' } as const;
  return { ...plain, tone: 'idle', words, callee: calleeOf(raw) };
}

function calleeOf(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('calleeNbr' in value)) return null;
    return typeof value.calleeNbr === 'string' ? value.calleeNbr : null;
  } catch {
    return null;
  }
}

function summaryOfResponse(entry: LogEntry): RowSummary {
  const answer = readCallVerifyResponse(entry.raw);
  if (!answer.ok) {
    const { says } = failedExchange(entry);
    return { ...plain, tone: 'bad', words: { by: 'text', text: says } };
  }
  const { resultcode, resultdesc } = answer.response;
  const { en, zh } = explainResult(resultcode, resultdesc);
  const tone = resultcode === '0' ? 'ok' : 'bad';
  return { ...plain, tone, words: { by: 'text', text: { en, zh } }, code: resultcode };
}

/** Why a request brought no usable answer, and what to do. */
export function failedExchange({ detail, http }: LogEntry): ReturnType<typeof failureCause> {
  const failure = detail?.['failure'];
  return failureCause(
    typeof failure === 'string' ? failure : 'no-resultcode',
    detail?.['maySent'] !== false,
    http,
  );
}

function summaryOfNotification(entry: LogEntry): RowSummary {
  const notification = readNotification(bytesOf(entry));
  const decoded = decodeNotification(notification);
  const problems = notification.problems.length;
  const words = (text: Text): RowWords => ({ by: 'text', text });
  switch (notification.kind) {
    case 'status': {
      const { status } = notification;
      const code = status.stateCode === undefined ? null : String(status.stateCode);
      const callee = status.called ?? null;
      return { tone: statusTone(status), words: words(decoded.text), code, callee, problems };
    }
    case 'fee': {
      const { cdrs } = notification;
      const [only] = cdrs;
      const tone = feeTone(cdrs);
      if (only === undefined || cdrs.length > 1)
        return { ...plain, tone, words: words(decoded.text), problems };
      // A message of one CDR says how that call went.
      const callee = only.fwdDstNum ?? only.calleeNum ?? null;
      return { tone, words: words(decodeCdr(only).text), code: null, callee, problems };
    }
    case 'unreadable':
      return { ...plain, tone: 'bad', words: words(decoded.text), problems };
  }
}

const eventTones: Readonly<Record<string, Tone>> = {
  callout: 'idle',
  alerting: 'info',
  answer: 'ok',
  collectInfo: 'info',
};

function statusTone({ eventType, stateCode }: StatusNotification): Tone {
  if (eventType !== 'disconnect')
    return Object.hasOwn(eventTones, eventType) ? (eventTones[eventType] ?? 'idle') : 'idle';
  if (stateCode === undefined) return 'idle';
  return verdictTones[hangupCause(stateCode)?.verdict ?? 'unknown'];
}

/** The worst of them. */
function feeTone(cdrs: readonly Cdr[]): Tone {
  const tones = cdrs.map(cdrTone);
  return (['bad', 'warn', 'idle'] as const).find((tone) => tones.includes(tone)) ?? 'ok';
}

export function cdrTone(cdr: Cdr): Tone {
  if (cdr.callOutAnswerTime !== undefined || cdr.fwdAnswerTime !== undefined) return 'ok';
  const { ulFailReason, callOutUnaswRsn, sipStatusCode } = cdr;
  const cause =
    (ulFailReason === undefined ? undefined : releaseCause(ulFailReason)) ??
    (callOutUnaswRsn === undefined ? undefined : q850Cause(callOutUnaswRsn)) ??
    (sipStatusCode === undefined ? undefined : sipCause(sipStatusCode));
  return cause === undefined ? 'warn' : verdictTones[cause.verdict];
}
