/**
 * What the core needs from its host. A host (desktop, browser server, terminal, test) hands these in, so
 * every feature runs on a temporary folder without Electron.
 */
import type { Capabilities } from '../contract/capabilities.ts';
import type { ExportOutcome } from '../contract/views.ts';

/** Wall clock and timers. Tests hand in one that they move themselves. */
export interface Clock {
  /** Milliseconds since 1970 (UTC). */
  now(): number;
  /** Runs `task` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** Where secrets are kept. A secret goes in and is only read by the signer. */
export interface SecretStore {
  /** The secret of a profile, undefined where none is stored. */
  get(profileName: string): Promise<string | undefined>;
  set(profileName: string, secret: string): Promise<void>;
  remove(profileName: string): Promise<void>;
  /** Moves what `set` has stored; where nothing was stored, `to` has nothing afterwards either. */
  rename(from: string, to: string): Promise<void>;
  /** Where `get` takes the secret from, in words that may be shown; null where there is none. */
  describe(profileName: string): Promise<{ en: string; zh: string } | null>;
  /** Where `set` has put the secret of this profile; null where none is stored, whatever `get` answers. */
  stored(profileName: string): Promise<{ en: string; zh: string } | null>;
}

/** Preferences that are not secret. The value is parsed by whoever reads it. */
export interface SettingsStore {
  /** @throws AppError `settings-damaged` */
  read(): Promise<unknown>;
  write(settings: Record<string, unknown>): Promise<void>;
}

/** Files that a person chooses. */
export interface Files {
  /**
   * Writes the content to a file that the person names, or offers it as a download of the browser host.
   * `content` is asked for only when it is needed, and at most once.
   *
   * @throws AppError `unsupported`, `storage-failed`
   */
  save(suggestedName: string, content: () => AsyncIterable<Uint8Array>): Promise<ExportOutcome>;
  /** Text of a file that the person chooses, null where the dialog was left. @throws AppError `unsupported` */
  open(): Promise<string | null>;
}

/** The host itself, as far as screens may know and use it. */
export interface Host {
  readonly version: string;
  /** BCP 47. */
  readonly systemLanguage: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly capabilities: Capabilities;
  readonly files: Files;
  /** @throws AppError `unsupported` */
  openFolder(path: string): Promise<void>;
}

/** One HTTP exchange, outgoing. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'POST';
  /** Name and value, sent in this order and spelling. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** Additional certificate authorities (PEM). They never replace the system's. */
  readonly caPem?: string | undefined;
  /** SHA-256 fingerprint (hexadecimal, colons optional) that the server's certificate must have as well. */
  readonly pinSha256?: string | undefined;
  readonly connectTimeoutMs: number;
  readonly answerTimeoutMs: number;
  readonly maxAnswerBytes: number;
}

/** Why no usable answer came. Closed list; `detail` of the result carries the system's own words. */
export type HttpFailure =
  | 'bad-url'
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'connect-timeout'
  | 'answer-timeout'
  | 'reset'
  | 'certificate'
  | 'pin-mismatch'
  | 'tls'
  | 'answer-too-large'
  | 'proxy'
  | 'not-http'
  | 'other';

export type HttpResult =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: Uint8Array;
    }
  | {
      readonly ok: false;
      readonly failure: HttpFailure;
      readonly detail: string;
      /** False only where nothing of the request can have left this machine: the phone cannot ring. */
      readonly maySent: boolean;
    };

/** HTTP to the outside. Never throws, never follows a redirect, never retries, always verifies TLS. */
export interface HttpOut {
  send(request: HttpRequest): Promise<HttpResult>;
}
