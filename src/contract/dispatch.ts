import type { z } from 'zod';
import { issueText } from '../domain/issue-text.ts';
import type { Problem } from '../domain/problem.ts';
import { printable } from '../domain/printable.ts';
import { errorOf } from '../domain/protocol/broken-rule.ts';
import type { HandlersOf, MethodTable } from './define.ts';
import { AppError, failureOf, unexpected, type Reply } from './errors.ts';

/** Answers a call by name; never throws and never lets a stack trace out. */
export type Dispatch = (name: string, input: unknown) => Promise<Reply<unknown>>;

/**
 * The one receiving end of every transport. The name must be an own key of the table, the input must parse,
 * the output is parsed too: a field that the schema does not list cannot leave the host.
 *
 * @param onUnexpected is handed faults of the program; the caller of the method sees one sentence only.
 * @param onCause is handed what lies behind a failure, for a developer's eyes; it is no part of the reply.
 */
export function createDispatch<Table extends MethodTable>(
  methods: Table,
  handlers: HandlersOf<Table>,
  onUnexpected: (error: unknown, name: string) => void,
  onCause: (cause: unknown, name: string) => void = () => undefined,
): Dispatch {
  return async (name, input) => {
    const definition = Object.hasOwn(methods, name) ? methods[name] : undefined;
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (definition === undefined || handler === undefined) return failureOf(unknownMethod());
    const parsed = definition.input.safeParse(input ?? {});
    if (!parsed.success) return failureOf(invalidInput(parsed.error));
    try {
      // The table pairs each handler with its own schema, which has just parsed the input.
      const value = await handler(parsed.data as never);
      return { ok: true, value: definition.output.parse(value) };
    } catch (error) {
      if (error instanceof AppError) {
        if (error.cause !== undefined) onCause(error.cause, name);
        return failureOf(error);
      }
      onUnexpected(error, name);
      return failureOf(unexpected());
    }
  };
}

function unknownMethod(): AppError {
  return new AppError('unknown-method', { en: 'There is no such method.', zh: '没有这个方法。' });
}

/** Names every field that did not parse. Values are left out on purpose: a secret could be among them. */
function invalidInput(error: z.ZodError): AppError {
  const fields = error.issues.flatMap((issue): Problem[] => {
    const { en, zh } = issueText(issue);
    const rule = issue.code.replaceAll('_', '-');
    return fieldsOf(issue).map((field) => errorOf(field, rule, { en, zh }));
  });
  const names = [...new Set(fields.map(({ field }) => printable(field)))];
  return new AppError(
    'invalid-input',
    {
      en: `Some values cannot be used: ${names.join(', ')}.`,
      zh: `以下字段的取值无法使用：${names.join('、')}。`,
    },
    { fields },
  );
}

/** Dotted paths of what an issue is about; `input` where it is about the input as a whole. */
function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key].join('.'));
  return [path.length === 0 ? 'input' : path.join('.')];
}
