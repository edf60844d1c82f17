import type { AppError } from '../../../contract/errors.ts';
import type { Call } from '../../../domain/call/call.ts';
import { useMethod } from '../../data/use-method.ts';
import { readMessages, type CallMessage } from './call-messages.ts';

/** A CDR is pushed again for hours: the first messages say it all. */
const most = 500;

export interface CallMessages {
  readonly messages: readonly CallMessage[];
  /** There are more than are listed. */
  readonly isCut: boolean;
  readonly error: AppError | null;
}

/** The entries of the log that belong to a call: ours by our own name of it, the platform's by its. */
export function useCallMessages({ callId, sessionId }: Call): CallMessages {
  const sent = useMethod('log.query', { callId: callId ?? '', limit: most }, { enabled: callId !== null });
  const received = useMethod(
    'log.query',
    { sessionId: sessionId ?? '', limit: most },
    { enabled: sessionId !== null },
  );
  const lists = [sent.data?.entries ?? [], received.data?.entries ?? []];
  return {
    messages: readMessages(lists.flat(), sessionId),
    isCut: lists.some(({ length }) => length === most),
    error: sent.error ?? received.error,
  };
}
