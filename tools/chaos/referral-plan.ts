import type { Random } from './random.ts';
import { makeLines, makeRefunds, type Story } from './story.ts';

/** Which code somebody comes with. */
export type CodeChoice =
  | { readonly kind: 'advocate'; readonly advocate: number; readonly isShouted: boolean }
  /** The code that an advocate had before it was renewed. */
  | { readonly kind: 'retired' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'own' };

/** An order of a friend, with the code that comes with it. */
export interface FriendOrder {
  readonly story: Story;
  readonly code: CodeChoice | null;
}

/** One friend's life. */
export interface FriendPlan {
  readonly customerId: string;
  /** Each in a request of its own, all at once; empty: signs up without a code. */
  readonly signUp: readonly CodeChoice[];
  /** The index of the advocate whose device the friend used, too. */
  readonly deviceOf: number | null;
  /** Sent at once, before all others. */
  readonly first: readonly FriendOrder[];
  /** Sent at once, after them; orders of guests are claimed. */
  readonly more: readonly FriendOrder[];
  /** The first order goes back when all else is over, and the reward was given. */
  readonly goesBackLate: boolean;
  /** What people decide, each under a key of its own, all at once, when all else is over. */
  readonly verdicts: readonly ('reward' | 'reject')[];
}

/** @param advocates how many there are */
export function makeFriend(random: Random, index: number, advocates: number): FriendPlan {
  const arrival = random.pick(['sign-up', 'sign-up', 'order', 'order', 'order', 'both', 'both', 'none']);
  const comesWith = (): CodeChoice => makeChoice(random, advocates);
  const signUp = arrival === 'sign-up' || arrival === 'both' ? [comesWith()] : [];
  if (signUp.length > 0 && random.chance(0.25)) signUp.push(comesWith());
  const brought = arrival === 'order' || arrival === 'both';
  const age = brought && random.chance(0.65) ? makeAge(random) : 0;
  const orderId = `chaos-friend-${index}`;
  const first: FriendOrder[] = [
    { story: makeOrder(random, `${orderId}-first`, age), code: brought ? comesWith() : null },
  ];
  if (random.chance(0.2))
    first.push({ story: makeOrder(random, `${orderId}-rival`, age), code: random.pick([comesWith(), null]) });
  const more = Array.from({ length: random.integer(0, 2) }, (_, each) =>
    makeLaterOrder(random, `${orderId}-${each}`, age, advocates),
  );
  const [decided] = [...first.map(({ code }) => code), ...signUp].flatMap((code) =>
    code?.kind === 'advocate' ? [code.advocate] : [],
  );
  return {
    customerId: `chaos-friend-${index}`,
    signUp,
    deviceOf: decided !== undefined && random.chance(0.35) ? decided : null,
    first,
    more,
    goesBackLate: random.chance(0.2),
    verdicts: random.pick([[], [], ['reward'], ['reject'], ['reward', 'reject']] as const),
  };
}

/**
 * Days since an order whose hold has ended: a review of the younger ones has some days left, that of the older ones is over.
 * None is near to where one of these changes.
 */
const AGES = [
  { from: 33, to: 40 },
  { from: 50, to: 300 },
] as const;

function makeAge(random: Random): number {
  const { from, to } = random.pick(AGES);
  return random.integer(from, to);
}

/** Of another order, some days after the first. */
function laterAge(random: Random, first: number): number {
  const from = AGES.findLast((age) => age.from <= first)?.from ?? 0;
  return random.integer(Math.max(from, first - 25), first);
}

function makeChoice(random: Random, advocates: number): CodeChoice {
  const kind = random.pick([
    ...Array.from({ length: 12 }, () => 'advocate' as const),
    'retired',
    'unknown',
    'own',
  ] as const);
  return kind === 'advocate'
    ? { kind, advocate: random.integer(0, advocates - 1), isShouted: random.chance(0.3) }
    : { kind };
}

/** Within the window, or clearly after it; orders of guests are young enough to be claimed. */
function makeLaterOrder(random: Random, orderId: string, firstAge: number, advocates: number): FriendOrder {
  const isGuests = random.chance(0.3) && firstAge < 85;
  const isAfterWindow = firstAge > 0 && random.chance(0.25);
  const age = isAfterWindow || firstAge === 0 ? 0 : laterAge(random, firstAge);
  const story = makeOrder(random, orderId, age);
  return {
    story: isGuests ? { ...story, buyer: 'nobody', isClaimed: true } : story,
    code: random.chance(0.3) ? makeChoice(random, advocates) : null,
  };
}

function makeOrder(random: Random, orderId: string, daysAgo: number): Story {
  const lines = makeLines(random);
  return {
    orderId,
    member: 0,
    buyer: random.pick(['member', 'customer'] as const),
    isClaimed: false,
    daysAgo,
    lines,
    refunds: random.chance(0.3) ? makeRefunds(random, lines, 0) : [],
    adjustment: 0,
    redemptions: [],
    hasRival: false,
    code: null,
  };
}
