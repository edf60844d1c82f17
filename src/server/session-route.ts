import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Access } from './access.ts';
import { refuse } from './refuse.ts';
import { refusals } from './refusals.ts';

const tokenSchema = z.strictObject({ token: z.string().max(256) });

/**
 * `POST /session` with the token of the printed address gives the browser a session; `GET /session` says whether
 * it has one.
 */
export function serveSession(server: FastifyInstance, access: Access, cookieName: () => string): void {
  server.post('/session', { bodyLimit: 1024 }, async (request, reply) => {
    const shown = tokenSchema.safeParse(request.body);
    const exchanged = access.exchange(shown.data?.token ?? '');
    if ('session' in exchanged)
      return reply
        .setCookie(cookieName(), exchanged.session, { path: '/', httpOnly: true, sameSite: 'strict' })
        .code(204)
        .send();
    return refuse(reply, exchanged.refused === 'wrong' ? refusals.wrongToken : refusals.tooManyTokens);
  });
  server.get('/session', async (request, reply) => {
    if (!access.isSession(request.cookies[cookieName()])) return refuse(reply, refusals.noSession);
    return reply.code(204).send();
  });
}
