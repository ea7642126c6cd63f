import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDay } from '../../shared/domain/calendar.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { isCause } from '../../shared/domain/ledger/entry.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { giveScore, submitAnswer } from '../../shared/domain/surveys/answer-survey.ts';
import { type SurveyAnswer, scoreOf } from '../../shared/domain/surveys/survey-answer.ts';
import { changesOf } from '../../shared/domain/surveys/told-scores.ts';
import type { StoredAnswer } from '../../shared/storage/answer-store.ts';
import { activityKey, activityReversalKey } from '../../shared/storage/keys.ts';
import { runs, SEED } from '../law-runs.ts';
import { Crash } from '../referring/referring-tables.ts';
import { mortalClient } from '../storage/mortal-client.ts';
import { askOf, NOW, opening, PROGRAM, type SurveyingWorld, startSurveyingWorld } from './surveying-world.ts';

let world: SurveyingWorld;
beforeAll(async () => {
  world = await startSurveyingWorld(0.2);
});
afterAll(() => world.close());

/** The scores that the ledger has of an ask, recorded and not taken back. */
async function standing(askId: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (let number = 1; number <= 10; number += 1) {
    const id = number === 1 ? askId : `${askId}~${number}`;
    const [recorded, reversed] = await Promise.all([
      world.ledger.readEntry(activityKey(id)),
      world.ledger.readEntry(activityReversalKey(id)),
    ]);
    const entry = recorded?.entry;
    if (entry === undefined || !isCause(entry, 'activity') || reversed !== null) continue;
    found.push(Number(entry.cause.activity.attributes['score']));
  }
  return found;
}

async function counted(): Promise<Readonly<Record<number, number>>> {
  const today = localDay(NOW, PROGRAM.timeZone);
  const [day] = await world.counts.days('nps', 'nps', today, today);
  return day?.scores ?? {};
}

const difference = (after: Readonly<Record<number, number>>, before: Readonly<Record<number, number>>) =>
  Object.fromEntries(
    Object.entries(after)
      .map(([score, count]) => [score, count - (before[Number(score)] ?? 0)] as const)
      .filter(([, count]) => count !== 0),
  );

/** Whatever a store says of a process that ended, it names that as the cause. @throws what is no crash */
function isCrash(error: unknown): void {
  const causes = [error, (error as Error).cause];
  if (!causes.some((cause) => cause instanceof Crash)) throw error;
}

const tap = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  halves: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 16 })),
  isFinal: fc.boolean(),
});

interface Tap {
  readonly score: number;
  readonly halves: number;
  readonly isFinal: boolean;
}

/** Takes an answer in a process that ends after so many halves of requests. */
async function take(memberId: string, askId: string, { score, halves, isFinal }: Tap): Promise<void> {
  const client = mortalClient(world.table.proxy.endpoint, halves);
  const decide = (asked: SurveyAnswer) =>
    isFinal ? submitAnswer(asked, { score, words: 'w' }, NOW) : giveScore(asked, { score }, NOW);
  await world
    .recorder(client)({ memberId, askId }, decide, NOW, opening(memberId, askId))
    .catch(isCrash)
    .finally(() => client.destroy());
}

/** The score that counts, if there is one. */
function given(stored: StoredAnswer | null): readonly number[] {
  const score = stored === null ? null : scoreOf(stored.answer);
  return score === null ? [] : [score];
}

const pointsOf = ({ pending, active }: Account): number =>
  [...pending, ...active].reduce((sum, { points }) => sum + points, 0);

