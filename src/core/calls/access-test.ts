/**
 * Whether a profile would be let in: one signed request without any content. Without `calleeNbr` there is
 * nobody whom it could ring, and by the order of the vendor's tables (headers, account, clock, digest, then
 * parameters) only a request whose signature was accepted is refused for its parameters.
 */
import type { ProfileTest } from '../../contract/views.ts';
import type { ClockMode } from '../../domain/protocol/wire-time.ts';
import { measureClock } from '../clock-offset.ts';
import { explainAnswer } from './access-test-texts.ts';
import { explainNoAnswer } from './failure-texts.ts';
import { sendFor, signedHeaders, type Sending, type Sent } from './sending.ts';

/** No parameter at all: the platform has nobody to call. */
const emptyBody = '{}';

/** Sends once; nothing is written to the log, because nothing was called. @throws AppError `not-found`, `secret-missing` */
export async function testAccess(around: Sending, profile: string): Promise<ProfileTest> {
  const target = await around.target(profile);
  const limits = await around.limits();
  const headers = signedHeaders(around, target, await around.secret(target.name));
  const sent = await sendFor(target, { body: emptyBody, headers, limits }, around);
  const milliseconds = Math.max(0, sent.receivedAt - sent.sentAt);
  return { milliseconds, ...describe(sent, target.clock) };
}

function describe(
  { outcome, sentAt, receivedAt }: Sent,
  clock: ClockMode,
): Omit<ProfileTest, 'milliseconds'> {
  if (outcome.kind === 'answered') {
    const { http, headers, response } = outcome;
    const { resultcode, resultdesc } = response;
    const date = headers.find(([name]) => name.toLowerCase() === 'date')?.[1] ?? '';
    const offsetMs = measureClock({ source: '', date, sentAt, receivedAt })?.offsetMs ?? null;
    const answer = explainAnswer({ resultcode, resultdesc, clock, offsetMs });
    return { http, resultcode, resultdesc, failure: null, ...answer };
  }
  const { text, next } = explainNoAnswer(outcome);
  const nothing = { works: false, resultcode: null, resultdesc: null };
  if (outcome.kind === 'unreadable')
    return { ...nothing, http: outcome.http, failure: outcome.reason, explanation: text, next };
  const { failure, detail } = outcome;
  // The network's own words, for whoever looks after it.
  const explanation = detail === '' ? text : { en: `${text.en} (${detail})`, zh: `${text.zh}（${detail}）` };
  return { ...nothing, http: null, failure, explanation, next };
}
