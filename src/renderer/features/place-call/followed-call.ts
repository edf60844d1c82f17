/** What is known of the call placed last. */
import type { AppError } from '../../../contract/errors.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { LastCall } from './last-call.ts';

export interface FollowedCall {
  /** null while it is awaited, and where there is none. */
  readonly call: Call | null;
  /** It is being placed, or was and has not been read yet. */
  readonly isAwaited: boolean;
  /** Why it cannot be read. */
  readonly failure: AppError | null;
}

/** What the host answered about it last. */
export interface CallAnswer {
  readonly data: Call | null | undefined;
  readonly error: AppError | null;
  /** It is about the call before. */
  readonly isPlaceholderData: boolean;
}

export function followedCall(
  { callId, isPlacing, placed }: LastCall,
  { data, error, isPlaceholderData }: CallAnswer,
): FollowedCall {
  if (isPlacing || callId === null) return { call: null, isAwaited: isPlacing, failure: null };
  // What was said about the call before stays on screen nowhere: it would be taken for this one's.
  const known = isPlaceholderData ? undefined : data;
  const isAwaited = known === undefined && error === null && placed !== null;
  return { call: known ?? null, isAwaited, failure: error };
}
