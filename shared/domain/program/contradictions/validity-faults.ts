import type { EpochSeconds } from '../../calendar.ts';
import { type Contradiction, error, warning } from './contradiction.ts';

/** What has a beginning and an end, and how it is said that it never, or no longer, has an effect. */
interface Words {
  readonly noun: string;
  readonly never: string;
  readonly over: string;
}

export function validityFaults(
  { from, until }: { readonly from?: string; readonly until?: string },
  path: string,
  now: EpochSeconds,
  { noun, never, over }: Words,
): readonly Contradiction[] {
  if (until === undefined) return [];
  if (from !== undefined && Date.parse(from) >= Date.parse(until)) {
    return [
      error(
        'NEVER_IN_FORCE',
        `${path}/until`,
        until,
        `is not after "from", ${from}, so the ${noun} ${never}; give a later moment`,
      ),
    ];
  }
  return Date.parse(until) <= now * 1000
    ? [
        warning(
          'NO_LONGER_IN_FORCE',
          `${path}/until`,
          until,
          `has passed, so the ${noun} ${over}; give a later moment, or remove the ${noun}`,
        ),
      ]
    : [];
}
