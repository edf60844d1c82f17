import { expect, it } from 'vitest';
import type { PlacedCall } from '../../../src/contract/call-form.ts';
import { AppError } from '../../../src/contract/errors.ts';
import type { Call } from '../../../src/domain/call/call.ts';
import { followedCall } from '../../../src/renderer/features/place-call/followed-call.ts';
import type { LastCall } from '../../../src/renderer/features/place-call/last-call.ts';

// Nothing of them is looked at.
const call = { callId: 'call-1' } as Call;
const placed = { callId: 'call-1' } as PlacedCall;

const last: LastCall = { isPlacing: false, callId: 'call-1', placed, failure: null };
const known = { data: call, error: null, isPlaceholderData: false };
const unread = { data: undefined, error: null, isPlaceholderData: false };

it('is the call that was read', () => {
  expect(followedCall(last, known)).toEqual({ call, isAwaited: false, failure: null });
});

it('is never the call before', () => {
  const awaited = { call: null, isAwaited: true, failure: null };
  expect(followedCall({ ...last, isPlacing: true }, known)).toEqual(awaited);
  expect(followedCall(last, { ...known, isPlaceholderData: true })).toEqual(awaited);
});

it('is awaited between its placing and its being read, so that nobody reads that there is none', () => {
  expect(followedCall(last, unread)).toEqual({ call: null, isAwaited: true, failure: null });
});

it('is not awaited where there is none, or none any more', () => {
  const none = { call: null, isAwaited: false, failure: null };
  expect(followedCall({ ...last, callId: null, placed: null }, unread)).toEqual(none);
  expect(followedCall({ ...last, placed: null }, unread)).toEqual(none);
  expect(followedCall(last, { ...known, data: null })).toEqual(none);
});

it('says why it cannot be read', () => {
  const error = new AppError('log-unavailable', { en: 'The disk is full.', zh: '磁盘已满。' });
  expect(followedCall(last, { ...unread, error })).toEqual({ call: null, isAwaited: false, failure: error });
  expect(followedCall(last, { ...known, error })).toEqual({ call, isAwaited: false, failure: error });
});
