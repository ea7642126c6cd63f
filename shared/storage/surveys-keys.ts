import type { LocalDay } from '../domain/calendar.ts';
import type { SurveyKind } from '../domain/program/survey.ts';
import type { Key } from './keys.ts';

/**
 * The surveys table. It has no stream, because words of members are in it; the ledger hears of scores alone.
 *
 * | pk                            | sk               | item                                                              |
 * | ----------------------------- | ---------------- | ----------------------------------------------------------------- |
 * | `MEMBER#<memberId>`           | `ANSWER#<askId>` | one member's answer to one ask, from when it was asked; erasable  |
 * | `COUNT#<survey>#<kind>#<n>`   | `<YYYY-MM-DD>`   | how many were asked and gave each score that day, a shard of it   |
 *
 * An answer with a score also has `surveyId` and `place`, by which the index `answers` lists them: `<epoch>#<askId>`, the moment
 * of its first score with eleven digits.
 */
const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

const ANSWER = 'ANSWER#';
const EPOCH_DIGITS = 11;
const DAY_MS = 86_400_000;

export const ANSWERS_INDEX = 'answers';

/**
 * Many answer on the day after a message went to all. A transaction on a counter costs two write units and keeps others off it
 * for as long as it lasts, so that one counter takes some hundred a second: eight take what one survey ever brings.
 */
export const COUNT_SHARDS = 8;

export const answersOfMember = (memberId: string): string => `MEMBER#${memberId}`;
export const answerKey = (memberId: string, askId: string): Key =>
  key(answersOfMember(memberId), `${ANSWER}${askId}`);

/** The place of an answer among all of its survey. */
export const placeOfAnswer = (firstAt: number, askId: string): string =>
  `${firstAt.toString().padStart(EPOCH_DIGITS, '0')}#${askId}`;

export const countPartition = (surveyId: string, kind: SurveyKind, shard: number): string =>
  `COUNT#${surveyId}#${kind}#${shard}`;
export const countKey = (surveyId: string, kind: SurveyKind, shard: number, day: LocalDay): Key =>
  key(countPartition(surveyId, kind, shard), isoDay(day));

/** `YYYY-MM-DD`. */
export const isoDay = (day: LocalDay): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
