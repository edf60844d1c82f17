import type { CallTimers } from './call-timers.ts';
import type { PlatformOptions } from './platform-options.ts';
import { postNotification, type PushAnswer } from './push-request.ts';

/** A notification on its way to a receiver. */
export interface Push {
  readonly kind: 'status' | 'fee';
  readonly eventType: string;
  readonly sessionId: string;
  readonly url: string;
  readonly body: string;
  /** How many times faster than the machine's the time of its call runs. */
  readonly speed: number;
}

export interface Pusher {
  /**
   * Pushes once and settles when that was answered or has failed. A CDR that was not received is pushed
   * again later, by itself; a status is not.
   */
  deliver(push: Push): Promise<void>;
  /** Breaks off what is on its way; nothing is reported any more. */
  close(): void;
}

/** How often, and how many milliseconds of call time apart, a CDR is pushed again (reference section 6.3). */
const repeats = 6;
const repeatAfterMs = 3_600_000;

type Settings = Pick<PlatformOptions, 'appKey' | 'appSecret' | 'digest' | 'time' | 'sign' | 'onPushed'>;

export function createPusher(settings: Settings, timers: CallTimers): Pusher {
  const stop = new AbortController();

  async function attempt(push: Push, number: number): Promise<void> {
    if (stop.signal.aborted) return;
    const { sign, digest: edition, appKey, appSecret, time } = settings;
    const headers = sign.signNotification({ edition, appKey, appSecret, url: push.url, now: time.now() });
    const answer = await postNotification({ ...push, headers, timers, signal: stop.signal });
    // Aborted meanwhile: close() has ended this push, it did not fail. Read through a call because the
    // compiler believes the value it saw before the wait.
    if (isStopped()) return;
    const error = faultOf(push, answer);
    const willRetry = push.kind === 'fee' && error !== null && number <= repeats;
    const { kind, eventType, sessionId, url } = push;
    if (willRetry) timers.after(repeatAfterMs / push.speed, () => void attempt(push, number + 1));
    const status = answer.status;
    settings.onPushed?.({ kind, eventType, sessionId, url, attempt: number, status, error, willRetry });
  }

  const isStopped = (): boolean => stop.signal.aborted;
  return { deliver: (push) => attempt(push, 1), close: () => stop.abort() };
}

/** Why this push does not count as received; null where it does. */
function faultOf(push: Push, answer: PushAnswer): string | null {
  if (answer.status === null) return answer.error;
  if (answer.status !== 200) return `HTTP ${answer.status}`;
  const resultcode = push.kind === 'fee' ? resultcodeOf(answer.body) : undefined;
  return resultcode === undefined || resultcode === '0' ? null : `resultcode ${resultcode.slice(0, 32)}`;
}

/** `resultcode` of the receiver's answer; undefined where there is none, which counts as received. */
function resultcodeOf(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null || !('resultcode' in answer)) return undefined;
    const { resultcode } = answer;
    return typeof resultcode === 'string' || typeof resultcode === 'number' ? String(resultcode) : undefined;
  } catch {
    return undefined;
  }
}
