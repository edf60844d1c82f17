/**
 * The two time forms of the wire. Notifications stamp `yyyy-MM-dd HH:mm:ss` in UTC (reference sections 7
 * and 8). `Created` looks like UTC because of its literal `Z`, but which clock it follows differs by edition
 * of the vendor's document (section 3.3), so every reading and writing of it names a clock.
 */

export const clockModes = ['utc', 'beijing', 'local'] as const;
export type ClockMode = (typeof clockModes)[number];

const wireTime = /^(\d{4}-\d{2}-\d{2}) {1,2}(\d{2}:\d{2}:\d{2})$/;
const created = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})Z$/;
const minute = 60_000;
const beijingOffsetMinutes = 8 * 60;

/** Epoch milliseconds of a face value taken as UTC; undefined for a date that no calendar has. */
function fromUtcFace(date: string, time: string): number | undefined {
  const face = `${date}T${time}`;
  const epoch = Date.parse(`${face}Z`);
  // Date.parse lets February 30 and 24:00 roll over; only a face that prints back unchanged exists.
  return Number.isNaN(epoch) || new Date(epoch).toISOString().slice(0, 19) !== face ? undefined : epoch;
}

/** `yyyy-MM-ddTHH:mm:ss`, fractions of a second cut off. */
function utcFace(epoch: number): string {
  return new Date(epoch).toISOString().slice(0, 19);
}

/**
 * Epoch milliseconds of `yyyy-MM-dd HH:mm:ss` (UTC). Blanks around it and two blanks in the middle, as old
 * samples have them, are accepted; anything else, impossible dates too, is undefined.
 */
export function parseWireTime(text: string): number | undefined {
  const [, date, time] = wireTime.exec(text.trim()) ?? [];
  return date === undefined || time === undefined ? undefined : fromUtcFace(date, time);
}

/** `yyyy-MM-dd HH:mm:ss` in UTC. `epoch` in milliseconds, years 0000 to 9999. */
export function formatWireTime(epoch: number): string {
  return utcFace(epoch).replace('T', ' ');
}

/** Minutes east of UTC of this machine at that moment. */
function machineOffsetMinutes(epoch: number): number {
  return -new Date(epoch).getTimezoneOffset();
}

function offsetMinutes(clock: ClockMode, epoch: number, local: number | undefined): number {
  switch (clock) {
    case 'utc':
      return 0;
    case 'beijing':
      return beijingOffsetMinutes;
    case 'local':
      return local ?? machineOffsetMinutes(epoch);
  }
}

/**
 * `Created` (`yyyy-MM-ddTHH:mm:ssZ`, the Z always literal) as the given clock shows `epoch` (milliseconds).
 * `localOffsetMinutes`, east of UTC, stands in for this machine's zone.
 */
export function formatCreated(epoch: number, clock: ClockMode, localOffsetMinutes?: number): string {
  return `${utcFace(epoch + offsetMinutes(clock, epoch, localOffsetMinutes) * minute)}Z`;
}

/**
 * Epoch milliseconds of a `Created` written by the given clock; undefined for any other form (milliseconds,
 * blanks) and for impossible dates. In the hour that a zone repeats in autumn, `local` means its first pass.
 */
export function parseCreated(
  text: string,
  clock: ClockMode,
  localOffsetMinutes?: number,
): number | undefined {
  const [, date, time] = created.exec(text) ?? [];
  const face = date === undefined || time === undefined ? undefined : fromUtcFace(date, time);
  if (face === undefined) return undefined;
  if (clock === 'local' && localOffsetMinutes === undefined) return fromMachineFace(face);
  return face - offsetMinutes(clock, face, localOffsetMinutes) * minute;
}

function fromMachineFace(face: number): number {
  const wall = new Date(face);
  const local = new Date(0);
  local.setFullYear(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate());
  local.setHours(wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds(), 0);
  return local.getTime();
}
