/** Times for people: in the machine's zone, which is named once. */
const formatter = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});
const dayFormatter = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' });

/** `11:04:24.123` of an ISO instant, in the machine's zone. */
export function clockTime(iso: string): string {
  return formatter.format(new Date(iso));
}

/** `2026-01-30 11:04:24.123` of an ISO instant, in the machine's zone. */
export function dayAndTime(iso: string): string {
  return `${dayFormatter.format(new Date(iso))} ${clockTime(iso)}`;
}

/** `Asia/Shanghai (UTC+08:00)`, the offset as it was at the given instant. */
export function zoneName(iso: string): string {
  const minutes = -new Date(iso).getTimezoneOffset();
  const sign = minutes < 0 ? '-' : '+';
  const two = (value: number): string => Math.floor(Math.abs(value)).toString().padStart(2, '0');
  const offset = `UTC${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
  return `${Intl.DateTimeFormat().resolvedOptions().timeZone} (${offset})`;
}
