/**
 * Who may use the browser host: whoever shows the token of the printed address gets a session for their browser.
 * The token lives as long as the program and opens any number of tabs; a session outlives it.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../core/ports.ts';

export type Exchange = { readonly session: string } | { readonly refused: 'wrong' | 'too-many' };

export interface Access {
  /** Part of the printed address; never logged. */
  readonly token: string;
  /**
   * A token that works once and for a minute: for addresses that others on this machine may see, such as the
   * arguments of a browser's process.
   */
  newTicket(): string;
  /** A session for whoever shows the token or a ticket. */
  exchange(shown: string): Exchange;
  isSession(value: string | undefined): boolean;
}

const sessionDays = 7;
const sessionMs = sessionDays * 24 * 3_600_000;
/** A clock that was set back a little does not end a session. */
const clockSlackMs = 300_000;
const wrongTokensPerMinute = 10;
const minuteMs = 60_000;

/** @param key signs the sessions: 32 random bytes */
export function createAccess(key: Uint8Array, time: Clock): Access {
  const token = newToken();
  const tickets = new Map<string, number>();
  let wrongAt: number[] = [];

  const seal = (issuedAt: string): string =>
    createHmac('sha256', key).update(`ringcode session ${issuedAt}`).digest('base64url');

  const useUp = (shown: string): boolean => {
    const ticket = [...tickets.keys()].find((known) => areEqual(shown, known));
    if (ticket === undefined) return false;
    const until = tickets.get(ticket) ?? 0;
    return tickets.delete(ticket) && time.now() < until;
  };

  return {
    token,
    newTicket() {
      const ticket = newToken();
      tickets.set(ticket, time.now() + minuteMs);
      return ticket;
    },
    exchange(shown) {
      if (areEqual(shown, token) || useUp(shown)) {
        const issuedAt = time.now().toString();
        return { session: `${issuedAt}.${seal(issuedAt)}` };
      }
      // Only wrong ones are limited: nobody can lock out the one who has the right address.
      wrongAt = [...wrongAt.filter((at) => at > time.now() - minuteMs), time.now()].slice(
        -wrongTokensPerMinute - 1,
      );
      return { refused: wrongAt.length > wrongTokensPerMinute ? 'too-many' : 'wrong' };
    },
    isSession(value) {
      const { issuedAt, mac } = /^(?<issuedAt>\d{1,15})\.(?<mac>[\w-]{43})$/.exec(value ?? '')?.groups ?? {};
      if (issuedAt === undefined || mac === undefined || !areEqual(mac, seal(issuedAt))) return false;
      const age = time.now() - Number(issuedAt);
      return age > -clockSlackMs && age < sessionMs;
    },
  };
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes the same time wherever they differ. */
function areEqual(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
