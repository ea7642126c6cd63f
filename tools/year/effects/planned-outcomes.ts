import { type EpochSeconds, SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { type Evidence, grouped, type MadeAsk } from '../judge/evidence.ts';
import { type Lives, livesOf } from '../judge/lives.ts';
import { naturalDeeds } from '../population/natural-deeds.ts';
import type { Person } from '../population/person.ts';
import type { PopulationTerms } from '../population/population.ts';
import { PERSUADED_AMOUNT } from '../population/reactions.ts';
import { PLANTED_EFFECT } from '../year-program.ts';

/** What somebody who was assigned does within the days of the goal, with and without the message. Only the plan knows both. */
export interface PlannedOutcome {
  readonly memberId: string;
  readonly without: number;
  readonly with: number;
}

/** Spend within the days of the goal, 0 where nothing is ordered, of all that a trigger assigned and whose days are over. */
export function plannedOutcomes(
  triggerId: string,
  evidence: Evidence,
  terms: PopulationTerms,
): readonly PlannedOutcome[] {
  const lives = livesOf(evidence);
  const days = evidence.program.triggers?.find(({ id }) => id === triggerId)?.goal?.withinDays ?? 0;
  return assignmentsOf(triggerId, evidence).flatMap((ask) => {
    const person = lives.personOf(ask.memberId);
    if (person === null) return [];
    const joined = { ...person, joinsAt: joinedAt(person, evidence) };
    const without = spendOf(joined, ask.at, ask.at + days * SECONDS_PER_DAY, terms);
    const isMoved = without === 0 && triggerId === PLANTED_EFFECT && mayBePersuaded(ask, person, lives);
    return [{ memberId: ask.memberId, without, with: isMoved ? PERSUADED_AMOUNT : without }];
  });
}

/** The first that each member was assigned by, in time for all days of its goal. */
export function assignmentsOf(triggerId: string, { asks, program, end }: Evidence): readonly MadeAsk[] {
  const days = program.triggers?.find(({ id }) => id === triggerId)?.goal?.withinDays ?? 0;
  const own = asks.filter((ask) => ask.triggerId === triggerId).toSorted((a, b) => a.at - b.at);
  const firsts = [...grouped(own, ({ memberId }) => memberId).values()].flatMap(([first]) => first ?? []);
  return firsts.filter(({ at }) => at + days * SECONDS_PER_DAY < end);
}

/** Who does not get the message is not moved by it. */
const mayBePersuaded = ({ memberId, at }: MadeAsk, { isPersuadable }: Person, lives: Lives): boolean =>
  isPersuadable && lives.agreesAt(memberId, at);

/** When a friend was brought is not in their plan. */
const joinedAt = ({ number, joinsAt }: Person, { deeds }: Evidence): EpochSeconds | null =>
  deeds.get(number)?.find(({ deed }) => deed.kind === 'join')?.deed.at ?? joinsAt;

/** By what the person does of their own, whatever they are sent. */
function spendOf(person: Person, from: EpochSeconds, until: EpochSeconds, terms: PopulationTerms): number {
  return naturalDeeds(person, terms)
    .flatMap((deed) => (deed.kind === 'order' && deed.at >= from && deed.at < until ? [deed.amount] : []))
    .reduce((sum, amount) => sum + amount, 0);
}
