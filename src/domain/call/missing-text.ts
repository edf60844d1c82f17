import type { MissingName } from './call.ts';
import { eventTypeText } from '../protocol/event-types.ts';
import type { Text } from '../text.ts';

const others: Readonly<Partial<Record<MissingName, string>>> = {
  request: '请求',
  response: '响应',
  cdr: '话单',
};

/** What has not arrived, as a list: in English by its names on the wire, in Chinese by those of the vendor's pages. */
export function missingText(missing: readonly MissingName[]): Text {
  const zh = missing.map((name) => others[name] ?? eventTypeText(name).zh);
  return { en: missing.join(', '), zh: zh.join('、') };
}
