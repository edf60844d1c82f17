import { z } from 'zod';
import { problemSchema, type Problem } from '../domain/problem.ts';
import { textSchema, type Text } from '../domain/text.ts';

/** Everything that can go wrong at the border of the core, as a closed list. */
export const errorCodes = [
  /** The method is not in the contract. */
  'unknown-method',
  /** The input breaks rules; `fields` names each. */
  'invalid-input',
  'not-found',
  /** What is asked does not fit the present state (already running, name taken, built-in). */
  'conflict',
  'port-in-use',
  'listener-failed',
  /** The address to listen on is none of this machine, or no address. */
  'bad-address',
  'log-unavailable',
  'secret-missing',
  'secret-store-refused',
  'settings-damaged',
  /** A file of the data folder cannot be written or read. */
  'storage-failed',
  /** The browser host does not let the page in: no session, a wrong token, or a page of somebody else. */
  'access-refused',
  /** Whoever asked is no page of this host: another frame, window or origin. */
  'forbidden',
  /** The host does not answer; only a page says this. */
  'host-lost',
  /** This host cannot do it. */
  'unsupported',
  /** A fault of the program. */
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const failureSchema = z.object({
  ok: z.literal(false),
  code: z.enum(errorCodes),
  /** One clear sentence. */
  message: textSchema,
  /** What to do next. */
  next: textSchema.nullable(),
  fields: z.array(problemSchema),
});
export type Failure = z.infer<typeof failureSchema>;

/** What crosses a border: a value or a failure, never a thrown exception. */
export type Reply<Value> = { readonly ok: true; readonly value: Value } | Failure;

/** A failure on its way through the core; `dispatch` turns it into a reply. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly text: Text;
  readonly next: Text | null;
  readonly fields: readonly Problem[];

  constructor(
    code: ErrorCode,
    text: Text,
    {
      next = null,
      fields = [],
      cause,
    }: { next?: Text | null; fields?: readonly Problem[]; cause?: unknown } = {},
  ) {
    super(text.en, { cause });
    this.name = 'AppError';
    this.code = code;
    this.text = text;
    this.next = next;
    this.fields = fields;
  }
}

/** A fault of the program, as it is told to people; what lies behind it is for developers. */
export function unexpected(): AppError {
  return new AppError(
    'unexpected',
    { en: 'Something unforeseen went wrong inside the program.', zh: '程序内部发生意外错误。' },
    {
      next: {
        en: 'Try again; if it repeats, report it with the steps.',
        zh: '请重试；若再次出现，请附上操作步骤反馈给开发者。',
      },
    },
  );
}

export function failureOf(error: AppError): Failure {
  return { ok: false, code: error.code, message: error.text, next: error.next, fields: [...error.fields] };
}
