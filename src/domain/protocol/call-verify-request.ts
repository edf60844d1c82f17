import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { errorOf } from './broken-rule.ts';
import { checkField, requestFieldNames } from './request-rules.ts';

const phoneNumber = z.string().min(4).max(31);
const toneFile = z.string().regex(/^[A-Za-z0-9\-_.@]{1,128}$/);
const pushUrl = z.string().min(1).max(128);

/**
 * Body of callVerify. The shape that is certain from types, lengths and alphabets alone; what needs a
 * sentence, a suggestion or a warning is in `checkCallVerifyRequest`. Source: reference section 4.
 */
export const callVerifyRequestSchema = z.strictObject({
  /** Fixed line shown to the callee, `+8675528000001`. */
  displayNbr: phoneNumber,
  /** `+8613800000001` or `+8675528000001`. */
  calleeNbr: phoneNumber,
  /** 2 = Chinese. */
  languageType: z.literal(2),
  /** File name of the tone before the code. */
  preTone: toneFile,
  /** A string, so that leading zeros survive. */
  verifyCode: z.string().regex(/^[0-9]{2,8}$/),
  /** File name of the tone after the code. */
  posTone: toneFile.optional(),
  /** How often the code is played, 3 where absent; 0 = endless. */
  times: z.int().min(0).max(9).optional(),
  /** Base64 of the URL for status notifications. */
  statusUrl: pushUrl.optional(),
  /** Base64 of the URL for CDRs. */
  feeUrl: pushUrl.optional(),
  /** A string on the wire, not a boolean. */
  returnIdlePort: z.enum(['true', 'false']).optional(),
  /** Echoed in every notification of the call. */
  userData: z
    .string()
    .min(1)
    .max(256)
    .regex(/^[^{}]*$/)
    .optional(),
});
export type CallVerifyRequest = z.infer<typeof callVerifyRequestSchema>;

export interface CheckedRequest {
  /** Null exactly where `problems` holds an error. */
  readonly request: CallVerifyRequest | null;
  /** In the order of the vendor's table, unknown fields last. */
  readonly problems: Problem[];
}

const notAnObject = errorOf('body', 'object', {
  en: 'the request body must be a JSON object',
  zh: '请求消息体必须是 JSON 对象',
});

/** Own fields that have a value: JSON knows no undefined, so such a field will not be sent. */
function ownFields(input: object): Map<string, unknown> {
  return new Map(Object.entries(input).filter(([, value]) => value !== undefined));
}

/** Checks a body before it is sent, or as the platform would. `input` is parsed JSON; never throws on it. */
export function checkCallVerifyRequest(input: unknown): CheckedRequest {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { request: null, problems: [notAnObject] };
  const fields = ownFields(input);
  const known: readonly string[] = requestFieldNames;
  const unknown = [...fields.keys()].filter((name) => !known.includes(name));
  const problems = [...known, ...unknown].flatMap((name) => checkField(name, fields.get(name)));
  if (problems.some(({ severity }) => severity === 'error')) return { request: null, problems };
  return { request: callVerifyRequestSchema.parse(Object.fromEntries(fields)), problems };
}
