import { describe, expect, it } from 'vitest';
import { createAccess } from '../../src/server/access.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const key = new Uint8Array(32).fill(1);
const day = 24 * 3_600_000;

function session(access: ReturnType<typeof createAccess>): string {
  const exchanged = access.exchange(access.token);
  return 'session' in exchanged ? exchanged.session : '';
}

describe('a session', () => {
  it('ends after a week', () => {
    const time = createFakeClock(1_769_742_271_000);
    const access = createAccess(key, time);
    const value = session(access);
    time.advance(7 * day - 1);
    expect(access.isSession(value)).toBe(true);
    time.advance(1);
    expect(access.isSession(value)).toBe(false);
  });

  it('survives a clock that is set back a little, not one from the future', () => {
    const time = createFakeClock(1_769_742_271_000);
    const access = createAccess(key, time);
    const value = session(access);
    time.setBack(299_999);
    expect(access.isSession(value)).toBe(true);
    time.setBack(1);
    expect(access.isSession(value)).toBe(false);
  });

  it('cannot be made longer, nor made with another key', () => {
    const time = createFakeClock(1_769_742_271_000);
    const access = createAccess(key, time);
    const [issuedAt = '', mac = ''] = session(access).split('.');
    expect(access.isSession(`${issuedAt}.${mac}`)).toBe(true);
    expect(access.isSession(`${Number(issuedAt) + 1}.${mac}`)).toBe(false);
    expect(createAccess(new Uint8Array(32), time).isSession(`${issuedAt}.${mac}`)).toBe(false);
  });
});

describe('a ticket', () => {
  it('opens once', () => {
    const access = createAccess(key, createFakeClock(1_769_742_271_000));
    const ticket = access.newTicket();
    const exchanged = access.exchange(ticket);
    expect('session' in exchanged && access.isSession(exchanged.session)).toBe(true);
    expect(access.exchange(ticket)).toEqual({ refused: 'wrong' });
    expect('session' in access.exchange(access.token)).toBe(true);
  });

  it('expires after a minute', () => {
    const time = createFakeClock(1_769_742_271_000);
    const access = createAccess(key, time);
    const [early, late] = [access.newTicket(), access.newTicket()];
    time.advance(59_999);
    expect('session' in access.exchange(early)).toBe(true);
    time.advance(1);
    expect(access.exchange(late)).toEqual({ refused: 'wrong' });
  });
});

describe('tokens', () => {
  it('are new for every start', () => {
    const time = createFakeClock(0);
    expect(createAccess(key, time).token).not.toBe(createAccess(key, time).token);
  });

  it('that are wrong are forgiven after a minute', () => {
    const time = createFakeClock(1_769_742_271_000);
    const access = createAccess(key, time);
    for (let guess = 0; guess < 11; guess += 1) access.exchange('x');
    expect(access.exchange('x')).toEqual({ refused: 'too-many' });
    time.advance(60_000);
    expect(access.exchange('x')).toEqual({ refused: 'wrong' });
  });
});
