import type { FastifyReply } from 'fastify';
import type { Refusal } from './refusals.ts';

/** Answers in the form in which calls fail, whatever was asked. */
export function refuse(reply: FastifyReply, { status, failure }: Refusal): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(failure);
}
