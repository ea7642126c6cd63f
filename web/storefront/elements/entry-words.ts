import type { EntryExplanation, StatementEntry } from '../../../client/generated/types.ts';
import type { IconName } from '../look/icons.ts';
import type { PlainKey, Words } from '../words/words.ts';

type Kind = StatementEntry['kind'];

interface KindOfLine {
  readonly title: PlainKey;
  readonly icon: IconName;
  /** Why it is there, where no rules explain it. */
  readonly why: PlainKey;
}

const line = (title: PlainKey, icon: IconName, why: PlainKey): KindOfLine => ({ title, icon, why });

const ORDER = line('entry_order', 'bag', 'why_order');
const REFERRAL = line('entry_referral', 'person', 'why_referral');

const KINDS: Readonly<Record<Kind, KindOfLine>> = {
  enrollment: line('entry_enrollment', 'leaf', 'why_enrollment'),
  accrual: ORDER,
  claim: ORDER,
  transfer: ORDER,
  delivery: ORDER,
  refund: line('entry_refund', 'bag', 'why_refund'),
  activity: line('entry_activity', 'star', 'why_activity'),
  activity_reversal: line('entry_activity_reversal', 'star', 'why_activity_reversal'),
  adjustment: line('entry_adjustment', 'chat', 'why_adjustment'),
  tier_assignment: line('entry_tier', 'star', 'why_tier'),
  closure: line('entry_closure', 'lock', 'why_closure'),
  erasure: line('entry_closure', 'lock', 'why_closure'),
  authorization: line('entry_authorization', 'lock', 'why_authorization'),
  capture: line('entry_capture', 'gift', 'why_capture'),
  release: line('entry_release', 'lock', 'why_release'),
  redemption_return: line('entry_return', 'gift', 'why_return'),
  coupon_use: line('entry_coupon_use', 'percent', 'why_capture'),
  coupon_void: line('entry_coupon_void', 'percent', 'why_return'),
  coupon_claim: line('entry_coupon_claim', 'gift', 'why_coupon_claim'),
  fulfillment: line('entry_fulfillment', 'gift', 'why_capture'),
  referral: REFERRAL,
  referral_qualification: REFERRAL,
  referral_review: REFERRAL,
  referral_reward: REFERRAL,
  referral_reversal: line('entry_referral_reversal', 'person', 'why_referral_reversal'),
  challenge_award: line('entry_challenge', 'trophy', 'why_challenge'),
  challenge_reversal: line('entry_challenge_reversal', 'trophy', 'why_challenge_reversal'),
};

/** Lines that say something to the customer although they moved no points. */
const TELLING: ReadonlySet<Kind> = new Set([
  'enrollment',
  'accrual',
  'claim',
  'tier_assignment',
  'coupon_claim',
  'capture',
]);

export const isTelling = ({ kind, points, movements }: StatementEntry): boolean =>
  points !== 0 || TELLING.has(kind) || movements.some((each) => each.kind === 'expired');

/** What is authorized and captured at once is one entry, which spends. */
export const kindOf = ({ kind, points }: Pick<StatementEntry, 'kind' | 'points'>): KindOfLine =>
  KINDS[kind === 'authorization' && points < 0 ? 'capture' : kind];

/** "Order 1001", "Reward redeemed". */
export function titleOf(words: Words, entry: StatementEntry): string {
  const title = words.say(kindOf(entry).title);
  return entry.orderId === null ? title : words.say('entry_with_order', { title, order: entry.orderId });
}

/** When points that an entry gave can be spent, and when they end; null where it gave none. */
export function spanOf(words: Words, { postings }: Pick<EntryExplanation, 'postings'>): string | null {
  const given = postings.find(
    ({ account, points }) => (account === 'pending' || account === 'active') && points > 0,
  );
  if (given === undefined) return null;
  const parts = [
    ...(given.activatesAt === undefined
      ? []
      : [words.say('why_from', { date: words.date(given.activatesAt) })]),
    ...(typeof given.expiresAt === 'string'
      ? [words.say('why_until', { date: words.date(given.expiresAt) })]
      : []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
}
