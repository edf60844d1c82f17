import { bridgeName } from '../../src/contract/channels.ts';
import type { EventBatch } from '../../src/contract/event-batches.ts';
import { vi } from 'vitest';
import type { IpcPair } from './ipc-pair.ts';

/** The page's end of the bridge, as the preload puts it there. */
export interface Bridge {
  request(this: void, name: unknown, input?: unknown): Promise<unknown>;
  subscribe(this: void, listener: (batch: EventBatch) => void): () => void;
}

/** Runs the real preload on this pair. @returns what the page gets, under each name */
export async function loadPreload({ ipcRenderer }: IpcPair): Promise<Record<string, object>> {
  const exposed: Record<string, object> = {};
  vi.resetModules();
  vi.doMock('electron', () => ({
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => void (exposed[name] = api),
    },
  }));
  await import('../../src/preload/index.ts');
  vi.doUnmock('electron');
  return exposed;
}

export async function openBridge(pair: IpcPair): Promise<Bridge> {
  // The preload exposes exactly this shape under this name.
  return (await loadPreload(pair))[bridgeName] as unknown as Bridge;
}
