import * as z from 'zod/mini';
import { DEFAULT_JOURNEY_RULES } from '../../domain/program/journey-rules.ts';
import { described, named } from '../named.ts';
import { MAX_DAYS, MAX_INTERVALS, MAX_YEAR_DAYS } from './limits.ts';
import { whole } from './values.ts';

type Rules = typeof DEFAULT_JOURNEY_RULES;
type Usual = Rules['usualIntervalDays'];

const days = (description: string, usual: number, most = MAX_DAYS) =>
  described(`${description} ${usual} where it is not given.`, z._default(whole('', 1, most), usual));

/** Multiples of what is usual for the customer. */
export const intervals = (description: string) =>
  described(description, z.number().check(z.minimum(0.5), z.maximum(MAX_INTERVALS)));

const UsualInterval = named(
  'UsualInterval',
  "What counts as this customer's usual time between orders: the median of theirs, within bounds.",
  z
    .strictObject({
      default: whole('For who has ordered on fewer than three days. In days.', 1, MAX_YEAR_DAYS),
      atLeast: whole('The least that is taken for usual. In days.', 1, MAX_YEAR_DAYS),
      atMost: whole('The most. In days.', 1, MAX_YEAR_DAYS),
    })
    .check(
      z.check(({ value: { default: usual, atLeast, atMost }, issues }) => {
        if (atLeast > atMost)
          issues.push(fault(atLeast, 'atLeast', `is above "atMost", ${atMost}; swap them`));
        else if (usual < atLeast || usual > atMost)
          issues.push(fault(usual, 'default', `must be from "atLeast", ${atLeast}, to "atMost", ${atMost}`));
      }),
    ),
);

/** When stages of the journey change; what is left out is as usual. */
export const JourneyRules = named(
  'JourneyRules',
  'The moments at which stages of the journey change. Days are of 24 hours.',
  z
    .strictObject({
      considerationDays: days(
        'Interest counts for so many days after the last visit, activity or enrollment.',
        DEFAULT_JOURNEY_RULES.considerationDays,
      ),
      onboardingDays: days(
        'A first buyer is onboarding for so many days …',
        DEFAULT_JOURNEY_RULES.onboardingDays,
      ),
      onboardedAtOrder: described(
        `… or until the order of this number. ${DEFAULT_JOURNEY_RULES.onboardedAtOrder} where it is not given.`,
        z._default(whole('', 2, 100), DEFAULT_JOURNEY_RULES.onboardedAtOrder),
      ),
      atRiskAfterIntervals: described(
        `Somebody is at risk after a silence of so many of their usual intervals. ${DEFAULT_JOURNEY_RULES.atRiskAfterIntervals} where it is not given.`,
        z._default(intervals(''), DEFAULT_JOURNEY_RULES.atRiskAfterIntervals),
      ),
      lapsedAfterIntervals: described(
        `And lapsed after so many; more than that. ${DEFAULT_JOURNEY_RULES.lapsedAfterIntervals} where it is not given.`,
        z._default(intervals(''), DEFAULT_JOURNEY_RULES.lapsedAfterIntervals),
      ),
      usualIntervalDays: described(
        'What is usual where little is known, and the bounds of it.',
        z._default(UsualInterval, DEFAULT_JOURNEY_RULES.usualIntervalDays as Usual),
      ),
      advocateDays: days(
        'Somebody is an advocate for so many days after a friend of theirs was rewarded, or they promoted the shop.',
        DEFAULT_JOURNEY_RULES.advocateDays,
      ),
    })
    .check(
      z.check(({ value: { atRiskAfterIntervals: risk, lapsedAfterIntervals: lapsed }, issues }) => {
        if (lapsed > risk) return;
        const message = `is not above "atRiskAfterIntervals", ${risk}, so nobody would ever be at risk; give more`;
        issues.push(fault(lapsed, 'lapsedAfterIntervals', message));
      }),
    ),
);

const fault = (input: number, field: string, message: string) => ({
  code: 'custom' as const,
  input,
  path: [field],
  message,
});
