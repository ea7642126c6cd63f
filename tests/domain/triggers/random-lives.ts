import fc from 'fast-check';
import type { Condition } from '../../../shared/domain/program/condition.ts';
import { STAGES } from '../../../shared/domain/program/journey-rules.ts';
import { NO_FACTS } from '../../../shared/domain/program/member-facts.ts';
import {
  ANCHORS,
  MESSAGE_CHANNELS,
  type MessagingPolicy,
  type Trigger,
  type TriggerAction,
  type TriggerWhen,
} from '../../../shared/domain/program/trigger.ts';
import type { Known, TriggerProgram } from '../../../shared/domain/triggers/known.ts';
import { seconds } from '../builders.ts';
import {
  answered,
  closed,
  did,
  enrolled,
  erased,
  type News,
  ordered,
  refunded,
  reversed,
} from '../journeys/telling.ts';
import { type Life, livingWith } from './living.ts';
import { byHash, FREE, known, MINUTES_PER_DAY } from './programs.ts';

export const BEGIN = seconds('2026-01-15T12:00:00Z');
const HOUR = 3_600;

const action: fc.Arbitrary<TriggerAction> = fc.constantFrom(
  { kind: 'message', template: 'm' },
  { kind: 'ask_review', template: 'r' },
  { kind: 'ask_referral', template: 'f' },
  { kind: 'ask_survey', template: 's', survey: 'reminding' },
  { kind: 'award_points', points: 5 },
  { kind: 'tell_team', team: 't' },
);
const actions = fc.array(action, { minLength: 1, maxLength: 3 });

const event = fc.constantFrom<TriggerWhen>(
  { kind: 'event', event: 'order.recorded' },
  { kind: 'event', event: 'order.recorded' },
  { kind: 'event', event: 'order.recorded', where: { orderNumber: { is: 1 } } },
  { kind: 'event', event: 'member.enrolled' },
  { kind: 'event', event: 'activity.recorded' },
  { kind: 'event', event: 'activity.recorded', where: { 'attributes.rating': { atLeast: 4 } } },
  { kind: 'event', event: 'survey.answered', where: { score: { atLeast: 7 } } },
  { kind: 'event', event: 'stage.changed' },
);

/** Only what can be foreseen has a before. */
const FORESEEN: ReadonlySet<string> = new Set([
  'birthday',
  'enrollment_anniversary',
  'points_expiry',
  'tier_end',
]);
const schedule: fc.Arbitrary<TriggerWhen> = fc
  .tuple(
    fc.constantFrom(...ANCHORS),
    fc.integer({ min: -20, max: 20 }),
    fc.constantFrom(undefined, '00:00', '02:30', '09:00', '23:45'),
  )
  .map(([after, days, at]) => ({
    kind: 'schedule',
    after,
    offsetDays: FORESEEN.has(after) ? days : Math.abs(days),
    ...(at === undefined ? {} : { at }),
  }));

const when: fc.Arbitrary<TriggerWhen> = fc.oneof(
  { weight: 5, arbitrary: event },
  { weight: 3, arbitrary: schedule },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0.5, 1, 2.5).map((intervals) => ({ kind: 'silence' as const, intervals })),
  },
);

const goal: fc.Arbitrary<NonNullable<Trigger['goal']>> = fc.record({
  event: fc.constantFrom('order.recorded' as const, 'activity.recorded' as const),
  withinDays: fc.integer({ min: 1, max: 30 }),
});

const who: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  { kind: 'segment', in: ['vip'] },
  { kind: 'not', of: { kind: 'attribute', name: 'city', test: { is: 'Paris' } } },
);

/** @param percent of all that have it */
const maybe = <K extends string, T>(name: K, arbitrary: fc.Arbitrary<T>, percent: number) =>
  fc
    .oneof({ weight: percent, arbitrary }, { weight: 100 - percent, arbitrary: fc.constant(undefined) })
    .map((value) => (value === undefined ? {} : { [name]: value }) as { readonly [name in K]?: T });

const doing = fc.oneof(
  actions.map((own) => ({ actions: own })),
  fc.tuple(actions, actions).map(([a, b]) => ({
    variants: [
      { id: 'a', sharePercent: 50, actions: a },
      { id: 'b', sharePercent: 50, actions: b },
    ],
  })),
);

