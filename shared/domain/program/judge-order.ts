import { localTime } from '../calendar.ts';
import { NOTHING_RETURNED, type Order, type Returned } from '../order.ts';
import { goodsBought, goodsLeft } from './basket.ts';
import { compile, type Rulebook } from './compile-program.ts';
import { answerOf } from './conditions/member-answer.ts';
import { type Judgment, judge } from './judgment.ts';
import type { JudgmentContext, JudgmentInputs, OrderContext } from './judgment-context.ts';
import { matchLines } from './line-sets.ts';
import { type MemberFacts, NO_FACTS } from './member-facts.ts';
import type { ProgramDocument } from './program.ts';

/**
 * Points that `order` is worth under `program` when `returned` has gone back. Law 7 rests on this being a function of program,
 * order, what went back and context, and of nothing else: earning is the case in which nothing was returned.
 *
 * More returned never means more points, and with everything returned nothing is left: see
 * `conditions/bounds.ts` for conditions and `gift.ts` for multipliers.
 *
 * @throws Error when the currency is not the program's: callers refuse that before.
 */
export function judgeOrder(
  program: ProgramDocument,
  order: Order,
  returned: Returned,
  context: JudgmentContext,
): Judgment {
  if (!program.currencies.some(({ code }) => code === order.currency)) {
    throw new Error(`${order.currency} is not a currency of the program`);
  }
  const book = compile(program).orders;
  const bought = goodsBought(order);
  return judge({
    book,
    at: order.placedAt,
    order,
    attributes: {},
    context,
    matched: matchLines(book.sets, order.lines),
    bought,
    left: isNothing(returned) ? bought : goodsLeft(order, returned),
  });
}

function isNothing(returned: Returned): boolean {
  return (
    returned === NOTHING_RETURNED ||
    (returned.amount === 0 && Object.values(returned.units).every((units) => units === 0))
  );
}

/**
 * The context in which an order is judged for the first time. The member is asked once, here; what the program does not ask for
 * is left out, so that an entry holds no more than it must.
 *
 * @param at when the order was placed
 */
export function orderContext(
  program: ProgramDocument,
  { facts = NO_FACTS, rooms }: JudgmentInputs,
  at: number,
  orderNumber: number,
): OrderContext {
  const book = compile(program).orders;
  return {
    orderNumber,
    ...memberContext(book, facts, at),
    ...(rooms === undefined ? {} : { rooms }),
  };
}

/** Tier and answers of a member for one rulebook. */
export function memberContext(book: Rulebook, facts: MemberFacts, at: number): JudgmentContext {
  const answers = answerMemberLeaves(book, facts, at);
  return {
    ...(facts.tier === undefined ? {} : { tier: facts.tier }),
    ...(answers === '' ? {} : { answers }),
  };
}

/** Answers everything that a rulebook asks of a member: one character for each question, `1` for yes and `0` for no. */
export function answerMemberLeaves(book: Rulebook, facts: MemberFacts, at: number): string {
  if (book.questions.length === 0) return '';
  const local = localTime(at, book.document.timeZone);
  const { segments } = book.document;
  return book.questions.map((leaf) => (answerOf(leaf, facts, local, segments) ? '1' : '0')).join('');
}
