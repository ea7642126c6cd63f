import { localTime } from '../calendar.ts';
import type { Order, Returned } from '../order.ts';
import type { Challenge } from '../program/challenge.ts';
import { answerOf } from '../program/conditions/member-answer.ts';
import type { MemberFacts } from '../program/member-facts.ts';
import type { ProgramDocument } from '../program/program.ts';
import type { Mark } from './mark.ts';
import { markedCells } from './marked-cells.ts';

type Terms = Pick<ProgramDocument, 'challenges' | 'segments' | 'timeZone' | 'excludedGoods'>;

/**
 * What an order of a member counts towards the challenges of the program.
 *
 * @param returned what had gone back before, as with a claim
 * @param facts of the member, as of just before the order
 */
export function marksOf(
  order: Order,
  returned: Returned,
  facts: MemberFacts,
  program: Terms,
): readonly Mark[] {
  return (program.challenges ?? [])
    .filter(
      (challenge) => isInTime(challenge, order.placedAt) && isFor(challenge, facts, order.placedAt, program),
    )
    .flatMap((challenge) =>
      markedCells(challenge, order, returned, program).map((cell) => ({
        challenge: challenge.id,
        cell,
        times: 1,
      })),
    );
}

/**
 * What a return takes back of it.
 *
 * @param recorded what the order counted when it was recorded or claimed
 * @param program the version that it was recorded or claimed under
 */
export function marksTakenBack(
  recorded: readonly Mark[],
  order: Order,
  before: Returned,
  after: Returned,
  program: Terms,
): readonly Mark[] {
  const challenges = (program.challenges ?? []).filter(({ id }) =>
    recorded.some(({ challenge }) => challenge === id),
  );
  return challenges.flatMap((challenge) => {
    const left = markedCells(challenge, order, after, program);
    return markedCells(challenge, order, before, program)
      .filter((cell) => !left.includes(cell))
      .filter((cell) => recorded.some((mark) => mark.challenge === challenge.id && mark.cell === cell))
      .map((cell) => ({ challenge: challenge.id, cell, times: -1 }));
  });
}

/** Whether an order placed at `at` is within the challenge's dates. */
export function isInTime({ from, until }: Pick<Challenge, 'from' | 'until'>, at: number): boolean {
  if (from !== undefined && at < Date.parse(from) / 1000) return false;
  return until === undefined || at < Date.parse(until) / 1000;
}

/** Whether the member is one of those whom the challenge is for. */
export function isFor(
  { for: audience = {} }: Pick<Challenge, 'for'>,
  facts: MemberFacts,
  at: number,
  { segments, timeZone }: Pick<Terms, 'segments' | 'timeZone'>,
): boolean {
  const { tiers, segments: asked } = audience;
  if (tiers !== undefined && !(facts.tier !== undefined && tiers.includes(facts.tier))) return false;
  return (
    asked === undefined || answerOf({ kind: 'segment', in: asked }, facts, localTime(at, timeZone), segments)
  );
}
