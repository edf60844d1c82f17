/**
 * Placing a call: form and profile become the exact request, it is written down, signed and sent once, and
 * the answer is written down too. Nothing here ever sends a second time: a retry would ring a phone twice.
 */
import { randomUUID } from 'node:crypto';
import type { CallForm } from '../../contract/call-form.ts';
import type { MethodOutput } from '../../contract/contract.ts';
import { AppError } from '../../contract/errors.ts';
import { explainResult } from '../../domain/codes/result-codes.ts';
import type { Problem } from '../../domain/problem.ts';
import { checkCallVerifyRequest, type CallVerifyRequest } from '../../domain/protocol/call-verify-request.ts';
import { redactHeaders } from '../../domain/redaction.ts';
import { callUrl, type CallOutcome } from './call-client.ts';
import { explainFailure } from './failure-texts.ts';
import { buildRequest, type PushAddresses } from './request-builder.ts';
import { sendFor, signedHeaders, type CallTarget, type Sending } from './sending.ts';

/** What is written down of a call; the event log takes it as it is. */
export interface CallEntry {
  readonly at: number;
  readonly kind: 'request' | 'response';
  readonly sessionId: string | null;
  readonly callId: string;
  readonly source: null;
  readonly method: 'POST';
  readonly target: string;
  readonly http: number | null;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

export interface CallServiceSurroundings extends Sending {
  append(entry: CallEntry): Promise<unknown>;
  /** Addresses of our running listener as this profile announces them, null where none runs. */
  pushAddresses(profile: string): Promise<PushAddresses | null>;
}

export interface CallService {
  preview(form: CallForm): Promise<MethodOutput<'call.preview'>>;
  /** @throws AppError `invalid-input`, `secret-missing`, `not-found`, `log-unavailable` (nothing was sent then) */
  place(form: CallForm): Promise<MethodOutput<'call.place'>>;
}

interface Prepared {
  readonly target: CallTarget;
  readonly url: string;
  readonly request: CallVerifyRequest | null;
  readonly body: string;
  readonly problems: Problem[];
}

export function createCallService(around: CallServiceSurroundings): CallService {
  async function prepare(form: CallForm): Promise<Prepared> {
    const target = await around.target(form.profile);
    const built = buildRequest(form, target, await around.pushAddresses(form.profile));
    const checked = checkCallVerifyRequest(built.body);
    return {
      target,
      url: callUrl(target.baseUrl),
      request: checked.request,
      body: JSON.stringify(built.body),
      problems: [...checked.problems.filter(concerns(target)), ...built.problems],
    };
  }

  return {
    async preview(form) {
      const { target, url, body, problems } = await prepare(form);
      // The digest is masked in a preview, so any secret will do and none has to be stored yet.
      return { url, headers: redactHeaders(signedHeaders(around, target, 'preview')), body, problems };
    },

    async place(form) {
      const { target, url, request, body, problems } = await prepare(form);
      if (request === null) throw invalidRequest(problems);
      // Everything that can fail before sending fails before the request is written down.
      const limits = await around.limits();
      const headers = signedHeaders(around, target, await around.secret(target.name));
      const callId = randomUUID();
      const common = { callId, source: null, method: 'POST', target: url } as const;
      await around.append({
        ...common,
        at: around.time.now(),
        kind: 'request',
        sessionId: null,
        http: null,
        headers: redactHeaders(headers),
        body: Buffer.from(body),
        detail: { profile: target.name },
      });
      const { outcome } = await sendFor(target, { body, headers, limits }, around);
      const stored = around
        .append({ ...common, at: around.time.now(), kind: 'response', ...responseFields(outcome) })
        .then(() => [])
        .catch(() => [answerNotStored]);
      return { callId, ...describeOutcome(outcome), problems: [...problems, ...(await stored)] };
    },
  };
}

/** That plain http may be refused concerns the platform, not a simulator on this machine. */
function concerns({ isLocal }: CallTarget): (problem: Problem) => boolean {
  return ({ rule, field }) => !(isLocal && rule === 'https' && /^(status|fee)Url$/.test(field));
}

function responseFields(
  outcome: CallOutcome,
): Pick<CallEntry, 'sessionId' | 'http' | 'headers' | 'body' | 'detail'> {
  const note = outcome.redacted ? { redacted: true } : null;
  if (outcome.kind === 'failed') {
    const { failure, detail, maySent } = outcome;
    return {
      sessionId: null,
      http: null,
      headers: [],
      body: new Uint8Array(),
      detail: { failure, maySent, reason: detail, ...note },
    };
  }
  const { http, headers, body } = outcome;
  const detail = outcome.kind === 'answered' ? note : { failure: outcome.reason, maySent: true, ...note };
  const sessionId = outcome.kind === 'answered' ? outcome.response.sessionId : null;
  return { sessionId, http, headers: redactHeaders(headers), body, detail };
}

function describeOutcome(outcome: CallOutcome): Omit<MethodOutput<'call.place'>, 'callId' | 'problems'> {
  const nothing = { resultcode: null, resultdesc: null, sessionId: null, idlePort: null, accepted: false };
  if (outcome.kind !== 'answered') {
    const { text, next } = explainFailure(outcome);
    const failed = outcome.kind === 'failed';
    return {
      ...nothing,
      http: failed ? null : outcome.http,
      failure: failed ? outcome.failure : outcome.reason,
      maySent: failed ? outcome.maySent : true,
      explanation: text,
      next,
    };
  }
  const { resultcode, resultdesc, sessionId, idlePort } = outcome.response;
  const { en, zh, action } = explainResult(resultcode, resultdesc);
  return {
    http: outcome.http,
    resultcode,
    resultdesc,
    sessionId,
    idlePort,
    accepted: resultcode === '0',
    failure: null,
    maySent: true,
    explanation: { en: `${en}.`, zh: `${zh}。` },
    next: action,
  };
}

function invalidRequest(problems: readonly Problem[]): AppError {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const names = [...new Set(errors.map((problem) => problem.field))];
  return new AppError(
    'invalid-input',
    {
      en: `Nothing was sent; the platform would refuse these fields: ${names.join(', ')}.`,
      zh: `请求未发送，平台会拒绝以下字段：${names.join('、')}。`,
    },
    { fields: problems },
  );
}

const answerNotStored: Problem = {
  field: 'log',
  rule: 'answer-not-stored',
  severity: 'warning',
  text: {
    en: 'The answer could not be written to the log; it is only shown here.',
    zh: '响应未能写入日志，只在此处显示。',
  },
};
