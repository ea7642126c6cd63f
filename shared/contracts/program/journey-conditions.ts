import * as z from 'zod/mini';
import { NPS_GROUPS } from '../../domain/program/condition.ts';
import { described, named } from '../named.ts';
import { MAX_DAYS } from './limits.ts';
import { whole } from './values.ts';

const NpsCondition = named(
  'NpsCondition',
  "Asks what the member's last answer to an NPS survey was. In `who` of triggers alone, because an order is not to wait for what only the journey knows: neither rules nor segments may ask so.",
  z.strictObject({
    kind: z.literal('nps'),
    in: described(
      '`promoter`: 9 or 10; `passive`: 7 or 8; `detractor`: 0 to 6. Who never answered is none of them.',
      z
        .array(z.enum(NPS_GROUPS))
        .check(
          z.minLength(1),
          z.maxLength(NPS_GROUPS.length),
          z.refine(isDistinct, { error: 'must be different ones' }),
        ),
    ),
    withinDays: z.exactOptional(
      whole('An answer that is older does not count; any does where it is not given.', 1, MAX_DAYS),
    ),
  }),
);

function isDistinct(groups: readonly string[]): boolean {
  return new Set(groups).size === groups.length;
}

/** What can be asked of a member's journey. */
export const JOURNEY_CONDITIONS = [NpsCondition] as const;
