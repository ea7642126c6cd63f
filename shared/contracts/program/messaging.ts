import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { MAX_DAYS, MAX_GAP_HOURS, MAX_MESSAGE_CAPS, MAX_YEAR_DAYS } from './limits.ts';
import { clock, whole } from './values.ts';

const QuietHours = named(
  'QuietHours',
  "No ask leaves in them, by the member's clocks; the program's where their zone is not known.",
  z.strictObject({
    from: clock('`HH:MM`; quiet from then on.'),
    until: clock('`HH:MM`; no longer quiet. Before `from`: on the next day.'),
  }),
);

const MessageCap = named(
  'MessageCap',
  'At most so many asks of one member in so many days, of all triggers together.',
  z.strictObject({
    times: whole('How many.', 0, 1_000),
    perDays: whole('In any so many days of 24 hours.', 1, MAX_YEAR_DAYS),
  }),
);

export const MessagingPolicy = named(
  'MessagingPolicy',
  'What binds all asks together, whichever trigger they are of.',
  z.strictObject({
    quietHours: z.exactOptional(
      described('None where they are not given: asks then leave at any hour of the night.', QuietHours),
    ),
    caps: described(
      'How often a member is asked at most. All of them hold; none where the list is empty.',
      z.array(MessageCap).check(z.maxLength(MAX_MESSAGE_CAPS)),
    ),
    gapHours: whole('Hours between two asks, whatever they are.', 0, MAX_GAP_HOURS),
    detractorDays: whole(
      'After a score of 0 to 6 to an NPS survey nobody is asked for a referral or a review for so many days, unless a better one follows.',
      0,
      MAX_DAYS,
    ),
  }),
);
