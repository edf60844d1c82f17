/** Times for people: in the machine's zone, which is named once. */

/** Made on first use: a formatter loads the tables of its language. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(iso: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const known = formatters.get(locale) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(locale, known);
  return known.format(new Date(iso));
}

/** `11:04:24.123` of an ISO instant, in the machine's zone. */
export function clockTime(iso: string): string {
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 } as const;
  return format(iso, 'en-GB', { ...parts, hourCycle: 'h23' });
}

/** `2026-01-30 11:04:24.123` of an ISO instant, in the machine's zone. */
export function dayAndTime(iso: string): string {
  const day = format(iso, 'sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${day} ${clockTime(iso)}`;
}

/** `Asia/Shanghai (UTC+08:00)`, the offset as it was at the given instant. */
export function zoneName(iso: string): string {
  const minutes = -new Date(iso).getTimezoneOffset();
  const sign = minutes < 0 ? '-' : '+';
  const two = (value: number): string => Math.floor(Math.abs(value)).toString().padStart(2, '0');
  const offset = `UTC${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
  return `${Intl.DateTimeFormat().resolvedOptions().timeZone} (${offset})`;
}
