import type { Explanation } from '../contracts/explanation.ts';
import type { MemberContext, Withheld } from '../domain/ledger/entry.ts';
import { sumOfAwards } from '../domain/program/award.ts';
import type { ProgramDocument } from '../domain/program/program.ts';
import type { RuleVerdict } from '../domain/program/verdict.ts';
import { format } from '../domain/ratio.ts';

/** What came of an order or activity, as its entry keeps it, or as it was decided just now. */
export interface Outcome {
  readonly of: 'order' | 'activity';
  readonly earned: number;
  /** Exact shares of what was earned. */
  readonly shares: readonly { readonly points: string }[];
  readonly context: MemberContext;
  readonly withheld?: Withheld;
}

/** An explanation of what was judged by something: by a version, or by a draft that has no number yet. */
export type Explained = Omit<Explanation, 'programVersion'>;

/**
 * Words for a judgment.
 *
 * @param judgedBy `version 3`, `draft dft_…`
 * @param verdicts judged once more: the same version and context give the same verdicts, however much later
 */
export function explain(
  outcome: Outcome,
  { rounding }: Pick<ProgramDocument, 'rounding'>,
  judgedBy: string,
  verdicts: readonly RuleVerdict[],
): Omit<Explained, 'lines'> {
  return {
    summary: summaryOf(outcome, judgedBy, verdicts),
    exactPoints: format(sumOfAwards(outcome.shares)),
    rounding,
    cappedAt: cappedAt(outcome),
    rules: outcome.withheld === undefined ? [...verdicts] : unfired(verdicts, outcome),
  };
}

/** The entry keeps the room that the program's own caps left where that bound. */
const cappedAt = ({ context: { rooms } }: Outcome): number | null => rooms?.total ?? null;

function unfired(verdicts: readonly RuleVerdict[], outcome: Outcome): RuleVerdict[] {
  const reason = whyWithheld(outcome);
  const unmet = [{ kind: outcome.withheld === 'GUEST' ? 'not_a_member' : 'membership_closed' }] as const;
  return verdicts.map((verdict) => ({
    ...verdict,
    fired: false,
    points: '0',
    cappedAt: null,
    reason,
    unmet,
  }));
}

const WITHHELD: Readonly<Record<Outcome['of'], Readonly<Record<Withheld, string>>>> = {
  order: {
    GUEST: 'The buyer is not a member. The order is remembered and can be claimed after joining.',
    MEMBER_CLOSED: 'The membership was closed when the order was recorded.',
  },
  activity: {
    GUEST: 'Who did it was not a member then.',
    MEMBER_CLOSED: 'The membership was closed when the activity was recorded.',
  },
};

const whyWithheld = ({ of, withheld }: Outcome): string =>
  withheld === undefined ? '' : WITHHELD[of][withheld];

function summaryOf(outcome: Outcome, judgedBy: string, verdicts: readonly RuleVerdict[]): string {
  if (outcome.withheld !== undefined) return `No points: ${whyWithheld(outcome)}`;
  const rules = verdicts.filter(({ fired }) => fired).map(({ description }) => description);
  const why = rules.length === 0 ? 'no rule gave any' : rules.join('; ');
  const room = cappedAt(outcome);
  const capped = room === null ? '' : ` The caps of the program left ${room} points to the member.`;
  return `${outcome.earned} points under ${judgedBy}: ${why}.${capped}`;
}
