import type { Clock } from '../ports.ts';

/** Which reading of `Created` is accepted; `any` accepts each of the other three (reference section 3.3). */
export type AcceptedClock = 'any' | 'utc' | 'beijing' | 'local';

/** Edition of the notifications' digest: directly joined (to 2025) or joined by line feeds (2026-01-27). */
export type DigestEdition = 'older' | 'newer';

/** The signing functions the simulator needs, handed in because features of the core never import each other. */
export interface PlatformSigner {
  /** `PasswordDigest` that a request with this nonce and time must carry. */
  requestDigest(secret: string, nonce: string, created: string): string;
  /**
   * Name and value of `Content-Type`, `Authorization` and `X-AKSK`. `now` in milliseconds since 1970. Throws
   * for an app_key that no header can carry.
   */
  signNotification(input: {
    readonly edition: DigestEdition;
    readonly appKey: string;
    readonly appSecret: string;
    /** The push URL exactly as the request (or the console) named it. */
    readonly url: string;
    readonly now: number;
  }): readonly (readonly [string, string])[];
}

/** A request that was answered. Holds neither digest nor secret. */
export interface AnswerReport {
  readonly http: number;
  readonly resultcode: string;
  readonly resultdesc: string;
  /** Empty after a refusal. */
  readonly sessionId: string;
  /** `calleeNbr`, null where the request was refused before its body was read. */
  readonly callee: string | null;
  /** `Username` of the request, null where it had none. */
  readonly appKey: string | null;
  /** Address and port of the client. */
  readonly source: string;
}

/** A notification that was pushed, and what became of it. Holds neither digest nor secret. */
export interface PushReport {
  readonly kind: 'status' | 'fee';
  readonly eventType: string;
  readonly sessionId: string;
  readonly url: string;
  /** 1 for the first time, up to 7 for a CDR. */
  readonly attempt: number;
  /** HTTP status of the receiver, null where no complete answer came. */
  readonly status: number | null;
  /** Why the push does not count as received, null where it does. */
  readonly error: string | null;
  readonly willRetry: boolean;
}

export interface PlatformOptions {
  /** Address to bind, default 127.0.0.1. */
  readonly host?: string | undefined;
  /** 0 takes a free port. */
  readonly port: number;
  readonly appKey: string;
  readonly appSecret: string;
  /** Call time runs this many times faster than the machine's; 0.01 to 1,000,000. `setSpeed` changes it. */
  readonly speed: number;
  readonly clock: AcceptedClock;
  readonly digest: DigestEdition;
  readonly time: Clock;
  readonly sign: PlatformSigner;
  /** Console addresses, used where a request names none. */
  readonly defaultStatusUrl?: string | undefined;
  readonly defaultFeeUrl?: string | undefined;
  /** Calls at the same time before 1020165, default 10 (reference section 9). */
  readonly maxSimultaneous?: number | undefined;
  /** Names of scenarios given to callees by hand (`+86...` -> name), asked for with each request. Never rejects. */
  readonly chosenScenarios?: (() => Promise<Readonly<Record<string, string>>>) | undefined;
  readonly onAnswered?: ((answer: AnswerReport) => void) | undefined;
  readonly onPushed?: ((push: PushReport) => void) | undefined;
}
