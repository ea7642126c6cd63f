/**
 * Moments of a program are ISO 8601 with an offset. People say them by the clocks of the program, so a form shows date and time
 * there, and writes the offset that these clocks have at that moment.
 */

/** `2026-11-27T09:00` as clocks of the zone show a moment; `null` where the text is no moment. */
export function wallTimeOf(moment: string, timeZone: string): string | null {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? null : shown(at, timeZone);
}

/** The moment at which clocks of the zone show a time, with their offset; `null` where the text is no time. */
export function momentOf(wallTime: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wallTime)) return null;
  const asUtc = new Date(`${wallTime}:00Z`);
  if (Number.isNaN(asUtc.getTime())) return null;
  // The offset at about that time may be another than at the time itself, on the two days of a year when clocks change.
  const first = offsetMinutes(asUtc, timeZone);
  const minutes = offsetMinutes(new Date(asUtc.getTime() - first * 60_000), timeZone);
  return `${wallTime}:00${offsetText(minutes)}`;
}

function offsetMinutes(at: Date, timeZone: string): number {
  const wall = new Date(`${shown(at, timeZone)}:00Z`).getTime();
  return Math.round((wall - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

function shown(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}
