/**
 * Every frame of every page can in theory speak to the main process. Only one may: the main frame of our own
 * window, while it shows our own page.
 */
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { originOf } from './page-address.ts';

/** The part of a message that says who sent it. */
export interface Sender {
  readonly sender: Pick<IpcMainInvokeEvent['sender'], 'id'>;
  readonly senderFrame: Pick<NonNullable<IpcMainInvokeEvent['senderFrame']>, 'url' | 'parent'> | null;
}

/**
 * Why this sender is not believed, in words for a developer; null where it is believed.
 *
 * @param window of the desktop app, null while there is none
 */
export function distrustOf(
  { sender, senderFrame }: Sender,
  window: Pick<WebContents, 'id'> | null,
  origin: string,
): string | null {
  if (sender.id !== window?.id) return 'it came from another window';
  if (senderFrame === null) return 'its frame is gone';
  if (senderFrame.parent !== null) return 'it came from a frame inside the page';
  const found = originOf(senderFrame.url);
  return found === origin ? null : `its page is of ${found ?? 'no origin'}`;
}
