import type { CallFact, ResponseFact } from '../../domain/call/call-facts.ts';
import { readCallVerifyResponse } from '../../domain/protocol/call-verify-response.ts';
import type { Cdr } from '../../domain/protocol/fee-notification.ts';
import { readNotification } from '../../domain/protocol/read-notification.ts';
import { knownEventTypes } from '../../domain/protocol/status-notification.ts';

/** The columns of an entry that say something about calls. */
export interface EntryFacts {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly sessionId: string | null;
  readonly callId: string | null;
  readonly http: number | null;
  /** JSON object or null. */
  readonly detail: string | null;
  readonly body: Uint8Array;
}

export interface FactOfEntry {
  /** Which call it belongs to: by the platform's name of it, or by ours. */
  readonly sessionId: string | null;
  readonly callId: string | null;
  /** Facts of one tag repeat each other, so a bounded number of them is used. */
  readonly tag: string;
  /** Position in the entry: a message holds up to 50 CDRs. */
  readonly index: number;
  readonly fact: CallFact;
}

/** What one entry says about calls. */
export interface Reading {
  readonly seq: number;
  readonly callId: string | null;
  readonly sessionIds: ReadonlySet<string>;
  readonly facts: readonly FactOfEntry[];
  readonly cdrs: readonly Cdr[];
}

/** Never throws: an entry that cannot be read says nothing but the session it was filed under. */
export function readEntry(entry: EntryFacts): Reading {
  const filed = { seq: entry.seq, callId: entry.callId };
  const named = entry.sessionId === null || entry.sessionId === '' ? [] : [entry.sessionId];
  try {
    const { facts, cdrs } = factsOf(entry);
    const found = facts.map(({ sessionId }) => sessionId).filter((sessionId) => sessionId !== null);
    return { ...filed, sessionIds: new Set([...named, ...found]), facts, cdrs };
  } catch {
    return { ...filed, sessionIds: new Set(named), facts: [], cdrs: [] };
  }
}

interface Facts {
  readonly facts: readonly FactOfEntry[];
  readonly cdrs: readonly Cdr[];
}

function factsOf(entry: EntryFacts): Facts {
  switch (entry.kind) {
    case 'request':
      return { facts: requestFacts(entry), cdrs: [] };
    case 'response':
      return { facts: responseFacts(entry), cdrs: [] };
    case 'status':
    case 'fee':
      return notificationFacts(entry);
    default:
      return { facts: [], cdrs: [] };
  }
}

function requestFacts({ at, callId, detail, body }: EntryFacts): FactOfEntry[] {
  if (callId === null) return [];
  const profile = objectOf(detail)['profile'];
  const fact: CallFact = {
    kind: 'request',
    at,
    callId,
    profile: typeof profile === 'string' ? profile : '',
    body: objectOf(textOf(body)),
  };
  return [{ sessionId: null, callId, tag: 'request', index: 0, fact }];
}

function responseFacts({ at, callId, http, sessionId, detail, body }: EntryFacts): FactOfEntry[] {
  if (callId === null) return [];
  const answer = answerOf(textOf(body));
  const { failure, maySent } = objectOf(detail);
  const fact: CallFact = {
    kind: 'response',
    at,
    callId,
    http,
    ...answer,
    sessionId: answer.sessionId ?? (sessionId === '' ? null : sessionId),
    failure: typeof failure === 'string' ? failure : answer.failure,
    maySent: maySent !== false,
  };
  return [{ sessionId: fact.sessionId, callId, tag: 'response', index: 0, fact }];
}

type Answer = Pick<ResponseFact, 'resultcode' | 'resultdesc' | 'sessionId' | 'idlePort' | 'failure'>;

const noAnswer = { resultcode: null, resultdesc: null, sessionId: null, idlePort: null };

function answerOf(text: string): Answer {
  const read = readCallVerifyResponse(text);
  if (!read.ok) return { ...noAnswer, failure: read.reason === 'not-json' ? 'not-json' : 'no-resultcode' };
  const { resultcode, resultdesc, sessionId, idlePort } = read.response;
  return { resultcode, resultdesc, sessionId, idlePort, failure: null };
}

const eventTags: readonly string[] = knownEventTypes;

function notificationFacts({ at, body }: EntryFacts): Facts {
  const notification = readNotification(body);
  if (notification.kind === 'unreadable') return { facts: [], cdrs: [] };
  if (notification.kind === 'status') {
    const { status } = notification;
    if (status.sessionId === undefined) return { facts: [], cdrs: [] };
    const tag = eventTags.includes(status.eventType) ? status.eventType : 'other';
    const fact: CallFact = { kind: 'status', at, status };
    return { facts: [{ sessionId: status.sessionId, callId: null, tag, index: 0, fact }], cdrs: [] };
  }
  const { cdrs } = notification;
  const facts = cdrs.flatMap((cdr): FactOfEntry[] => {
    if (cdr.sessionId === undefined) return [];
    const { index } = cdr.position;
    return [{ sessionId: cdr.sessionId, callId: null, tag: 'cdr', index, fact: { kind: 'cdr', at, cdr } }];
  });
  return { facts, cdrs };
}

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** Empty where the text is not a JSON object. */
function objectOf(json: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
