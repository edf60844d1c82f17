import type { EventTable, PayloadOf } from './define.ts';

/** Typed events from the core to whoever shows them. */
export interface EventBus<Table extends EventTable> {
  emit<Name extends keyof Table & string>(name: Name, payload: PayloadOf<Table, Name>): void;
  hasListeners(name: keyof Table & string): boolean;
  /** The returned function ends the subscription. */
  on<Name extends keyof Table & string>(
    name: Name,
    listener: (payload: PayloadOf<Table, Name>) => void,
  ): () => void;
}

export function createEventBus<Table extends EventTable>(): EventBus<Table> {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  return {
    emit(name, payload) {
      // Every listener under this name was registered by `on` for this payload.
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    hasListeners: (name) => (listeners.get(name)?.size ?? 0) > 0,
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known);
      known.add(listener);
      return () => known.delete(listener);
    },
  };
}
