import * as z from 'zod/mini';
import { described } from './named.ts';

/** An IANA time zone. @param description whose clock it is */
export const timeZone = (description: string) =>
  described(
    description,
    z
      .string()
      .check(
        z.maxLength(64),
        z.refine(isTimeZone, { error: 'must be an IANA time zone, such as Europe/Berlin or Etc/UTC' }),
      ),
  );

/** Asking `Intl` takes longer than judging the rest of a small program, and there are some hundred zones. */
const known = new Set<string>();

/** Offsets such as +01:00 are zones to `Intl` too, but not places with a calendar: they have no summer. */
function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  known.add(name);
  return true;
}
