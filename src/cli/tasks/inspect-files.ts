import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../contract/errors.ts';
import type { Problem } from '../../domain/problem.ts';
import { decodeNotification } from '../../domain/protocol/decode.ts';
import type { DecodedCdr } from '../../domain/protocol/decode-cdr.ts';
import { readNotification } from '../../domain/protocol/read-notification.ts';
import type { Notification } from '../../domain/protocol/notification.ts';
import { splitSavedNotifications } from '../../domain/log/saved-notifications.ts';
import type { Text } from '../../domain/text.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { sayProblems } from '../output/report.ts';
import type { Terminal } from '../output/terminal.ts';

/** One line of output: a status, one CDR of a message, or something that is neither. */
interface Finding {
  readonly kind: Notification['kind'];
  readonly eventType: string | null;
  readonly sessionId: string | null;
  readonly decoded: object;
  readonly problems: readonly Problem[];
  readonly text: Text;
}

export async function inspectFiles(terminal: Terminal, files: readonly string[]): Promise<ExitCode> {
  for (const file of files) {
    const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file).catch(cannotRead(file));
    for (const { body, place } of splitSavedNotifications(bytes)) {
      for (const finding of findingsOf(readNotification(body))) print(finding, file, place, terminal);
    }
  }
  return exitCodes.done;
}

function findingsOf(notification: Notification): Finding[] {
  const decoded = decodeNotification(notification);
  const { kind, problems } = notification;
  if (notification.kind === 'status' && decoded.kind === 'status') {
    const { eventType, sessionId } = notification.status;
    return [{ kind, eventType, sessionId: sessionId ?? null, decoded, problems, text: decoded.text }];
  }
  if (notification.kind === 'fee' && decoded.kind === 'fee' && notification.cdrs.length > 0)
    return notification.cdrs.map((cdr, index) => ({
      kind,
      eventType: notification.eventType,
      sessionId: cdr.sessionId ?? null,
      decoded: decoded.cdrs[index] ?? {},
      problems: problemsOfEntry(problems, index),
      text: cdrText(decoded.cdrs[index]),
    }));
  const eventType = notification.kind === 'status' ? notification.status.eventType : notification.eventType;
  return [{ kind, eventType, sessionId: null, decoded, problems, text: decoded.text }];
}

/** Problems of the entry itself; those of the whole message stand with its first entry. */
function problemsOfEntry(problems: readonly Problem[], index: number): Problem[] {
  return problems.filter(({ field }) => {
    const [, own] = /^feeLst\.(\d+)(?:\.|$)/.exec(field) ?? [];
    return own === undefined ? index === 0 : Number(own) === index;
  });
}

function cdrText(cdr: DecodedCdr | undefined): Text {
  return cdr?.text ?? { en: 'CDR', zh: '话单' };
}

function print({ text, ...finding }: Finding, file: string, place: number | null, terminal: Terminal): void {
  terminal.json({ ...finding, file, place });
  const where = place === null ? file : `${file}:${place}`;
  terminal.say(
    `${terminal.paint('dim', where)}  ${terminal.paint('bold', finding.eventType ?? finding.kind)}  ${finding.sessionId ?? '-'}`,
  );
  terminal.say(`  ${terminal.pick(text)}`);
  if (!terminal.isJson)
    for (const line of detailLines(finding.decoded, terminal)) terminal.say(`    ${line}`);
  sayProblems(finding.problems, terminal);
}

/** Coded values and stamps, one to a line. */
function detailLines(decoded: object, terminal: Terminal): string[] {
  const fields =
    'fields' in decoded && Array.isArray(decoded.fields) ? (decoded.fields as DecodedCdr['fields']) : [];
  const times =
    'times' in decoded && Array.isArray(decoded.times) ? (decoded.times as DecodedCdr['times']) : [];
  return [
    ...fields.map(({ field, value, text }) => `${field.padEnd(20)} ${value}  ${terminal.pick(text)}`),
    ...times.map(({ field, at, text }) => `${field.padEnd(20)} ${at ?? '?'}  ${terminal.pick(text)}`),
  ];
}

function cannotRead(file: string): (cause: unknown) => never {
  return (cause) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
    const reason = code === null ? { en: '', zh: '' } : { en: ` (${code})`, zh: `（${code}）` };
    throw new AppError(
      'invalid-input',
      { en: `Cannot read ${file}${reason.en}.`, zh: `无法读取 ${file}${reason.zh}。` },
      { cause },
    );
  };
}
