/** The bridge into the page: two functions, and nothing of Electron beside them. */
import { contextBridge, ipcRenderer } from 'electron';
import { bridgeName, channels } from '../contract/channels.ts';

type Listener = (batch: unknown) => void;

/** Batches that came before the page subscribed; the page asks for what it lacks, so the newest are enough. */
const maxWaiting = 100;
let waiting: unknown[] = [];
const listeners = new Set<{ tell: Listener }>();

ipcRenderer.on(channels.events, (_event, batch: unknown) => {
  if (listeners.size === 0) waiting = [...waiting, batch].slice(-maxWaiting);
  for (const { tell } of listeners) tell(batch);
});

contextBridge.exposeInMainWorld(bridgeName, {
  /** @returns the reply as a value; the host never throws */
  request: (name: unknown, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channels.call, name, input),
  /** @returns what ends this subscription */
  subscribe(listener: Listener): () => void {
    // An object of its own, so that one function may subscribe twice.
    const subscription = { tell: listener };
    listeners.add(subscription);
    for (const batch of waiting.splice(0)) listener(batch);
    return () => void listeners.delete(subscription);
  },
});
