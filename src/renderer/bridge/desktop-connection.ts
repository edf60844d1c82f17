/** The desktop app's two functions, put into the page by the preload. */
import { bridgeName } from '../../contract/channels.ts';
import type { Dispatch } from '../../contract/dispatch.ts';
import type { EventBatch } from '../../contract/event-batches.ts';
import type { HostConnection } from './host-connection.ts';

interface DesktopBridge {
  readonly request: Dispatch;
  subscribe(listener: (batch: EventBatch) => void): () => void;
}

/** null in a browser. */
export function desktopConnection(): HostConnection | null {
  // The preload exposes exactly this shape under this name; nothing else does.
  const bridge = (window as unknown as Partial<Record<string, DesktopBridge>>)[bridgeName];
  if (bridge === undefined) return null;
  return {
    request: (name, input) => bridge.request(name, input),
    subscribe: (listener) => bridge.subscribe(listener),
    onState(listener) {
      listener('open');
      return () => undefined;
    },
  };
}