/** Without conditions that later facts could answer otherwise, where `isPlain`. */
const trigger = (isPlain: boolean): fc.Arbitrary<Omit<Trigger, 'id'>> =>
  fc
    .tuple(
      fc.record({
        when,
        priority: fc.integer({ min: 0, max: 3 }),
        coolingOffDays: isPlain
          ? fc.constant(0)
          : fc.constantFrom<Trigger['coolingOffDays']>(0, 0, 0, 1, 10, 90, 'ever'),
        expiresAfterMinutes: fc.constantFrom(600, 2 * MINUTES_PER_DAY, 20 * MINUTES_PER_DAY, 30),
      }),
      doing,
      maybe('delayMinutes', fc.constantFrom(5, 120, MINUTES_PER_DAY, 9 * MINUTES_PER_DAY), 50),
      maybe('goal', goal, 50),
      isPlain ? fc.constant({}) : maybe('who', who, 20),
      isPlain ? fc.constant({}) : maybe('stages', fc.subarray([...STAGES], { minLength: 4 }), 20),
      maybe('holdoutPercent', fc.constantFrom(20, 50), 30),
    )
    .map((parts) => Object.assign({ description: 'random' }, ...parts) as Omit<Trigger, 'id'>);

const policy: fc.Arbitrary<MessagingPolicy> = fc
  .tuple(
    fc.record({
      caps: fc.array(
        fc.record({ times: fc.integer({ min: 1, max: 4 }), perDays: fc.integer({ min: 1, max: 30 }) }),
        { maxLength: 2 },
      ),
      gapHours: fc.constantFrom(0, 2, 24, 60),
      detractorDays: fc.constantFrom(30, 180),
    }),
    maybe(
      'quietHours',
      fc.constantFrom(
        { from: '20:00', until: '09:00' },
        { from: '12:00', until: '14:30' },
        { from: '23:00', until: '02:30' },
      ),
      60,
    ),
  )
  .map(([limits, quiet]) => ({ ...limits, ...quiet }));

export const program = (isPlain = false): fc.Arbitrary<TriggerProgram> =>
  fc
    .record({
      triggers: fc.array(trigger(isPlain), { minLength: 2, maxLength: 8, size: 'max' }),
      messaging: isPlain ? fc.constant(FREE) : policy,
    })
    .map(({ triggers, messaging }) => ({
      triggers: triggers.map((one, index) => ({ ...one, id: `t${index}` })),
      messaging,
      surveys: [{ id: 'reminding', openDays: 9, reminderDays: 3 }],
      journey: {
        considerationDays: 30,
        onboardingDays: 40,
        onboardedAtOrder: 3,
        atRiskAfterIntervals: 2,
        lapsedAfterIntervals: 4,
        usualIntervalDays: { default: 30, atLeast: 5, atMost: 90 },
        advocateDays: 100,
      },
      timeZone: 'Europe/London',
    }));

const zone = fc.constantFrom(
  null,
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
);
const ahead = fc.option(
  fc.integer({ min: 1, max: 700 }).map((days) => BEGIN + days * 24 * HOUR),
  { nil: null },
);

export const profile: fc.Arbitrary<Known> = fc
  .record({
    timeZone: zone,
    consents: fc.oneof(
      { weight: 6, arbitrary: fc.constant(['email'] as const) },
      { weight: 1, arbitrary: fc.subarray([...MESSAGE_CHANNELS]) },
    ),
    birthday: fc.constantFrom({ month: 2, day: 29 }, { month: 1, day: 1 }, { month: 10, day: 25 }),
    pointsExpireAt: ahead,
    tierEndsAt: ahead,
    segments: fc.subarray(['vip', 'other']),
    city: fc.constantFrom('Paris', 'Rome'),
  })
  .map(({ city, ...rest }) => known({ ...rest, facts: { ...NO_FACTS, attributes: { city } } }));

