import type { ProgramDocument } from '../program.ts';
import { isPlaceholder, type Placeholder, placeholdersIn, type Template } from '../template.ts';
import type { Trigger, TriggerAction } from '../trigger.ts';
import { type Contradiction, error } from './contradiction.ts';

/** What a message is sent with: the trigger that fired, and all that this way of it does. */
interface Sending {
  readonly trigger: Trigger;
  readonly actions: readonly TriggerAction[];
  readonly document: ProgramDocument;
}

/** Placeholders of a template that nothing stands for when this trigger sends it. */
export function placeholderFaults(
  template: Template,
  sending: Sending,
  path: string,
): readonly Contradiction[] {
  const texts = Object.values(template.texts).flatMap(({ subject = '', body }) => [subject, body]);
  const used = new Set(texts.flatMap(placeholdersIn).filter(isPlaceholder));
  return [...used].flatMap((name) => {
    const reason = reasonAgainst(name, sending);
    if (reason === null) return [];
    const detail = `has {${name}} in its words, and ${reason}; send another template, or take it out of this one`;
    return [error('PLACEHOLDER_WITHOUT_VALUE', path, template.id, detail)];
  });
}

/** Why nothing stands for a placeholder, or null. Those that are not here always have a value. */
function reasonAgainst(name: Placeholder, sending: Sending): string | null {
  const condition = CONDITIONS[name];
  return condition === undefined || condition.holds(sending) ? null : condition.else;
}

interface Filled {
  readonly holds: (sending: Sending) => boolean;
  /** What has to be, for it to be filled in; follows "and". */
  readonly else: string;
}

const doesAny =
  (kind: TriggerAction['kind']) =>
  ({ actions }: Sending): boolean =>
    actions.some((action) => action.kind === kind);

const isScheduled =
  (anchor: string) =>
  ({ trigger: { when } }: Sending): boolean =>
    when.kind === 'schedule' && when.after === anchor;

const isFiredBy =
  (...prefixes: readonly string[]) =>
  ({ trigger: { when } }: Sending): boolean =>
    when.kind === 'event' && prefixes.some((prefix) => when.event.startsWith(prefix));

const hasReferrals = ({ document }: Sending): boolean => document.referrals !== undefined;

function issuesCode({ actions, document: { rewards = [] } }: Sending): boolean {
  const issued = actions.flatMap((action) => (action.kind === 'issue_reward' ? [action.reward] : []));
  return rewards.some(({ id, coupon }) => issued.includes(id) && coupon !== undefined);
}

/** What each placeholder takes to be filled in; the documentation lists it too. */
export const CONDITIONS: Readonly<Partial<Record<Placeholder, Filled>>> = {
  tier: {
    holds: ({ document }) => document.tiers !== undefined,
    else: 'the program has no tiers',
  },
  order: {
    holds: isFiredBy('order.'),
    else: 'only a trigger that an order fires knows of one',
  },
  score: { holds: isFiredBy('survey.'), else: 'only a trigger that an answer fires knows of one' },
  reward: {
    holds: (sending) => doesAny('issue_reward')(sending) || isFiredBy('redemption.')(sending),
    else: 'only a trigger that issues a reward, or is fired by a redemption, knows of one',
  },
  rewardCode: { holds: issuesCode, else: 'it issues no reward that is a code' },
  awardedPoints: { holds: doesAny('award_points'), else: 'it awards no points' },
  expiringPoints: {
    holds: isScheduled('points_expiry'),
    else: 'only a schedule that counts from points_expiry knows of any',
  },
  expiryDate: {
    holds: isScheduled('points_expiry'),
    else: 'only a schedule that counts from points_expiry knows of one',
  },
  tierEndDate: {
    holds: isScheduled('tier_end'),
    else: 'only a schedule that counts from tier_end knows of one',
  },
  surveyLink: { holds: doesAny('ask_survey'), else: 'it asks no survey' },
  referralLink: { holds: hasReferrals, else: 'the program has no referrals' },
  referralCode: { holds: hasReferrals, else: 'the program has no referrals' },
};
