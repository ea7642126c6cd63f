import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { withAnyOf } from './any-of.ts';
import { clock, values } from './values.ts';

const WeekdayCondition = named(
  'WeekdayCondition',
  "Asks for the day of the week by the program's clocks.",
  z.strictObject({
    kind: z.literal('weekday'),
    in: values('1 is Monday, 7 is Sunday.', z.int().check(z.minimum(1), z.maximum(7))),
  }),
);

const TimeOfDayCondition = named(
  'TimeOfDayCondition',
  "Asks for the time of day by the program's clocks. A window may go over midnight.",
  z.strictObject({
    kind: z.literal('time_of_day'),
    from: clock('`HH:MM`; within the window.'),
    to: clock('`HH:MM`; no longer within.'),
  }),
);

const date = (description: string) =>
  z.exactOptional(
    described(description, z.iso.date({ error: 'must be a date of the calendar as YYYY-MM-DD' })),
  );

const DateCondition = withAnyOf(
  'DateCondition',
  "Asks for the date by the program's clocks.",
  ['from', 'to'],
  z.strictObject({
    kind: z.literal('date'),
    from: date('The first day, `YYYY-MM-DD`.'),
    to: date('The last day, `YYYY-MM-DD`.'),
  }),
);

/** What can be asked of the moment. */
export const TIME_CONDITIONS = [WeekdayCondition, TimeOfDayCondition, DateCondition] as const;
