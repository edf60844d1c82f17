import type { Text } from '../text.ts';
import { excerpt } from '../excerpt.ts';

const names: Readonly<Record<string, Text>> = {
  callout: { en: 'Call placed', zh: '呼出' },
  alerting: { en: 'Ringing', zh: '振铃' },
  answer: { en: 'Answered', zh: '应答' },
  disconnect: { en: 'Ended', zh: '挂机' },
  collectInfo: { en: 'Digits collected', zh: '放音收号结果' },
  // Named in the vendor's overview only, never seen for verification codes (reference section 7).
  callin: { en: 'Incoming call', zh: '呼入' },
  fee: { en: 'CDR', zh: '话单' },
};

/** An event type in words; one we do not know is shown as it came. */
export function eventTypeText(eventType: string): Text {
  const name = Object.hasOwn(names, eventType) ? names[eventType] : undefined;
  if (name !== undefined) return name;
  if (eventType === '') return { en: 'Event without a type', zh: '没有类型的事件' };
  const shown = excerpt(eventType);
  return { en: `Unknown event type ${shown}`, zh: `未知的事件类型 ${shown}` };
}
