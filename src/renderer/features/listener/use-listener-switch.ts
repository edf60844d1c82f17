import { useState } from 'react';
import { AppError } from '../../../contract/errors.ts';
import type { ListenerView } from '../../../contract/views.ts';
import { useCommand } from '../../data/use-method.ts';
import {
  areOther,
  restartKept,
  startKept,
  type ListenerCommands,
  type ListenerValues,
} from './listener-steps.ts';

export interface ListenerSwitch {
  readonly isBusy: boolean;
  /** Why the last step did not work, null where it did. */
  readonly failure: AppError | null;
  forget(this: void): void;
  /** What is typed is not what runs. */
  hasOtherValues(this: void, listener: ListenerView): boolean;
  start(this: void): void;
  stop(this: void): void;
  restart(this: void, listener: ListenerView): void;
}

export function useListenerSwitch(values: ListenerValues): ListenerSwitch {
  const saving = useCommand('settings.save');
  const starting = useCommand('listener.start');
  const stopping = useCommand('listener.stop');
  const [failure, setFailure] = useState<AppError | null>(null);
  const commands: ListenerCommands = {
    start: ({ host, port }) => starting.mutateAsync({ host, port }),
    stop: () => stopping.mutateAsync({}),
    save: ({ host, port }) => saving.mutateAsync({ listener: { host, port } }),
  };
  const run = (work: () => Promise<unknown>): void => {
    setFailure(null);
    work().catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      setFailure(error);
    });
  };
  return {
    isBusy: saving.isPending || starting.isPending || stopping.isPending,
    failure,
    forget: () => setFailure(null),
    hasOtherValues: (listener) => areOther(values, listener),
    start: () => run(() => startKept(commands, values)),
    stop: () => run(commands.stop),
    restart: (listener) => run(() => restartKept(commands, values, listener)),
  };
}
