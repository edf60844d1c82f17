/** The address of a call's page, for every screen that names a call. */

export interface CallName {
  /** Our own name of the call, null where another program placed it. */
  readonly callId: string | null;
  readonly sessionId: string | null;
}

const sessionMark = 's:';

/** Route of the page of a call: by our own name of it, by the platform's where we have none. */
export function callHref({ callId, sessionId }: CallName): string {
  return `/calls/${callId === null ? sessionMark + escaped(sessionId ?? '') : escaped(callId)}`;
}

/** What `call.get` takes, from the last part of that route. */
export function callOfRoute(part: string): { callId: string } | { sessionId: string } {
  return part.startsWith(sessionMark)
    ? { sessionId: unescaped(part.slice(sessionMark.length)) }
    : { callId: unescaped(part) };
}

/** The router takes percent escapes off, but not all of them; with another sign they are ours alone. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll('~', '%7E').replaceAll('%', '~');
}

/** An address that somebody has changed by hand names a call that is not there. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('~', '%'));
  } catch {
    return text;
  }
}
