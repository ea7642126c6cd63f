import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { CapPeriod } from './earning-rules.ts';
import { MAX_DAYS, MAX_ESTIMATES, MAX_MEMBER_CAPS, MAX_MONTHS } from './limits.ts';
import { amounts, limitPoints, positivePoints } from './values.ts';

export const ProgramCurrency = named(
  'ProgramCurrency',
  'A currency in which orders may be paid.',
  z.strictObject({
    code: described(
      'ISO 4217 code, in capitals.',
      z
        .string()
        .check(z.regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code of three capitals, such as USD' })),
    ),
    minorDigits: described(
      'Digits after the decimal point: 2 for USD, 0 for JPY.',
      z.int().check(z.nonnegative(), z.maximum(4)),
    ),
  }),
);

export const PointValue = named(
  'PointValue',
  'What points are worth: for the liability, for paying with points, and for budgets of money.',
  z.strictObject({
    points: positivePoints('How many are worth `amount`.'),
    amount: amounts('What they are worth.', 0),
  }),
);

const days = (description: string) =>
  described(description, z.int().check(z.positive(), z.maximum(MAX_DAYS)));
const months = (description: string) =>
  described(description, z.int().check(z.positive(), z.maximum(MAX_MONTHS)));

export const RedemptionEstimate = named(
  'RedemptionEstimate',
  'What share of issued points a shop expects to be redeemed in the end.',
  z.strictObject({
    from: described(
      'The day on which it was made. It holds until the next one; what was told of the time before stays.',
      z.iso.date({ error: 'must be a date of the calendar as YYYY-MM-DD' }),
    ),
    percent: described('Redeemed points of issued ones.', z.number().check(z.minimum(0), z.maximum(100))),
  }),
);

export const MetricPolicy = named(
  'MetricPolicy',
  'What figures are counted with that orders do not tell.',
  z.strictObject({
    inactivityDays: z.exactOptional(
      days(
        "Days without an order after which a customer counts as lost. Where it is not given, the 90th percentile of the shop's own gaps between orders.",
      ),
    ),
    grossMarginPercent: z.exactOptional(
      described(
        'What is left of net sales after the cost of goods, in percent, for payback. Where it is not given, payback is not told.',
        z.number().check(z.positive(), z.maximum(100)),
      ),
    ),
    redemptionEstimates: z.exactOptional(
      described(
        'Your own estimates of the share of issued points that will be redeemed, for expected breakage and the liability. Where none is given, what came of months whose points are all gone, and nothing before there is one.',
        z.array(RedemptionEstimate).check(
          z.minLength(1),
          z.maxLength(MAX_ESTIMATES),
          z.refine((all) => new Set(all.map(({ from }) => from)).size === all.length, {
            error: 'has two estimates from the same day: leave one out',
          }),
        ),
      ),
    ),
  }),
);

export const PendingPolicy = named(
  'PendingPolicy',
  'When earned points can be spent.',
  z.discriminatedUnion('kind', [
    described('At once.', z.strictObject({ kind: z.literal('none') })),
    described(
      'After the return window, at the next local midnight.',
      z.strictObject({ kind: z.literal('days'), days: days('Days of 24 hours.') }),
    ),
    described(
      'When the shop says that the goods were delivered.',
      z.strictObject({
        kind: z.literal('delivery'),
        atMostDays: days('So many days after the order, even if nobody says so.'),
      }),
    ),
  ]),
);

export const ExpiryPolicy = named(
  'ExpiryPolicy',
  'When points that can be spent end.',
  z.discriminatedUnion('kind', [
    described('Never.', z.strictObject({ kind: z.literal('none') })),
    described(
      'Each with its own date: the end of the month that lies so many months after the month in which they became active.',
      z.strictObject({ kind: z.literal('rolling'), months: months('Number of months.') }),
    ),
    described(
      'All together, at the end of the month that lies so many months after the month of the last order or event.',
      z.strictObject({ kind: z.literal('sliding'), months: months('Number of months.') }),
    ),
    described(
      'At the end of the same day each year.',
      z.strictObject({
        kind: z.literal('calendar'),
        month: described('1 is January.', z.int().check(z.minimum(1), z.maximum(12))),
        day: described('Day of the month.', z.int().check(z.minimum(1), z.maximum(31))),
        atLeastMonths: described(
          'They last at least so many months.',
          z.int().check(z.nonnegative(), z.maximum(MAX_MONTHS)),
        ),
      }),
    ),
  ]),
);

export const EarningCaps = named(
  'EarningCaps',
  'The most that a member may have, and may earn in a period, by all rules.',
  z.strictObject({
    balance: z.exactOptional(limitPoints('Active and pending together.')),
    perMember: z.exactOptional(
      described(
        'Earned in a period.',
        z
          .array(z.strictObject({ per: CapPeriod, points: limitPoints('The most in that period.') }))
          .check(z.minLength(1), z.maxLength(MAX_MEMBER_CAPS)),
      ),
    ),
  }),
);