describe('an answer', () => {
  it('and the ledger, its points and its counters are one, wherever who takes it ends', async () => {
    const property = fc.asyncProperty(fc.array(tap, { minLength: 1, maxLength: 5 }), async (taps) => {
      const before = await counted();
      const memberId = await world.newMember();
      const askId = askOf(memberId);
      for (const each of taps) {
        await take(memberId, askId, each);
        expect(await standing(askId)).toEqual(given(await world.answers.read(memberId, askId)));
      }
      const stored = await world.answers.read(memberId, askId);
      const [score] = given(stored);
      expect(difference(await counted(), before)).toEqual(score === undefined ? {} : { [score]: 1 });
      const account = await world.ledger.readAccount(memberId);
      // Enrolled, and then exactly what the answer says; its points once, whatever was changed.
      expect(account?.sequence).toBe(1 + (stored === null ? 0 : changesOf(stored.answer).length));
      expect(account && pointsOf(account)).toBe(score === undefined ? 0 : 10);
    });
    await fc.assert(property, { seed: SEED, numRuns: runs(12) });
  });

  it('is one, however many tabs and retries answer at once, and is none of them half', async () => {
    const before = await counted();
    const memberId = await world.newMember();
    const askId = askOf(memberId);
    const record = world.recorder();
    const scores = [9, 9, 9, 2, 2, 7, 7, 7];
    const outcomes = await Promise.all(
      scores.map((score) =>
        record(
          { memberId, askId },
          (asked) => giveScore(asked, { score, after: 0 }, NOW),
          NOW,
          opening(memberId, askId),
        ),
      ),
    );
    expect(outcomes.filter(isRefusal)).toEqual([]);
    const stored = await world.answers.read(memberId, askId);
    const [score] = given(stored);
    expect(await standing(askId)).toEqual([score]);
    expect(difference(await counted(), before)).toEqual({ [Number(score)]: 1 });
    // Each of the three scores is taken once at most: the same again, and a retry, change nothing.
    expect(stored?.answer.scores.length).toBeLessThanOrEqual(3);
  });

  it('is not taken of who was erased, nor are their words, nor is anything left of them', async () => {
    const memberId = await world.newMember();
    const askId = askOf(memberId);
    const record = world.recorder();
    const name = { memberId, askId };
    await record(name, (asked) => giveScore(asked, { score: 4 }, NOW), NOW, opening(memberId, askId));
    await world.eraseMember(memberId);
    const refused = await record(name, (asked) => submitAnswer(asked, { score: 4, words: 'Me!' }, NOW), NOW);
    expect(refused).toMatchObject({ refused: true, code: 'MEMBER_ERASED' });
    await world.answers.erase(memberId);
    expect([await world.answers.read(memberId, askId), await world.answers.list(memberId)]).toEqual([
      null,
      [],
    ]);
    const { answers } = await world.answers.page('nps', 100);
    expect(answers.filter((one) => one.memberId === memberId)).toEqual([]);
  });

  it('that was lost with its table is taken again without a second entry', async () => {
    const memberId = await world.newMember();
    const askId = askOf(memberId);
    const record = world.recorder();
    const name = { memberId, askId };
    const give = (score: number) =>
      record(name, (asked) => giveScore(asked, { score }, NOW), NOW, opening(memberId, askId));
    await give(4);
    await world.answers.erase(memberId);
    expect(await give(5)).toMatchObject({ refused: true, code: 'SURVEY_ANSWERED' });
    expect(await give(4)).toMatchObject({ isNew: true, answer: { scores: [{ score: 4 }] } });
    expect((await world.ledger.readAccount(memberId))?.sequence).toBe(2);
  });

  it('is asked of nobody who was not', async () => {
    const memberId = await world.newMember();
    const never = { memberId, askId: askOf(memberId) };
    const record = world.recorder();
    expect(await record(never, (asked) => giveScore(asked, { score: 4 }, NOW), NOW)).toMatchObject({
      code: 'SURVEY_ASK_NOT_FOUND',
    });
    const nobody = { memberId: 'mbr_zzzzzzzzzzzzzzzzzzzz', askId: 'x' };
    expect(await record(nobody, (asked) => giveScore(asked, { score: 4 }, NOW), NOW)).toMatchObject({
      code: 'MEMBER_NOT_FOUND',
    });
  });
});

describe('answers to a survey', () => {
  it('are listed newest first, page by page, and none that was not given', async () => {
    const record = world.recorder();
    const survey = { id: 'paged', kind: 'csat', questions: {}, openDays: 14 } as const;
    const members: string[] = [];
    for (let number = 0; number < 5; number += 1) {
      const memberId = await world.newMember();
      members.push(memberId);
      const askId = askOf(memberId);
      const at = NOW + 10 * number;
      await record(
        { memberId, askId },
        (asked) => (number === 3 ? { answer: asked, changes: [] } : giveScore(asked, { score: 3 }, at)),
        at,
        opening(memberId, askId, survey),
      );
    }
    const first = await world.answers.page('paged', 2);
    const second = await world.answers.page('paged', 2, first.next ?? '');
    const names = [...first.answers, ...second.answers].map(({ memberId }) => memberId);
    expect(names).toEqual([members[4], members[2], members[1], members[0]]);
    const third = second.next === null ? null : await world.answers.page('paged', 2, second.next);
    expect(third?.answers ?? []).toEqual([]);
  });
});
