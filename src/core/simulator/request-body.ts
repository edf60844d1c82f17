import type { IncomingMessage } from 'node:http';

/** The parameters together have less than 2 KiB; more than this is no callVerify request. */
export const bodyLimitBytes = 64 * 1024;

/** Read on without keeping, so that the sender is still there to hear the refusal; then give up. */
const drainLimitBytes = 4 * 1024 * 1024;

/** The body, null where it is larger than the limit, `gone` where the client left before its end. */
export function readBody(request: IncomingMessage): Promise<Uint8Array | null | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimitBytes) chunks.push(chunk);
      else if (size > drainLimitBytes) resolve(null);
    });
    request.on('end', () => resolve(size <= bodyLimitBytes ? Buffer.concat(chunks) : null));
    request.on('error', () => resolve('gone'));
    request.on('close', () => resolve('gone'));
  });
}
