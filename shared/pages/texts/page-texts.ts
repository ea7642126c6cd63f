import type { SurveyKind } from '../../domain/program/survey.ts';
import type { MessageChannel } from '../../domain/program/trigger.ts';

/**
 * The fixed words of the pages, in one language. `{shop}`, `{score}`, `{before}` and `{messages}` stand for values.
 * Questions are the program's.
 */
export interface PageTexts {
  /** What the lowest and the highest score mean. */
  readonly ends: Readonly<Record<SurveyKind, readonly [lowest: string, highest: string]>>;
  readonly optional: string;
  readonly send: string;
  readonly chooseScore: string;
  readonly thanks: string;
  readonly yourAnswer: string;
  readonly changeAnswer: string;
  /** Shown where another score was tapped than the one that counts; it counts when it is sent. */
  readonly answeredBefore: string;
  readonly answerArrived: string;
  readonly surveyEnded: string;
  readonly noMoreAnswers: string;
  /** Who sees an answer, said where it is given. */
  readonly whoSees: string;
  readonly linkBroken: string;
  readonly openAgain: string;
  /** For the link of a survey whose member was erased. */
  readonly memberGone: string;
  readonly nothingKept: string;
  /** Where storage fails. */
  readonly tryLater: string;
  readonly notStored: string;
  readonly stopTitle: string;
  readonly stopText: string;
  readonly stop: string;
  readonly stoppedTitle: string;
  readonly stoppedText: string;
  /** As they stand in `stopText` and `stoppedText`. */
  readonly messages: Readonly<Record<MessageChannel, string>>;
}
