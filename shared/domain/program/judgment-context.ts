import type { MemberFacts } from './member-facts.ts';

/** What caps that count beyond one order leave, in points. A rule that is not named has no such cap, or plenty left. */
export interface Rooms {
  /** By rule: the least of what is left to the member and of the program's budget; 0 where the rule may not fire any more. */
  readonly rules: Readonly<Record<string, number>>;
  /** Left to the member by the program's own caps, over all rules together. */
  readonly total?: number;
}

/** What is known besides program and order. All of it may be left out: then the member is a stranger without caps. */
export interface JudgmentInputs {
  readonly facts?: MemberFacts;
  readonly rooms?: Rooms;
}

/**
 * The member as an order or event was judged: kept with its entry, so that a refund years later judges alike (law 7), and holds
 * nothing personal. What the program does not ask for is absent.
 */
export interface JudgmentContext {
  /** 1 for the first order of the account. */
  readonly orderNumber?: number;
  readonly tier?: string;
  /** One character for each question about the member, in the order of the rulebook: `1` for yes, `0` for no. */
  readonly answers?: string;
  /** Only what bound: the room of a cap that took points away. */
  readonly rooms?: Rooms;
}

export interface OrderContext extends JudgmentContext {
  readonly orderNumber: number;
}
