/** A call as a readable timeline: one row per thing that happened, in the order in which it was noticed here. */
import type { Call } from '../../domain/call/call.ts';
import { lookUpHangupCode } from '../../domain/codes/hangup-codes.ts';
import { explainResult } from '../../domain/codes/result-codes.ts';
import { missingText } from '../../domain/call/missing-text.ts';
import { decodeCdr } from '../../domain/protocol/decode-cdr.ts';
import { eventTypeText } from '../../domain/protocol/event-types.ts';
import type { Text } from '../../domain/text.ts';
import type { Terminal } from './terminal.ts';
import { clockTime, zoneName } from './times.ts';

interface Row {
  /** Stable within a call, so that a live timeline prints each row once. */
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
  readonly name: string;
  readonly text: Text;
  readonly stamp: string | null;
}

/** Prints the rows of a call that have not been printed yet. */
export interface TimelinePrinter {
  update(call: Call): void;
  /** The verdict, what is missing, and the next step. */
  finish(call: Call): void;
}

export function createTimelinePrinter(terminal: Terminal): TimelinePrinter {
  const printed = new Set<string>();
  let previous: number | null = null;
  return {
    update(call) {
      if (printed.size === 0) for (const line of heading(call, terminal)) terminal.say(line);
      for (const row of rowsOf(call, terminal)) {
        if (printed.has(row.key)) continue;
        printed.add(row.key);
        const at = Date.parse(row.at);
        terminal.say(rowLine(row, previous === null ? null : at - previous, terminal));
        previous = at;
      }
    },
    finish(call) {
      for (const line of summary(call, terminal)) terminal.say(line);
    },
  };
}

function heading(call: Call, terminal: Terminal): Text[] {
  const callee = terminal.number(call.callee);
  const shown = terminal.number(call.displayNbr);
  const profile =
    call.profile === null
      ? { en: '', zh: '' }
      : { en: `, profile ${call.profile}`, zh: `，使用配置 ${call.profile}` };
  const zone = zoneName(call.startedAt);
  return [
    {
      en: `Call to ${callee}, showing ${shown}${profile.en}`,
      zh: `呼叫 ${callee}，主显号码 ${shown}${profile.zh}`,
    },
    {
      en: `Times in ${zone}, stamps of the platform in UTC`,
      zh: `本机时间为 ${zone.replace(' (', '（').replace(')', '）')}，平台时间戳为 UTC`,
    },
  ];
}

function rowLine({ at, name, text, stamp }: Row, delta: number | null, terminal: Terminal): string {
  const step = (delta === null ? '' : `${delta < 0 ? '' : '+'}${delta.toString()} ms`).padStart(11);
  const stamped = stamp === null ? '' : `  ${terminal.paint('dim', stamp)}`;
  return `  ${clockTime(at)} ${terminal.paint('dim', step)}  ${terminal.paint('bold', name.padEnd(11))} ${terminal.pick(text)}${stamped}`;
}

