/**
 * Network sessions for calls, one for each that is under way. Chromium sends a request a second time by itself
 * when a kept connection turns out to be dead, and a call sent twice rings twice: so each call begins without a
 * connection.
 */
import type { Session } from 'electron';

export type CallSession = Pick<Session, 'closeAllConnections'>;

export interface SessionPool<Lent extends CallSession> {
  /** Lends a session that no other call uses, without open connections, until the work is done. */
  use<Value>(work: (session: Lent) => Promise<Value>): Promise<Value>;
}

/** @param create makes a session in memory: without cache, and with cookies that go with the program */
export function createSessionPool<Lent extends CallSession>(
  create: (number: number) => Lent,
): SessionPool<Lent> {
  const idle: Lent[] = [];
  let made = 0;
  return {
    async use(work) {
      const session = idle.pop() ?? create((made += 1));
      try {
        await session.closeAllConnections();
        return await work(session);
      } finally {
        idle.push(session);
      }
    },
  };
}
