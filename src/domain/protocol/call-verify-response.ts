import { z } from 'zod';

/** Answer of callVerify after lenient reading. Source: reference section 5. */
export const callVerifyResponseSchema = z.object({
  /** `"0"` = accepted, not answered: the fate of the call comes through notifications. */
  resultcode: z.string(),
  /** Empty where there was none. */
  resultdesc: z.string(),
  /** Null where missing or empty, as after a refusal. */
  sessionId: z.string().nullable(),
  /** Free call ports, only where `returnIdlePort` asked for them. */
  idlePort: z.number().int().nullable(),
  /** Fields we do not know, as they came. */
  unknown: z.record(z.string(), z.unknown()),
});
export type CallVerifyResponse = z.infer<typeof callVerifyResponseSchema>;

export type ReadResponse =
  | { readonly ok: true; readonly response: CallVerifyResponse }
  | { readonly ok: false; readonly reason: 'not-json' | 'not-an-object' | 'no-resultcode' };

const knownFields = ['resultcode', 'resultdesc', 'sessionId', 'idlePort'];

function asText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}

function asInteger(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return undefined;
  }
}

/** Reads the body of an answer at whatever HTTP status it came. Numbers for strings, and the reverse, are taken. */
export function readCallVerifyResponse(text: string): ReadResponse {
  const parsed = parseJson(text);
  if (parsed === undefined) return { ok: false, reason: 'not-json' };
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, reason: 'not-an-object' };
  const fields = new Map<string, unknown>(Object.entries(value));
  const resultcode = asText(fields.get('resultcode'));
  if (resultcode === '') return { ok: false, reason: 'no-resultcode' };
  const sessionId = asText(fields.get('sessionId'));
  const response: CallVerifyResponse = {
    resultcode,
    resultdesc: asText(fields.get('resultdesc')),
    sessionId: sessionId === '' ? null : sessionId,
    idlePort: asInteger(fields.get('idlePort')),
    unknown: Object.fromEntries([...fields].filter(([name]) => !knownFields.includes(name))),
  };
  return { ok: true, response };
}