function rowsOf(call: Call, terminal: Terminal): Row[] {
  const { request, response, events, cdr } = call;
  const rows: Row[] = [];
  if (request !== null)
    rows.push({
      key: 'request',
      at: call.startedAt,
      name: 'callVerify',
      text: requestText(request, terminal),
      stamp: null,
    });
  if (response !== null)
    rows.push({
      key: 'response',
      at: response.at,
      name: 'response',
      text: responseText(response),
      stamp: null,
    });
  events.forEach((event) => {
    const { eventType, at, timestamp, called } = event;
    const key = [eventType, timestamp, called].join(' ');
    rows.push({ key, at, name: eventType, text: eventText(event), stamp: timestamp });
  });
  if (cdr !== null)
    rows.push({
      key: 'cdr',
      at: cdr.at,
      name: 'fee',
      text: cdrText(cdr),
      stamp: cdr.callEndTime ?? cdr.failTime ?? null,
    });
  return rows.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function requestText(request: Record<string, unknown>, terminal: Terminal): Text {
  const code = typeof request['verifyCode'] === 'string' ? terminal.code(request['verifyCode']) : '?';
  const times = typeof request['times'] === 'number' ? request['times'] : 3;
  const en = times === 0 ? 'endlessly' : `${times} times`;
  const zh = times === 0 ? '循环播放' : `播放 ${times} 次`;
  return { en: `requested: code ${code}, ${en}`, zh: `发起请求：验证码 ${code}，${zh}` };
}

function responseText({ http, resultcode, resultdesc, failure }: NonNullable<Call['response']>): Text {
  const status: Text = http === null ? { en: '', zh: '' } : { en: `HTTP ${http}, `, zh: `HTTP ${http}，` };
  if (resultcode === null)
    return {
      en: `${status.en}no usable answer (${failure ?? '?'})`,
      zh: `${status.zh}无有效响应（${failure ?? '?'}）`,
    };
  const { en, zh } = explainResult(resultcode, resultdesc);
  return {
    en: `${status.en}result code ${resultcode}: ${en}`,
    zh: `${status.zh}结果码 ${resultcode}：${zh}`,
  };
}

function eventText({ eventType, stateCode, stateDesc, duplicates }: Call['events'][number]): Text {
  const event = eventTypeText(eventType);
  const cause = stateCode === null ? null : lookUpHangupCode(stateCode);
  const own: Text =
    cause?.known === false && stateDesc !== null
      ? { en: ` (${stateDesc})`, zh: `（${stateDesc}）` }
      : { en: '', zh: '' };
  const again: Text =
    duplicates === 0
      ? { en: '', zh: '' }
      : { en: `, received ${duplicates + 1} times`, zh: `，共收到 ${duplicates + 1} 次` };
  return cause === null
    ? { en: event.en + again.en, zh: event.zh + again.zh }
    : {
        en: `${event.en}: ${stateCode ?? ''} ${cause.en}${own.en}${again.en}`,
        zh: `${event.zh}：${stateCode ?? ''} ${cause.zh}${own.zh}${again.zh}`,
      };
}

function cdrText(cdr: NonNullable<Call['cdr']>): Text {
  const { text, fields } = decodeCdr(cdr);
  const codes = fields
    .filter(({ field }) => ['ulFailReason', 'callOutUnaswRsn', 'sipStatusCode'].includes(field))
    .map(({ field, value }) => `${field} ${value}`);
  if (codes.length === 0) return { en: `CDR: ${text.en}`, zh: `话单：${text.zh}` };
  return { en: `CDR: ${text.en} [${codes.join(', ')}]`, zh: `话单：${text.zh} [${codes.join('，')}]` };
}

function summary({ verdict, missing, ringSeconds, talkSeconds }: Call, terminal: Terminal): string[] {
  const good = verdict.code === 'answered';
  const mark = good ? terminal.paint('green', '✔') : terminal.paint('yellow', '■');
  const lines = [
    `${mark} ${terminal.paint('bold', terminal.pick(verdict))}`,
    `→ ${terminal.pick(verdict.next)}`,
  ];
  const seconds = [
    ringSeconds === null ? null : { en: `rang ${ringSeconds} s`, zh: `振铃 ${ringSeconds} 秒` },
    talkSeconds === null ? null : { en: `talked ${talkSeconds} s`, zh: `通话 ${talkSeconds} 秒` },
  ].filter((part) => part !== null);
  if (seconds.length > 0)
    lines.push(
      `  ${seconds.map((part) => terminal.pick(part)).join(terminal.language === 'zh' ? '，' : ', ')}`,
    );
  const { en, zh } = missingText(missing);
  if (missing.length > 0)
    lines.push(`  ${terminal.pick({ en: `Still missing: ${en}`, zh: `尚未收到：${zh}` })}`);
  return lines;
}
