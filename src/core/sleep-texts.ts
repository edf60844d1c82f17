import type { AppError } from '../contract/errors.ts';
import type { Notice } from '../contract/views.ts';
import type { Text } from '../domain/text.ts';

type NewNotice = Omit<Notice, 'id' | 'at'>;

/** A CDR is repeated six times, one hour apart (reference section 6.3), ms. */
const repeatsEndAfter = 6 * 3_600_000;

/** What became of the listener while the machine slept for so many milliseconds. */
export function sleepNotice(sleptMs: number, outcome: 'kept' | 'restarted' | AppError): NewNotice {
  const span = spanText(sleptMs);
  const missed = {
    en: `This machine slept for ${span.en}. Notifications pushed meanwhile were not received; the platform repeats CDRs, but never a status.`,
    zh: `本机休眠了${span.zh}，期间推送的通知未收到：平台会重推话单，但不会重推状态。`,
  };
  if (outcome === 'kept' || outcome === 'restarted')
    return { severity: 'warning', text: joined(missed, listenerTexts[outcome]), next: lookAtCdrs(sleptMs) };
  const text = joined(missed, listenerTexts.failed, outcome.text);
  return { severity: 'error', text, next: outcome.next ?? startByHand };
}

const listenerTexts = {
  kept: { en: 'The listener goes on.', zh: '监听继续运行。' },
  restarted: { en: 'The listener was started again on the same address.', zh: '监听已在原地址重新启动。' },
  failed: { en: 'The listener could not be started again:', zh: '监听未能重新启动：' },
} satisfies Record<string, Text>;

const startByHand = { en: 'Start the listener again.', zh: '请重新启动监听。' };

function lookAtCdrs(sleptMs: number): Text {
  if (sleptMs <= repeatsEndAfter)
    return {
      en: 'Judge calls of that time by their CDRs, which come again within 6 hours, one hour apart.',
      zh: '这段时间的呼叫请以话单为准；平台每隔 1 小时重推一次话单，最多 6 次。',
    };
  return {
    en: 'Judge calls of that time by their CDRs; one that was repeated 6 times in vain has to be asked of the vendor’s support.',
    zh: '这段时间的呼叫请以话单为准；重推 6 次仍未收到的话单，请联系平台客服补推。',
  };
}

function joined(...texts: readonly Text[]): Text {
  return { en: texts.map(({ en }) => en).join(' '), zh: texts.map(({ zh }) => zh).join('') };
}

/** Hours and minutes; seconds only below a minute. */
function spanText(ms: number): Text {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return { en: `${seconds} s`, zh: ` ${seconds} 秒` };
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return { en: `${rest} min`, zh: ` ${rest} 分钟` };
  if (rest === 0) return { en: `${hours} h`, zh: ` ${hours} 小时` };
  return { en: `${hours} h ${rest} min`, zh: ` ${hours} 小时 ${rest} 分钟` };
}
