/** What it takes to send a signed request on behalf of a profile, whatever the request asks for. */
import type { ClockMode } from '../../domain/protocol/wire-time.ts';
import type { Clock, HttpOut } from '../ports.ts';
import { callUrl, sendCall, type CallLimits, type CallOutcome, type CallToSend } from './call-client.ts';

/** Where a call goes: a profile with its address of the moment. */
export interface CallTarget {
  readonly name: string;
  readonly baseUrl: string;
  readonly appKey: string;
  readonly clock: ClockMode;
  readonly caPem: string | null;
  readonly pinSha256: string | null;
  readonly displayNumbers: readonly string[];
  readonly preTones: readonly string[];
  readonly postTones: readonly string[];
  /** The platform runs on this machine: the built-in simulator, or one at a loopback address. */
  readonly isLocal: boolean;
}

/** An HTTP answer, whatever its status; times in milliseconds since 1970. */
export interface TimedAnswer {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly sentAt: number;
  readonly receivedAt: number;
}

export interface Sending {
  target(profile: string): Promise<CallTarget>;
  /** @throws AppError `secret-missing` */
  secret(profile: string): Promise<string>;
  sign(input: { appKey: string; appSecret: string; clock: ClockMode; now: number }): {
    authorization: string;
    xAksk: string;
  };
  readonly http: HttpOut;
  readonly time: Clock;
  limits(): Promise<CallLimits>;
  /** Told of every answer, with the moments of this machine's clock between which it was made. */
  onAnswer?(this: void, target: CallTarget, answer: TimedAnswer): void;
}

/** The headers of a callVerify request, signed for the present moment. */
export function signedHeaders(
  { sign, time }: Pick<Sending, 'sign' | 'time'>,
  { appKey, clock }: CallTarget,
  appSecret: string,
): (readonly [string, string])[] {
  const { authorization, xAksk } = sign({ appKey, appSecret, clock, now: time.now() });
  return [
    ['Content-Type', 'application/json;charset=UTF-8'],
    ['Authorization', authorization],
    ['X-AKSK', xAksk],
  ];
}

export interface Sent {
  readonly outcome: CallOutcome;
  /** Milliseconds since 1970, by this machine's clock. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** Sends once, with the target's certificates, and tells whoever wants to know of an answer. */
export async function sendFor(
  target: CallTarget,
  request: Pick<CallToSend, 'body' | 'headers' | 'limits'>,
  { http, time, onAnswer }: Pick<Sending, 'http' | 'time' | 'onAnswer'>,
): Promise<Sent> {
  const { baseUrl } = target;
  const sentAt = time.now();
  const outcome = await sendCall({ http, baseUrl, ...request, ...trustOf(target) });
  const receivedAt = time.now();
  if (outcome.kind !== 'failed')
    onAnswer?.(target, { url: callUrl(baseUrl), headers: outcome.headers, sentAt, receivedAt });
  return { outcome, sentAt, receivedAt };
}

function trustOf({ caPem, pinSha256 }: CallTarget): { caPem?: string; pinSha256?: string } {
  return { ...(caPem === null ? {} : { caPem }), ...(pinSha256 === null ? {} : { pinSha256 }) };
}
