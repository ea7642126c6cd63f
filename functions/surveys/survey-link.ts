import { readLink } from '../../shared/access/signed-link.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { questionOf, type SurveyQuestion } from '../../shared/domain/surveys/question-of.ts';
import type { SurveyAnswer } from '../../shared/domain/surveys/survey-answer.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { brokenLinkPage, endedPage, goneMemberPage, type Reader } from '../../shared/pages/notice-pages.ts';
import { PAGE_HEADERS } from '../../shared/pages/page.ts';
import type { SurveyView } from '../../shared/pages/survey/survey-page.ts';
import type { AnswerName } from '../../shared/surveys/answer-recorder.ts';
import type { SurveysDeps } from './deps.ts';

export type LinkDeps = Pick<SurveysDeps, 'answers' | 'profiles' | 'programs' | 'linkSecrets'>;

/** What the holder of a link may answer, as it stands. */
export interface OpenedLink {
  readonly name: AnswerName;
  readonly reader: Reader;
  readonly answer: SurveyAnswer;
  /** Of the version that asked it, in the nearest language that it has. */
  readonly question: SurveyQuestion;
}

/** What a link leads to; else the page that says why it leads nowhere. */
export async function openSurveyLink(
  { answers, profiles, programs, linkSecrets }: LinkDeps,
  token: string,
  acceptLanguage: string | undefined,
  now: EpochSeconds,
): Promise<OpenedLink | ReturnType<typeof noSurvey>> {
  const link = readLink(token, 'survey', await linkSecrets(), now);
  const { name: shopName } = await programs.inForce(now);
  const stranger = { locale: firstLanguage(acceptLanguage), shopName };
  if (!('content' in link))
    return link.fault === 'expired'
      ? noSurvey(410, endedPage(stranger))
      : noSurvey(404, brokenLinkPage(stranger));
  const { memberId, askId } = link.content;
  const [profile, stored] = await Promise.all([
    profiles.readProfile(memberId),
    answers.read(memberId, askId),
  ]);
  // Of who was erased nothing is left, or will be in a moment.
  if (profile === null || stored === null) return noSurvey(410, goneMemberPage(stranger));
  const reader = { locale: profile.fields.locale ?? stranger.locale, shopName };
  const { surveys = [] } = await programs.version(stored.answer.programVersion);
  const survey = surveys.find(({ id }) => id === stored.answer.surveyId);
  if (survey === undefined) throw new Error(`the version that asked ${askId} has not the survey it asked`);
  const question = questionOf(survey, reader.locale);
  return { name: { memberId, askId }, reader, answer: stored.answer, question };
}

const noSurvey = <const S extends 404 | 410>(status: S, page: string) => answer(status, page, PAGE_HEADERS);

/** What its page shows. Its form is sent to where the page is, whatever the address begins with, without the score. */
export const viewOf = (
  { reader, question, answer: given }: OpenedLink,
  token: string,
  now: EpochSeconds,
): SurveyView => ({ ...reader, question, answer: given, now, action: `./${token}`, tapped: null });

/** The first that a browser asks for; what is none of the languages of the pages becomes English there. */
export const firstLanguage = (acceptLanguage = ''): string => acceptLanguage.split(/[,;]/)[0]?.trim() || 'en';
