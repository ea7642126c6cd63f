import * as z from 'zod/mini';
import type { ReferralStep as Step } from '../../domain/program/referral-program.ts';
import { DEFAULT_JUDGING } from '../../domain/referrals/default-weights.ts';
import { described, named } from '../named.ts';
import { withAnyOf } from './any-of.ts';
import { GoodsFilter } from './goods.ts';
import { MAX_DAYS, MAX_MEMBER_CAPS, MAX_REFERRAL_STEPS, MAX_WINDOW_DAYS } from './limits.ts';
import { ReferralJudging } from './referral-judging.ts';
import { SharesByLocale } from './share-texts.ts';
import { amounts, count, limitPoints, positivePoints, programId, values } from './values.ts';
import { landingAddress } from './web-address.ts';

const ReferralAdvocates = withAnyOf(
  'ReferralAdvocates',
  'Who may refer: members of any of the tiers or segments, and with so many orders.',
  ['tiers', 'segments', 'orders'],
  z.strictObject({
    tiers: z.exactOptional(values("The member's tier is one of these.", programId('A tier.'))),
    segments: z.exactOptional(
      values('Or the member belongs to one of these segments.', programId('A segment.')),
    ),
    orders: z.exactOptional(
      described(
        'Whoever has fewer orders may not refer yet. Orders that went back whole do not count.',
        z.int().check(z.positive(), z.maximum(1_000)),
      ),
    ),
  }),
);

const from = described(
  'The first success that it is given for: 1 for the first step, and more than in the step before.',
  z.int().check(z.positive(), z.maximum(1_000_000)),
);

const ReferralStep = named(
  'ReferralStep',
  'What a success gives, from the `from`-th on until another step begins: `points`, or a `reward` of the catalogue, which then costs nothing. The first step is `from` 1, and each begins later than the one before.',
  z.union(
    [
      z.strictObject({ from, points: positivePoints('Given for each success.') }),
      z.strictObject({
        from,
        reward: programId('A reward of the catalogue, which then costs nothing.'),
      }),
    ],
    {
      error:
        'must be {"from": number, "points": number} or {"from": number, "reward": id}: points or a reward, and not both',
    },
  ),
);

const steps = (description: string, least: 0 | 1) =>
  described(
    description,
    z.array(ReferralStep).check(
      z.minLength(least),
      z.maxLength(MAX_REFERRAL_STEPS),
      z.check(({ value, issues }) => {
        value.forEach((step, index) => {
          const message = faultOfPlace(step, value[index - 1]);
          if (message === null) return;
          issues.push({ code: 'custom', input: step.from, path: [index, 'from'], message });
        });
      }),
    ),
  );

function faultOfPlace(step: Step, before: Step | undefined): string | null {
  if (before === undefined)
    return step.from === 1 ? null : 'must be 1 in the first step, so that the first success gives something';
  return step.from > before.from
    ? null
    : `is not above the ${before.from} of the step before it; steps stand from the first success to later ones`;
}

const ReferralCap = withAnyOf(
  'ReferralCap',
  'The most that one advocate gets in a period. The success that would be more gives the advocate nothing, and the friend all the same.',
  ['times', 'points'],
  z.strictObject({
    per: described(
      "Span of the program's calendar: a day, a month, a year, or for ever.",
      z.enum(['day', 'month', 'year', 'ever']),
    ),
    times: z.exactOptional(count('How many successes give something.')),
    points: z.exactOptional(
      limitPoints('The most points, as a cap in value. Rewards of the catalogue count as none.'),
    ),
  }),
);

const QualifyingOrder = named(
  'QualifyingOrder',
  'Which order of the friend counts: the first that has goods which are paid, and all of this. Goods that never earn do not count.',
  z.strictObject({
    minimum: z.exactOptional(
      amounts('What the goods that count are worth after discounts, without tax and shipping.', 1),
    ),
    goods: z.exactOptional(described('Only such goods count; all where it is not given.', GoodsFilter)),
    excluding: z.exactOptional(described('Goods that do not count.', GoodsFilter)),
  }),
);

export const ReferralProgram = named(
  'ReferralProgram',
  'Members bring friends, and both get something once an order of the friend has stood the hold.',
  z.strictObject({
    advocates: z.exactOptional(
      described('Who may refer; every member where it is not given.', ReferralAdvocates),
    ),
    advocateGets: steps('What the advocate gets, by the number of successes.', 1),
    friendGets: steps('What the friend gets, once: one step, or none for nothing.', 0),
    qualifyingOrder: described(
      'Which order of the friend counts; the first with paid goods where it asks nothing.',
      z._default(QualifyingOrder, {}),
    ),
    windowDays: described(
      'From the opening of the link to the sign-up, and again from the sign-up to the qualifying order. Days of 24 hours, up to the next local midnight.',
      z.int().check(z.positive(), z.maximum(MAX_WINDOW_DAYS)),
    ),
    touch: described(
      'Whose code counts when a friend came with two: the first, or, until an order qualifies, the last.',
      z.enum(['first', 'last']),
    ),
    holdDays: described(
      'From the qualifying order to when both can spend what they got; at least the days that points of an order are pending. Days of 24 hours, up to the next local midnight.',
      z.int().check(z.nonnegative(), z.maximum(MAX_DAYS)),
    ),
    caps: z.exactOptional(
      described(
        'The most that one advocate gets. All of them hold.',
        z.array(ReferralCap).check(z.minLength(1), z.maxLength(MAX_MEMBER_CAPS)),
      ),
    ),
    judging: described('What is held against a referral.', z._default(ReferralJudging, DEFAULT_JUDGING)),
    landingUrl: landingAddress(
      'The page of the shop that links lead to; `ref`, the code, and `visit` are added to its query. By HTTPS; without it on this machine alone.',
      ['ref', 'visit'],
    ),
    shareTexts: z.exactOptional(
      described('The words to share a link with, by BCP 47 locale.', SharesByLocale),
    ),
  }),
);
