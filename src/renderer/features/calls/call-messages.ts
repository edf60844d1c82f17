/** The messages of one call, each in words, with those marked that say what was said before. */
import { canonicalText } from '../../../domain/call/canonical-text.ts';
import { explainResult } from '../../../domain/codes/result-codes.ts';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { decodeNotification } from '../../../domain/protocol/decode.ts';
import { decodeCdr } from '../../../domain/protocol/decode-cdr.ts';
import { readCallVerifyResponse } from '../../../domain/protocol/call-verify-response.ts';
import type { Notification } from '../../../domain/protocol/notification.ts';
import { readNotification } from '../../../domain/protocol/read-notification.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { Text } from '../../../domain/text.ts';
import { bytesOf } from '../../ui/entry-wire.ts';

interface Reading {
  /** What it says in words; null for our own request, and where no usable answer came. */
  readonly text: Text | null;
  readonly problems: readonly Problem[];
  /** CDRs in the message, this call's and others'. */
  readonly cdrs: number;
  /** The same for messages that say the same; null where that does not count. */
  readonly content: string | null;
}

export interface CallMessage extends Omit<Reading, 'content'> {
  readonly entry: LogEntry;
  /** Number of the entry that said the same before, null for news. */
  readonly repeats: number | null;
}

/** @param sessionId of the call: a message may hold CDRs of others as well */
export function readMessages(entries: readonly LogEntry[], sessionId: string | null): CallMessage[] {
  const before = new Map<string, number>();
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  return [...bySeq.values()]
    .sort((a, b) => a.seq - b.seq)
    .map((entry) => {
      const { content, ...reading } = read(entry, sessionId);
      const repeats = content === null ? null : (before.get(content) ?? null);
      if (content !== null && repeats === null) before.set(content, entry.seq);
      return { entry, repeats, ...reading };
    });
}

const silent: Reading = { text: null, problems: [], cdrs: 0, content: null };

function read(entry: LogEntry, sessionId: string | null): Reading {
  switch (entry.kind) {
    case 'request':
      return silent;
    case 'response':
      return { ...silent, text: responseText(entry) };
    case 'status':
    case 'fee':
    case 'unreadable':
    case 'refused':
      return readReceived(readNotification(bytesOf(entry)), sessionId);
  }
}

function responseText({ raw }: LogEntry): Text | null {
  const answer = readCallVerifyResponse(raw);
  if (!answer.ok) return null;
  const { en, zh } = explainResult(answer.response.resultcode, answer.response.resultdesc);
  return { en, zh };
}

function readReceived(notification: Notification, sessionId: string | null): Reading {
  const { problems } = notification;
  const { text } = decodeNotification(notification);
  const content = contentOf(notification, sessionId);
  if (notification.kind !== 'fee') return { text, problems, cdrs: 0, content };
  const { cdrs } = notification;
  const own = cdrs.find((cdr) => cdr.sessionId === sessionId);
  return { text: own === undefined ? text : decodeCdr(own).text, problems, cdrs: cdrs.length, content };
}

/** As repeats are folded when the call is put together: a status by all it says, a CDR by its names. */
function contentOf(notification: Notification, sessionId: string | null): string | null {
  switch (notification.kind) {
    case 'status':
      return canonicalText(['status', notification.status]);
    case 'fee': {
      const own = notification.cdrs.filter((cdr) => cdr.sessionId === sessionId);
      return own.length === 0 ? null : canonicalText(['fee', own.map(({ icid }) => icid ?? '')]);
    }
    case 'unreadable':
      return null;
  }
}

/** JSON with one field a line; what is no JSON stays as it came. */
export function indented(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
