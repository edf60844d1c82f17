/** What becomes of the program when nobody can read it: receiving notifications matters more than printing them. */
import { exitCodes } from '../exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface OutputWatch {
  /** Something that should have been printed was not. */
  isBroken(): boolean;
}

export function watchOutput(host: NodeJS.Process, terminal: Terminal): OutputWatch {
  let broken = false;
  // Nothing can be said where standard error is gone; what runs goes on.
  host.stderr.on('error', () => undefined);
  host.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') stopQuietly(host);
    else if (!broken) {
      broken = true;
      terminal.warn({
        en: `Standard output cannot be written (${error.code ?? error.name}); what is received is kept all the same.`,
        zh: `无法写入标准输出（${error.code ?? error.name}），收到的内容仍会保存。`,
      });
    }
  });
  return { isBroken: () => broken };
}

/** A reader that has had enough (`ringcode log | head`) is no fault: stop as if asked to, or at once. */
function stopQuietly(host: NodeJS.Process): void {
  if (!host.emit('SIGTERM', 'SIGTERM')) host.exit(exitCodes.done);
}

/**
 * Lets a paused terminal (Ctrl-S, tmux's copy mode) wait for its text without holding up the listener: on POSIX
 * systems Node writes to a terminal synchronously, and its documented interface offers no other way.
 */
export function neverBlock(stream: NodeJS.WriteStream): void {
  if (!stream.isTTY || !('_handle' in stream)) return;
  const handle = stream._handle;
  if (typeof handle === 'object' && handle !== null && 'setBlocking' in handle)
    // The handle of a terminal has this method or none of the name.
    (handle as { setBlocking(on: boolean): void }).setBlocking(false);
}
