import * as z from 'zod/mini';
import { REFERRAL_CHECKS } from '../../domain/program/referral-program.ts';
import { DEFAULT_JUDGING } from '../../domain/referrals/default-weights.ts';
import { described, named } from '../named.ts';
import { MAX_REVIEW_DAYS, MAX_SCORE, MAX_WEIGHT } from './limits.ts';

const score = (description: string, usual: number) =>
  described(
    `${description} ${usual} where it is not given.`,
    z._default(z.int().check(z.positive(), z.maximum(MAX_SCORE)), usual),
  );

export const ReferralJudging = named(
  'ReferralJudging',
  'How referrals are judged: what speaks against one adds up to a score. By the program in force when the order qualifies.',
  z
    .strictObject({
      mode: described(
        '`shadow` keeps what would have been decided, and rewards all. `on` where it is not given.',
        z._default(z.enum(['on', 'shadow']), DEFAULT_JUDGING.mode),
      ),
      reviewAt: score('From this score on a person decides.', DEFAULT_JUDGING.reviewAt),
      rejectAt: score(
        'From this score on nothing is given; at least `reviewAt`, and where it is the same, nothing waits for a person.',
        DEFAULT_JUDGING.rejectAt,
      ),
      reviewDays: described(
        `So many days after the end of the hold, what nobody has reviewed is rejected. Days of 24 hours, up to the next local midnight; ${DEFAULT_JUDGING.reviewDays} where it is not given.`,
        z._default(z.int().check(z.positive(), z.maximum(MAX_REVIEW_DAYS)), DEFAULT_JUDGING.reviewDays),
      ),
      weights: z.exactOptional(
        described(
          `What each check adds, 0 to ${MAX_WEIGHT}, where it is not the weight of docs/referral-judging.md; 0 turns a check off.`,
          z.partialRecord(z.enum(REFERRAL_CHECKS), z.int().check(z.nonnegative(), z.maximum(MAX_WEIGHT))),
        ),
      ),
    })
    .check(
      z.check(({ value: { reviewAt, rejectAt }, issues }) => {
        if (rejectAt >= reviewAt) return;
        issues.push({
          code: 'custom',
          input: rejectAt,
          path: ['rejectAt'],
          message: `is below "reviewAt", ${reviewAt}, so what is to be reviewed would be rejected first; give at least ${reviewAt}`,
        });
      }),
    ),
);
