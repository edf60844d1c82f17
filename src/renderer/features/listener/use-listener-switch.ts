import { useState } from 'react';
import { AppError } from '../../../contract/errors.ts';
import type { ListenerView } from '../../../contract/views.ts';
import { useCommand } from '../../data/use-method.ts';

export interface ListenerSwitch {
  readonly isBusy: boolean;
  /** Why the last step did not work, null where it did. */
  readonly failure: AppError | null;
  forget(this: void): void;
  /** What is typed is not what runs. */
  hasOtherValues(this: void, listener: ListenerView): boolean;
  start(this: void): void;
  stop(this: void): void;
  restart(this: void): void;
}

/** Starting keeps the values in the settings first: a registered URL must survive the next start. */
export function useListenerSwitch(values: { readonly host: string; readonly port: number }): ListenerSwitch {
  const { host, port } = values;
  const save = useCommand('settings.save');
  const starting = useCommand('listener.start');
  const stopping = useCommand('listener.stop');
  const [failure, setFailure] = useState<AppError | null>(null);

  const run = (work: () => Promise<unknown>): void => {
    setFailure(null);
    work().catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      setFailure(error);
    });
  };
  const start = async (): Promise<void> => {
    await starting.mutateAsync({ host, port });
    await save.mutateAsync({ listener: { host, port } });
  };
  return {
    isBusy: save.isPending || starting.isPending || stopping.isPending,
    failure,
    forget: () => setFailure(null),
    hasOtherValues: (listener) => listener.host !== host || (port !== 0 && listener.port !== port),
    start: () => run(start),
    stop: () => run(() => stopping.mutateAsync({})),
    restart: () =>
      run(async () => {
        await stopping.mutateAsync({});
        await start();
      }),
  };
}
