import type { EpochSeconds } from '../calendar.ts';
import { type Account, type AccountStatus, balanceOf } from '../ledger/account.ts';
import { factsOf } from '../ledger/judgment-inputs.ts';
import type { Order } from '../order.ts';
import type { MemberFacts } from '../program/member-facts.ts';
import { ownValue } from '../program/own-value.ts';
import type { Program } from '../program/program.ts';
import type { Reward } from '../program/reward.ts';
import { inOrder, type Missing } from './missing.ts';
import { fewestPayable } from './payment.ts';
import { missingOfMember, missingPlace } from './reward-audience.ts';
import { missingLimit } from './reward-limits.ts';
import { missingCurrency, missingOfCart } from './reward-money.ts';

/** What is known besides the account. Where there is a cart, its country, channel and currency count. */
export interface KnownOfReward {
  /** Attributes and birthday, from the profile; for an imagined member also what then counts instead of the account's own. */
  readonly facts?: Partial<MemberFacts>;
  readonly country?: string;
  readonly channel?: string;
  /** Left out: the program's, where it has one alone. */
  readonly currency?: string;
  readonly cart?: Order;
  /** Units; `null` for a reward without a stock. */
  readonly stockLeft: number | null;
}

export interface Offer {
  /** Points, by the member's tier; `null` where the reward has no price of its own. */
  readonly price: number | null;
  /** Empty where the member can have the reward now; else all of it, in the order in which it refuses. */
  readonly missing: readonly Missing[];
}

/**
 * What a reward costs a member, and all that stands between the two. Who is no member is told that, and nothing of what only
 * a member could have or lack.
 *
 * @param account settled
 */
export function judgeReward(
  reward: Reward,
  program: Program,
  account: Account,
  known: KnownOfReward,
  now: EpochSeconds,
): Offer {
  const { cart } = known;
  const currency = cart?.currency ?? known.currency ?? onlyCurrency(program);
  const facts = { ...factsOf(account, program, now), ...known.facts };
  const price = priceFor(reward, facts.tier);
  const missing = [
    ...missingTime(reward, now),
    ...missingPlace(reward, {
      country: cart?.country ?? known.country,
      channel: cart?.channel ?? known.channel,
    }),
    ...missingCurrency(reward, program, currency),
    ...missingOfCart(reward, program, cart, currency),
    ...missingStock(known.stockLeft),
    ...(account.status === 'active'
      ? [
          ...missingOfMember(reward, facts, program, now),
          ...missingLimit(reward, account, program),
          ...missingPoints(account, price ?? leastPayment(reward, program, currency)),
        ]
      : [missingMembership(account.status)]),
  ];
  return { price, missing: inOrder(missing) };
}

/** Points that a member of a tier pays; `null` where the reward has no price of its own. */
export function priceFor({ price }: Reward, tier: string | undefined): number | null {
  if (price === undefined) return null;
  return (tier === undefined ? undefined : ownValue(price.tiers, tier)) ?? price.points;
}

function onlyCurrency({ currencies }: Program): string | undefined {
  return currencies.length === 1 ? currencies[0]?.code : undefined;
}

function leastPayment({ benefit }: Reward, program: Program, currency: string | undefined): number {
  if (benefit.kind !== 'pay_with_points') return 0;
  const fewest = currency === undefined ? null : fewestPayable(benefit, program, currency);
  return fewest ?? benefit.minimum;
}

const MEMBERSHIP_WORDS: Readonly<Record<Exclude<AccountStatus, 'active'>, string>> = {
  guest: 'The customer is not enrolled; rewards are for members.',
  closed: 'The membership is closed.',
  erased: 'The member has been erased.',
};

function missingMembership(status: Exclude<AccountStatus, 'active'>): Missing {
  return { kind: 'membership', status, detail: MEMBERSHIP_WORDS[status] };
}

function missingTime({ from, until }: Reward, now: EpochSeconds): readonly Missing[] {
  const begin = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from) / 1000;
  const end = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until) / 1000;
  if (now < begin)
    return [{ kind: 'not_yet', from: begin, detail: `The reward can be had from ${from} on.` }];
  if (now >= end)
    return [{ kind: 'no_longer', since: end, detail: `The reward could be had until ${until}.` }];
  return [];
}

function missingStock(left: number | null): readonly Missing[] {
  return left === null || left > 0 ? [] : [{ kind: 'stock', detail: 'None of the reward is left.' }];
}

/** What a member owes is paid off by what is earned first, so it has to be earned as well. */
function missingPoints(account: Account, asked: number): readonly Missing[] {
  const { active, pending, deficit } = balanceOf(account);
  if (active >= asked) return [];
  const more = asked - active + deficit;
  const owed = deficit === 0 ? '' : ` and owes ${deficit}`;
  const waiting = pending === 0 ? '' : `; ${pending} are pending`;
  return [
    {
      kind: 'points',
      more,
      pending,
      detail: `The reward takes ${asked} points; the member has ${active}${owed}, so ${more} are missing${waiting}.`,
    },
  ];
}
