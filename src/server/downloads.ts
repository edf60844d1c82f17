/** Exports of the browser host: what a desktop app writes into a file waits here for one download. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../contract/errors.ts';
import type { Clock, Files } from '../core/ports.ts';

export interface Download {
  readonly name: string;
  content(): AsyncIterable<Uint8Array>;
}

export interface Downloads {
  /** What the core is handed: saving offers a download, opening is the page's own upload. */
  readonly files: Files;
  /** The download of this ticket, for the first who asks; null where there is none (any more). */
  take(ticket: string): Download | null;
}

export const downloadPath = '/download/';

const lifeMs = 120_000;
/** The oldest gives way: nobody waits for that many. */
const mostWaiting = 32;

export function createDownloads(time: Clock): Downloads {
  const waiting = new Map<string, Download & { readonly until: number }>();
  const forgetOld = (): void => {
    for (const [ticket, { until }] of waiting)
      if (until <= time.now() || waiting.size >= mostWaiting) waiting.delete(ticket);
  };
  return {
    files: {
      save(suggestedName, content) {
        forgetOld();
        const ticket = randomBytes(24).toString('base64url');
        waiting.set(ticket, { name: suggestedName, content, until: time.now() + lifeMs });
        return Promise.resolve({ outcome: 'download', path: downloadPath + ticket, name: suggestedName });
      },
      open: () => Promise.reject(noDialogs()),
    },
    take(ticket) {
      const download = waiting.get(ticket);
      waiting.delete(ticket);
      return download !== undefined && download.until > time.now() ? download : null;
    },
  };
}

function noDialogs(): AppError {
  return new AppError(
    'unsupported',
    { en: 'This host has no file dialogs.', zh: '当前环境没有文件对话框。' },
    { next: { en: 'Choose the file in the page.', zh: '请在页面中选择文件。' } },
  );
}

/**
 * Value of `Content-Disposition` that names the file in any script (RFC 6266), with a plain name for programs that
 * read only that.
 */
export function asAttachment(name: string): string {
  const plain = name.replace(/[^\w.() -]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
