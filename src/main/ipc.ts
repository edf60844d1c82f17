/** Calls and events between the window and the core. Nothing else of the program speaks to the window. */
import type { IpcMain, WebContents } from 'electron';
import { channels } from '../contract/channels.ts';
import type { Events } from '../contract/contract.ts';
import type { Dispatch } from '../contract/dispatch.ts';
import { AppError, failureOf, type Reply } from '../contract/errors.ts';
import { sendInBatches } from '../contract/event-batches.ts';
import type { EventBus } from '../contract/event-bus.ts';
import type { Clock } from '../core/ports.ts';
import type { DeveloperLog } from './developer-log.ts';
import { originOf } from './page-address.ts';
import { distrustOf } from './trusted-sender.ts';

/** The page of the window, as far as messages need it. */
export type Page = Pick<WebContents, 'id' | 'getURL' | 'isDestroyed' | 'send'>;

export interface IpcSurroundings {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** null while there is no window. */
  readonly page: () => Page | null;
  readonly origin: string;
  readonly log: DeveloperLog;
}

/** Answers calls of the page. Whoever else asks gets a refusal, and the developer's log a line. */
export function answerCalls(dispatch: Dispatch, { ipcMain, page, origin, log }: IpcSurroundings): void {
  ipcMain.handle(channels.call, (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    const distrust = distrustOf(event, page(), origin);
    if (distrust === null) return dispatch(typeof name === 'string' ? name : '', input);
    log.write(`refused a call: ${distrust}`);
    return Promise.resolve(failureOf(forbidden()));
  });
}

/** Sends events to the page while it is ours. @returns what ends it */
export function sendEvents(
  events: EventBus<Events>,
  time: Clock,
  { page, origin }: Pick<IpcSurroundings, 'page' | 'origin'>,
): () => void {
  return sendInBatches(events, {
    now: () => time.now(),
    after: (ms, task) => time.after(ms, task),
    send(batch) {
      const receiver = page();
      if (receiver === null || receiver.isDestroyed() || originOf(receiver.getURL()) !== origin) return;
      receiver.send(channels.events, batch);
    },
  });
}

/** electron-store opens a channel for windows that make stores of their own. Ours makes none. */
export function closeStoreChannel(ipcMain: Pick<IpcMain, 'removeAllListeners'>): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}

function forbidden(): AppError {
  return new AppError('forbidden', {
    en: 'This page may not use the program.',
    zh: '该页面无权使用本程序。',
  });
}
