/** Numbers, dates and durations by locale, times in the zone that the settings choose. */
import { parseWireTime } from '../../domain/protocol/wire-time.ts';
import type { Preferences } from '../../domain/settings.ts';
import type { Language } from '../../domain/text.ts';

export interface Format {
  /** `11:04:24.012` of an ISO 8601 instant; the text itself where it is no instant. */
  time(iso: string): string;
  /** `11:04:24` of a stamp of the platform, `yyyy-MM-dd HH:mm:ss` in UTC; the text itself where it is none. */
  stamp(text: string): string;
  /** Date and time to the second. */
  dateTime(iso: string): string;
  date(iso: string): string;
  number(value: number): string;
  /** `4.4 s`, `1 min 18 s`, `2 h 5 min`, `3 d 4 h`, from seconds. */
  seconds(value: number): string;
  /** `+224 ms`, `+2.2 s`, `−0.3 s`, from milliseconds. */
  delta(ms: number): string;
  /** `UTC+8`, of the zone that is shown. */
  readonly zone: string;
}

const locales = { en: 'en-GB', zh: 'zh-CN' } as const;

/** @param machineZone IANA name of the host's zone */
export function createFormat(
  language: Language,
  timeZone: Preferences['timeZone'],
  machineZone: string,
): Format {
  const zone = { machine: machineZone, utc: 'UTC', beijing: 'Asia/Shanghai' }[timeZone];
  const locale = locales[language];
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  // The Swedish form is ISO 8601's, which both languages of the trade use.
  const make = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    once(() => clockOf(zone, options));
  const precise = make({ ...clock, fractionalSecondDigits: 3 });
  const full = make({ ...day, ...clock });
  const dates = make(day);
  const numbers = once(() => new Intl.NumberFormat(locale));
  const tenths = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const { ms: msName, s, min, h, d } = units[language];
  const seconds = (value: number): string => {
    if (value < minuteFrom) return `${tenths().format(value)} ${s}`;
    const all = Math.round(value);
    const [minutes, hours] = [Math.floor(all / 60), Math.floor(all / 3600)];
    if (hours === 0) return `${minutes} ${min} ${all % 60} ${s}`;
    if (hours < daysFrom) return `${hours} ${h} ${minutes % 60} ${min}`;
    return `${Math.floor(hours / 24)} ${d} ${hours % 24} ${h}`;
  };
  const zoneName = once(() => offsetName(full()));
  return {
    time: (iso) => written(precise, iso).replace(',', '.'),
    stamp: (text) => {
      const at = parseWireTime(text);
      return at === undefined ? text : precise().format(at).slice(0, 8);
    },
    dateTime: (iso) => written(full, iso),
    date: (iso) => written(dates, iso),
    number: (value) => numbers().format(value),
    seconds,
    delta: (ms) => {
      const size = Math.abs(ms);
      return `${ms < 0 ? '−' : '+'}${size < 1000 ? `${Math.round(size)} ${msName}` : seconds(size / 1000)}`;
    },
    get zone() {
      return zoneName();
    },
  };
}

const units = {
  en: { ms: 'ms', s: 's', min: 'min', h: 'h', d: 'd' },
  zh: { ms: '毫秒', s: '秒', min: '分', h: '小时', d: '天' },
} as const;

/** Seconds that are not rounded to 60.0 any more. */
const minuteFrom = 59.95;
/** Hours. */
const daysFrom = 48;

/** Browsers take a millisecond to make a formatter: each is made when it is first needed. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The browser's own zone where it does not know that of the host, which may be newer or have none. */
function clockOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('sv-SE', options);
  }
}

function written(format: () => Intl.DateTimeFormat, iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : format().format(at);
}

/**
 * The offset of a zone now. Asking the system for its name loads all names of all zones, which the first screen
 * would wait for; so it is read off a clock of that zone.
 *
 * @param clock writes ISO 8601 without a zone
 */
function offsetName(clock: Intl.DateTimeFormat): string {
  const now = new Date();
  const shown = Date.parse(`${clock.format(now).replace(' ', 'T')}Z`);
  const minutes = Math.round((shown - now.getTime()) / 60_000);
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`;
}
