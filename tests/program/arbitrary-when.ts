import fc from 'fast-check';
import type { ValueTest } from '../../shared/domain/program/condition.ts';
import { STAGES } from '../../shared/domain/program/journey-rules.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Survey } from '../../shared/domain/program/survey.ts';
import type { Trigger, TriggerWhen } from '../../shared/domain/program/trigger.ts';

type Events = Extract<TriggerWhen, { kind: 'event' }>;

/** Events that the program has, with tests that some of them pass. */
const eventsOf = (document: ProgramDocument, surveys: readonly Survey[]) => {
  const { currencies, tiers, rewards, referrals, challenges = [] } = document;
  const code = currencies[0]?.code ?? 'USD';
  const tierIds = tiers?.tiers.map(({ id }) => id) ?? [];
  const events: readonly (readonly [Events['event'], Readonly<Record<string, ValueTest>>])[] = [
    ['member.enrolled', {}],
    [
      'order.recorded',
      { orderNumber: { is: 1 }, [`spent.${code}`]: { atLeast: 1 }, isReferred: { is: false } },
    ],
    ['order.refunded', { isWhole: { is: true } }],
    ['order.delivered', { orderId: { in: ['a', 'b'] } }],
    ['activity.recorded', { activity: { is: 'review' }, 'attributes.stars': { atMost: 3 } }],
    ['survey.answered', { surveyId: { in: surveys.map(({ id }) => id) }, score: { is: 5 } }],
    ['stage.changed', { to: { in: [...STAGES] }, from: { is: 'active' } }],
  ];
  return [
    ...events,
    ...(tierIds.length < 2
      ? []
      : [
          ['tier.changed', { direction: { is: 'up' }, to: { in: tierIds }, from: { absent: true } }] as const,
        ]),
    ...(rewards === undefined
      ? []
      : [['redemption.captured', { rewardId: { in: rewards.map(({ id }) => id) } }] as const]),
    ...challenges.flatMap(({ id }) => [
      ['challenge.achieved', { challengeId: { is: id }, round: { atLeast: 2 } }] as const,
      ['challenge.reversed', { challengeId: { in: [id] }, orderId: { is: 'a' } }] as const,
    ]),
    ...(referrals === undefined
      ? []
      : [['referral.rewarded', { side: { is: 'advocate' } }] as const, ['referral.signed_up', {}] as const]),
  ];
};

/** Some of the tests, or none. */
const someOf = (tests: Readonly<Record<string, ValueTest>>) =>
  fc
    .subarray(Object.entries(tests))
    .map((chosen) => (chosen.length === 0 ? {} : { where: Object.fromEntries(chosen) }));

export function arbitraryWhen(
  document: ProgramDocument,
  surveys: readonly Survey[],
): fc.Arbitrary<TriggerWhen> {
  const { expiry, tiers } = document;
  const doTiersEnd = tiers !== undefined && tiers.window.kind !== 'lifetime' && tiers.downgrade !== 'none';
  const at = fc.constantFrom({}, { at: '10:00' }, { at: '16:45' });
  const schedule = (
    after: Extract<TriggerWhen, { kind: 'schedule' }>['after'],
    [min, max]: readonly [number, number],
  ) =>
    fc
      .tuple(fc.integer({ min, max }), at)
      .map(([offsetDays, time]) => ({ kind: 'schedule' as const, after, offsetDays, ...time }));
  return fc.oneof(
    fc
      .constantFrom(...eventsOf(document, surveys))
      .chain(([event, tests]) => someOf(tests).map((where) => ({ kind: 'event' as const, event, ...where }))),
    schedule('enrolled', [0, 90]),
    schedule('first_order', [0, 90]),
    schedule('last_order', [0, 90]),
    schedule('birthday', [-30, 30]),
    schedule('enrollment_anniversary', [-30, 30]),
    ...(expiry.kind === 'none' ? [] : [schedule('points_expiry', [-90, -1])]),
    ...(doTiersEnd ? [schedule('tier_end', [-90, -1])] : []),
    fc.constantFrom(0.5, 1.5, 20).map((intervals) => ({ kind: 'silence' as const, intervals })),
  );
}

export const arbitraryGoal: fc.Arbitrary<NonNullable<Trigger['goal']>> = fc
  .record(
    {
      event: fc.constantFrom('order.recorded' as const, 'activity.recorded' as const),
      where: fc.constant({}),
      withinDays: fc.integer({ min: 1, max: 60 }),
    },
    { requiredKeys: ['event', 'withinDays'] },
  )
  .map(({ event, withinDays, where }) => ({
    event,
    ...(where !== undefined && event === 'order.recorded' ? { where: { orderNumber: { atLeast: 2 } } } : {}),
    withinDays,
  }));