const name = fc.integer({ min: 1, max: 90 }).map(String);
const news: fc.Arbitrary<readonly News[]> = fc.oneof(
  { weight: 10, arbitrary: name.map((id) => [ordered(id)]) },
  { weight: 3, arbitrary: name.map((id) => [refunded(id)]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(name, fc.integer({ min: 1, max: 5 }))
      .map(([id, rating]) => [did(id, 'review', { rating })]),
  },
  { weight: 1, arbitrary: name.map((id) => [reversed(id)]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(name, fc.integer({ min: 0, max: 10 }))
      .map(([id, score]) => [did(id, 'survey'), answered(id, score)]),
  },
  { weight: 1, arbitrary: fc.constant([enrolled]) },
);

export interface Step {
  readonly afterMinutes: number;
  readonly lateMinutes: number;
  readonly news?: readonly News[];
  readonly known?: Known;
  /** Of the programs there are, the one in force from then on. */
  readonly program?: number;
}

const within = (minutes: number) => fc.integer({ min: 0, max: minutes });
const afterMinutes = fc.oneof(
  { weight: 2, arbitrary: within(3 * 60) },
  { weight: 3, arbitrary: within(6 * MINUTES_PER_DAY) },
  { weight: 2, arbitrary: within(20 * MINUTES_PER_DAY) },
  { weight: 1, arbitrary: within(150 * MINUTES_PER_DAY) },
);
const lateMinutes = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 * MINUTES_PER_DAY }) },
);

/** @param isSteady the profile and the program stay what they are */
export const steps = (isSteady = false): fc.Arbitrary<readonly Step[]> => {
  const happening = fc.record({ afterMinutes, lateMinutes, news });
  const changing = fc.record({ afterMinutes, lateMinutes: fc.constant(0), known: profile });
  const publishing = fc.record({ afterMinutes, lateMinutes: fc.constant(0), program: fc.nat({ max: 1 }) });
  const leaving = fc.record({
    afterMinutes,
    lateMinutes: fc.constant(0),
    news: fc.constantFrom([closed], [erased]),
  });
  const step: fc.Arbitrary<Step> = isSteady
    ? happening
    : fc.oneof(
        { weight: 60, arbitrary: happening },
        { weight: 4, arbitrary: changing },
        { weight: 3, arbitrary: publishing },
        { weight: 1, arbitrary: leaving },
      );
  return fc.oneof(
    { weight: 1, arbitrary: fc.array(step, { minLength: 1, maxLength: 8 }) },
    { weight: 3, arbitrary: fc.array(step, { minLength: 15, maxLength: 50, size: 'max' }) },
  );
};

/** Orders and refunds as a ledger tells them: each once, a refund after its order. */
function possible(one: Step, seen: Set<string>): Step {
  const fits = (one.news ?? []).filter((what) => {
    if (what.type === 'order.refunded')
      return seen.has(`order ${what.orderId}`) && isNew(`refund ${what.orderId}`);
    return what.type === 'order.recorded' ? isNew(`order ${what.orderId}`) : true;
  });
  return one.news === undefined ? one : { ...one, news: fits.length === 0 ? [{ type: 'other' }] : fits };
  function isNew(key: string): boolean {
    const wasSeen = seen.has(key);
    seen.add(key);
    return !wasSeen;
  }
}

/** Lives a random life, and half a year beyond its last step. */
export function live(
  life: { programs: readonly TriggerProgram[]; profile: Known; steps: readonly Step[] },
  isLate = false,
  between?: Parameters<typeof livingWith>[2],
): Life {
  const [first] = life.programs;
  if (first === undefined) throw new Error('A life without a program.');
  const lived = livingWith(BEGIN, { known: life.profile, program: first, assign: byHash }, between);
  const seen = new Set<string>();
  for (const one of life.steps) {
    lived.until(lived.now + one.afterMinutes * 60, isLate);
    const program = one.program === undefined ? undefined : life.programs[one.program];
    lived.change({ ...(one.known && { known: one.known }), ...(program && { program }) });
    const { news: told } = possible(one, seen);
    if (told !== undefined) lived.tell(told, lived.now - one.lateMinutes * 60);
  }
  lived.until(lived.now + 180 * 24 * HOUR, isLate);
  return lived;
}

/** Without the bias towards little, by which hardly anything would happen in most of them. */
export const randomLife = (isPlain = false) =>
  fc.noBias(
    fc.record({ programs: fc.tuple(program(isPlain), program(isPlain)), profile, steps: steps(isPlain) }),
  );
