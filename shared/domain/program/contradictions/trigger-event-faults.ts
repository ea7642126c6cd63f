import type { ProgramDocument } from '../program.ts';
import { isSame } from '../program-change.ts';
import type { Trigger, TriggerEvent } from '../trigger.ts';
import { type Contradiction, type ContradictionCode, error } from './contradiction.ts';
import { eventTestFaults } from './event-test-faults.ts';

/** Events that never come in this program, as what fires a trigger and as its goal; and a goal that is what fired it. */
export function triggerEventFaults(
  { when, goal }: Trigger,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  return [
    ...(when.kind === 'event' ? eventFaults(when, `${path}/when`, 'NEVER_FIRES', document) : []),
    ...(goal === undefined ? [] : eventFaults(goal, `${path}/goal`, 'NEVER_REACHED', document)),
    ...(when.kind === 'event' && goal !== undefined && isSameEvent(when, goal)
      ? [
          error(
            'GOAL_IS_CAUSE',
            `${path}/goal`,
            goal,
            'is what makes the trigger fire, so the next of them would end the ask and be its success; tell them apart by "where", such as {"orderNumber": {"atLeast": 2}}, or name another event',
          ),
        ]
      : []),
  ];
}

type EventTest = Pick<NonNullable<Trigger['goal']>, 'event' | 'where'>;

const isSameEvent = (a: EventTest, b: EventTest): boolean =>
  a.event === b.event && isSame(a.where ?? {}, b.where ?? {});

function eventFaults(
  { event, where = {} }: EventTest,
  path: string,
  code: ContradictionCode,
  document: ProgramDocument,
): readonly Contradiction[] {
  const reason = reasonAgainst(event, document);
  return [
    ...(reason === null ? [] : [error(code, `${path}/event`, event, reason)]),
    ...eventTestFaults(event, where, `${path}/where`, document),
  ];
}

/** Why an event never happens in the program, and the fix; null where it does. */
function reasonAgainst(event: TriggerEvent, document: ProgramDocument): string | null {
  switch (event) {
    case 'tier.changed':
      return (document.tiers?.tiers ?? []).length > 1
        ? null
        : 'never comes, because the program has no two tiers; add them to /tiers, or name another event';
    case 'referral.signed_up':
    case 'referral.rewarded':
      return document.referrals === undefined
        ? 'never comes, because the program has no referrals; add them to /referrals, or name another event'
        : null;
    case 'redemption.captured':
      return (document.rewards ?? []).length === 0
        ? 'never comes, because the program has no rewards; add them to /rewards, or name another event'
        : null;
    case 'challenge.achieved':
    case 'challenge.reversed':
      return (document.challenges ?? []).length === 0
        ? 'never comes, because the program has no challenges; add them to /challenges, or name another event'
        : null;
    case 'survey.answered':
      return (document.surveys ?? []).length === 0
        ? 'never comes, because the program has no surveys; add them to /surveys, or name another event'
        : null;
    default:
      return null;
  }
}
