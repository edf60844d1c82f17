/** Starting and restarting the listener, step by step. */
import type { ListenerView } from '../../../contract/views.ts';

export interface ListenerValues {
  readonly host: string;
  /** Not a number where the field is empty: the host says so at the field. */
  readonly port: number;
}

export interface ListenerCommands {
  start(this: void, values: ListenerValues): Promise<unknown>;
  stop(this: void): Promise<unknown>;
  /** Keeps them for the next start of the program. */
  save(this: void, values: ListenerValues): Promise<unknown>;
}

/** From the field as it is typed: an empty one must not become 0, which takes any port. */
export function portOf(typed: string | number): number {
  return typed === '' ? NaN : Number(typed);
}

/** What is typed is not what runs; with 0 any port will do. */
export function areOther({ host, port }: ListenerValues, running: ListenerView): boolean {
  return running.host !== host || (port !== 0 && running.port !== port);
}

/** Only values that work are kept. @throws what the commands throw */
export async function startKept({ start, save }: ListenerCommands, values: ListenerValues): Promise<void> {
  await start(values);
  await save(values);
}

/**
 * With other values; where they do not work it listens again where it did, for what is pushed meanwhile is lost.
 *
 * @throws what the commands throw
 */
export async function restartKept(
  commands: ListenerCommands,
  values: ListenerValues,
  { host, port }: ListenerView,
): Promise<void> {
  await commands.stop();
  try {
    await commands.start(values);
  } catch (error) {
    // What went wrong first is what counts.
    if (host !== null && port !== null) await commands.start({ host, port }).catch(() => undefined);
    throw error;
  }
  await commands.save(values);
}
