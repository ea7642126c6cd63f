import type { EpochSeconds } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import type { Answered } from '../domain/surveys/answer-survey.ts';
import { countChanges } from '../domain/surveys/count-answers.ts';
import type { SurveyAnswer } from '../domain/surveys/survey-answer.ts';
import type { StoredAnswer } from '../storage/answer-store.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { bookChanges } from './book-changes.ts';
import type { SurveyingDeps } from './surveying-deps.ts';

/** Whose answer, to which ask. */
export interface AnswerName {
  readonly memberId: string;
  readonly askId: string;
}

export interface Recorded {
  readonly answer: SurveyAnswer;
  /** False: it was so before. */
  readonly isNew: boolean;
}

/** The empty answer where nobody was asked so yet, or why there is none. */
export type Open = () => Promise<SurveyAnswer | Refusal>;

const NOT_ASKED: Open = async () =>
  refuse('SURVEY_ASK_NOT_FOUND', 'This member was not asked so, or was erased since.');

export type AnswerRecorder = ReturnType<typeof answerRecorder>;

/**
 * Takes an answer: load → decide → commit. Answer, counters, what the ledger is told of it and what that earns are one
 * transaction, so that no half of it can be missing: whoever is interrupted has written all or nothing, and the same again meets
 * its own answer. Writers of one answer are serialized by its revision, those of one member by the account.
 */
export function answerRecorder(deps: SurveyingDeps) {
  const { answers, counts, ledger, programs } = deps;

  /**
   * Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED, those of `open`, then those of `decide`.
   *
   * @throws Fault BUSY when others were faster for 15 seconds, and when storage fails
   */
  return async (
    name: AnswerName,
    decide: (answer: SurveyAnswer) => Answered | Refusal,
    now: EpochSeconds,
    open: Open = NOT_ASKED,
  ): Promise<Recorded | Refusal> =>
    untilCommitted(() => attempt(name, decide, now, open), `answering ask ${name.askId}`);

  async function attempt(
    { memberId, askId }: AnswerName,
    decide: (answer: SurveyAnswer) => Answered | Refusal,
    now: EpochSeconds,
    open: Open,
  ): Promise<Recorded | Refusal | null> {
    // The answer first: an account that is read after it and has not moved is as old as the answer, or older.
    const stored = await answers.read(memberId, askId);
    const account = await ledger.readAccount(memberId);
    if (account === null) return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`);
    if (account.status === 'erased') return refuse('MEMBER_ERASED', `Member ${memberId} was erased.`);
    const asked = stored?.answer ?? (await open());
    const decision = isRefusal(asked) ? asked : decide(asked);
    if (isRefusal(decision)) return decision;
    if (decision.answer === stored?.answer) return { answer: decision.answer, isNew: false };
    return commit(stored, account, decision, now);
  }

  async function commit(
    stored: StoredAnswer | null,
    account: Account,
    { answer, changes }: Answered,
    now: EpochSeconds,
  ): Promise<Recorded | Refusal | null> {
    const { memberId } = answer;
    const booked = await bookChanges(deps, account, changes, now);
    if (isRefusal(booked)) return (await hasMoved(stored, answer)) ? null : booked;
    const outcome = await ledger.commit({
      entries: booked.entries,
      accounts: booked.accounts,
      companions: [
        ...(await changing(stored, answer, now)),
        ...booked.draws,
        ...stillThere(booked, memberId),
      ],
    });
    return outcome.kind === 'committed' ? { answer, isNew: true } : null;
  }

  /** What the ledger has of a faster writer is no reason to refuse this one: it begins again from that writer's answer. */
  async function hasMoved(stored: StoredAnswer | null, { memberId, askId }: SurveyAnswer): Promise<boolean> {
    const current = await answers.read(memberId, askId);
    return current?.revision !== stored?.revision;
  }

  async function changing(stored: StoredAnswer | null, answer: SurveyAnswer, now: EpochSeconds) {
    const { timeZone } = await programs.inForce(now);
    const counted = countChanges(stored?.answer ?? null, answer, timeZone);
    return [answers.putting(stored, answer), ...counts.counting(answer.memberId, counted)];
  }

  /** Where the account is written, it asks by itself that nothing happened to the member. */
  function stillThere({ accounts }: { readonly accounts: readonly unknown[] }, memberId: string) {
    return accounts.length > 0 ? [] : [answers.whileThere(memberId)];
  }
}
