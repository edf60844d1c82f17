import type { MethodInput } from '../contract/contract.ts';
import type { ListenerView } from '../contract/views.ts';
import type { ListenerControl } from './listener-control.ts';
import type { LogAccess } from './log-access.ts';

/**
 * A listener without a log would answer 503 to everything: better to say so at once.
 *
 * @throws AppError like `ListenerControl.start`, or `log-unavailable`
 */
export async function startWithLog(
  { listener, log }: { readonly listener: ListenerControl; readonly log: LogAccess },
  input: MethodInput<'listener.start'>,
): Promise<ListenerView> {
  const [started, opened] = await Promise.allSettled([listener.start(input), log.open()]);
  if (started.status === 'rejected') throw started.reason;
  if (opened.status === 'fulfilled') return started.value;
  await listener.stop();
  throw opened.reason;
}
