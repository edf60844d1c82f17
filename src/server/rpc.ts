import type { FastifyInstance } from 'fastify';
import type { Dispatch } from '../contract/dispatch.ts';

/**
 * Calls: `POST /rpc/<method>` with the input as JSON. Whatever the contract answers, failures included, is an
 * answer of this transport and so has status 200; other statuses mean that the call did not get that far.
 */
export function serveRpc(server: FastifyInstance, dispatch: Dispatch): void {
  server.post<{ Params: { '*': string } }>('/rpc/*', async ({ params, body }) => dispatch(params['*'], body));
}
