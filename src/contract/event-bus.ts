import type { EventTable, PayloadOf } from './define.ts';

/** Typed events from the core to whoever shows them. */
export interface EventBus<Table extends EventTable> {
  /** Never throws: the fault of one listener is neither the sender's nor the other listeners'. */
  emit<Name extends keyof Table & string>(name: Name, payload: PayloadOf<Table, Name>): void;
  hasListeners(name: keyof Table & string): boolean;
  /** The returned function ends this one subscription. */
  on<Name extends keyof Table & string>(
    name: Name,
    listener: (payload: PayloadOf<Table, Name>) => void,
  ): () => void;
}

export function createEventBus<Table extends EventTable>(): EventBus<Table> {
  const listeners = new Map<string, Set<{ tell(payload: never): void }>>();
  return {
    emit(name, payload) {
      const known = listeners.get(name) ?? new Set();
      for (const listener of [...known]) {
        // A listener before this one may have ended the other's subscription.
        if (!known.has(listener)) continue;
        try {
          // Every listener under this name was registered by `on` for this payload.
          listener.tell(payload as never);
        } catch (error) {
          surface(error);
        }
      }
    },
    hasListeners: (name) => (listeners.get(name)?.size ?? 0) > 0,
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known);
      // An object of its own, so that one function may subscribe twice.
      const subscription = { tell: listener };
      known.add(subscription);
      return () => known.delete(subscription);
    },
  };
}

/** The runtime reports it as an unhandled rejection: it is not swallowed. */
function surface(error: unknown): void {
  void Promise.resolve().then(() => {
    throw error;
  });
}
