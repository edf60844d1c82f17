import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { AppError, failureOf } from '../contract/errors.ts';
import { asAttachment, downloadPath, type Downloads } from './downloads.ts';
import { refuse } from './refuse.ts';
import { refusals } from './refusals.ts';

/** One file per ticket. A HEAD request must not use the ticket up, so there is none. */
export function serveDownloads(server: FastifyInstance, downloads: Downloads): void {
  const options = { exposeHeadRoute: false };
  server.get<{ Params: { ticket: string } }>(`${downloadPath}:ticket`, options, async (request, reply) => {
    const download = downloads.take(request.params.ticket);
    if (download === null) return refuse(reply, refusals.downloadGone);
    try {
      const content = await begun(download.content());
      return await reply
        .header('content-disposition', asAttachment(download.name))
        .type('application/octet-stream')
        .send(Readable.from(content));
    } catch (error) {
      if (error instanceof AppError) return reply.code(500).send(failureOf(error));
      throw error;
    }
  });
}

/** The same content after its first part is there: what fails before that is answered in words. */
async function begun(content: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const parts = content[Symbol.asyncIterator]();
  const first = await parts.next();
  return (async function* () {
    if (first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => parts };
  })();
}
