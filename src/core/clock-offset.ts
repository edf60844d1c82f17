/**
 * How far this machine's clock is off: a platform refuses a request whose time is too far from its own, and
 * says little more than that the digest is wrong.
 */
import type { ClockView } from '../contract/views.ts';

/** One request and its answer; moments of this machine's clock in milliseconds since 1970. */
export interface ClockSample {
  /** Address that the request went to. */
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly sentAt: number;
  readonly receivedAt: number;
}

export interface ClockWatch {
  /** Takes an answer of a platform; one without a usable Date says nothing. */
  observe(this: void, sample: ClockSample): void;
  /** The newest measurement, null before the first. */
  status(): ClockView | null;
}

export function createClockWatch(onMeasured: (measured: ClockView) => void): ClockWatch {
  let newest: ClockView | null = null;
  return {
    observe({ url, headers, sentAt, receivedAt }) {
      const date = headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
      const source = hostAndPort(url);
      if (date === undefined || source === null) return;
      const measured = measureClock({ source, date, sentAt, receivedAt });
      if (measured === null) return;
      newest = measured;
      onMeasured(measured);
    },
    status: () => newest,
  };
}

/** `Date` has whole seconds, cut off: the moment lies on average this far into the one it names, ms. */
const halfSecond = 500;

/**
 * The offset at the middle between request and answer.
 *
 * @param sample `date` as in the header; `sentAt` and `receivedAt` in milliseconds since 1970
 * @returns null for a date that is none, and where the clock was set back in between
 */
export function measureClock(sample: {
  readonly source: string;
  readonly date: string;
  readonly sentAt: number;
  readonly receivedAt: number;
}): ClockView | null {
  const { source, sentAt, receivedAt } = sample;
  const theirs = parseHttpDate(sample.date.trim());
  if (theirs === null || receivedAt < sentAt) return null;
  return {
    offsetMs: (sentAt + receivedAt) / 2 - (theirs + halfSecond),
    accuracyMs: halfSecond + (receivedAt - sentAt) / 2,
    at: new Date(receivedAt).toISOString(),
    source,
  };
}

/** `Fri, 30 Jan 2026 03:04:24 GMT`, the only form that may be sent (RFC 9110, 5.6.7). */
function parseHttpDate(text: string): number | null {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toUTCString() === text ? ms : null;
}

function hostAndPort(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}
