import type { EpochSeconds } from '../calendar.ts';
import { NO_GOODS } from './basket.ts';
import { compile } from './compile-program.ts';
import { memberContext } from './judge-order.ts';
import { type Judgment, judge } from './judgment.ts';
import type { JudgmentContext, JudgmentInputs } from './judgment-context.ts';
import { matchLines } from './line-sets.ts';
import { NO_FACTS } from './member-facts.ts';
import type { ProgramDocument } from './program.ts';

/** Something a member did besides buying, as the shop tells it: a visit, a review, a survey answered. */
export interface CustomEvent {
  readonly type: string;
  readonly occurredAt: EpochSeconds;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/** Points that an event is worth: by the rules for events of its type. Rates and points per item give nothing, for want of goods. */
export function judgeEvent(program: ProgramDocument, event: CustomEvent, context: JudgmentContext): Judgment {
  const book = compile(program).eventsOf(event.type);
  return judge({
    book,
    at: event.occurredAt,
    order: null,
    attributes: event.attributes,
    context,
    matched: matchLines(book.sets, []),
    bought: NO_GOODS,
    left: NO_GOODS,
  });
}

/** The context in which an event is judged. */
export function eventContext(
  program: ProgramDocument,
  { facts = NO_FACTS, rooms }: JudgmentInputs,
  event: Pick<CustomEvent, 'type' | 'occurredAt'>,
): JudgmentContext {
  const book = compile(program).eventsOf(event.type);
  return {
    ...memberContext(book, facts, event.occurredAt),
    ...(rooms === undefined ? {} : { rooms }),
  };
}
