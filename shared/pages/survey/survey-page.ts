import type { EpochSeconds } from '../../domain/calendar.ts';
import type { SurveyQuestion } from '../../domain/surveys/question-of.ts';
import { isOnScale } from '../../domain/surveys/score-group.ts';
import { isChangeable, type SurveyAnswer, scoreOf } from '../../domain/surveys/survey-answer.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { endedPage } from '../notice-pages.ts';
import { page } from '../page.ts';
import { filled, type PageLanguage, pageLanguage } from '../texts/page-language.ts';
import { MAX_WORDS_LENGTH } from './answer-form.ts';
import { scale } from './scale.ts';
import { TAP_SCRIPT } from './tap-script.ts';

export interface SurveyView {
  /** The member's, BCP 47. */
  readonly locale: string;
  readonly shopName: string;
  readonly question: SurveyQuestion;
  readonly answer: SurveyAnswer;
  readonly now: EpochSeconds;
  /** Where the form is sent: the path of the link, without its score. */
  readonly action: string;
  /** The score of the link that was tapped; what is not on the scale is passed over. */
  readonly tapped: number | null;
  /** What was sent lacked a score: the page is shown once more, with the words that were typed. */
  readonly lacking?: { readonly words: string | null };
}

/** The page of a survey as its answer stands: to be given, given and without words yet, complete, or too late. */
export function surveyPage(view: SurveyView): string {
  const { answer, now } = view;
  if (answer.submittedAt !== null) return thanksPage(view);
  if (now >= answer.closesAt) return endedPage(view);
  return formPage(view);
}

function formPage(view: SurveyView): string {
  const { answer, shopName, question, tapped: linked } = view;
  const language = pageLanguage(view.locale);
  const given = scoreOf(answer);
  const tapped = linked !== null && isOnScale(answer.kind, linked) ? linked : null;
  const isFirstTap = given === null && tapped !== null;
  const main = html`<form method="post" action="${view.action}"${isFirstTap ? html` data-tapped` : NOTHING}>
<input type="hidden" name="step" value="submit">
<input type="hidden" name="after" value="${answer.scores.length}">
${given === null ? asking(view, language, tapped) : scored(view, language, given, tapped)}<label class="open" for="words"><bdi lang="${question.locale}">${question.open}</bdi> <span class="soft">(${language.texts.optional})</span></label>
<textarea id="words" name="words" rows="4" maxlength="${MAX_WORDS_LENGTH}" dir="auto">${view.lacking?.words ?? ''}</textarea>
<button>${language.texts.send}</button>
</form>\n`;
  return page({
    language,
    title: given === null ? question.score : language.texts.thanks,
    shopName,
    main,
    note: filled(language.texts.whoSees, { shop: shopName }),
    ...(isFirstTap ? { script: TAP_SCRIPT } : {}),
  });
}

const heading = ({ score, locale }: SurveyQuestion): Html =>
  html`<h1 lang="${locale}" dir="auto">${score}</h1>`;

function asking(
  { answer, question, lacking }: SurveyView,
  language: PageLanguage,
  tapped: number | null,
): Html {
  const fault =
    lacking === undefined ? NOTHING : html`<p class="fault" role="alert">${language.texts.chooseScore}</p>\n`;
  return html`${fault}${scale(answer.kind, heading(question), language, tapped)}`;
}

/** The score counts already; what remains is to say why, or to change one's mind. */
function scored(view: SurveyView, language: PageLanguage, given: number, tapped: number | null): Html {
  const { answer, now, question } = view;
  const { texts, number } = language;
  const thanks = html`<h1>${texts.thanks}</h1>\n`;
  const yours = filled(texts.yourAnswer, { score: number(given) });
  if (!isChangeable(answer, now)) {
    return html`${thanks}<p>${yours}</p>
<input type="hidden" name="score" value="${given}">\n`;
  }
  const legend = html`<bdi lang="${question.locale}">${question.score}</bdi>`;
  const chosen = tapped ?? given;
  const isOther = chosen !== given;
  const said = isOther
    ? filled(texts.answeredBefore, { before: number(given), score: number(chosen) })
    : yours;
  return html`${thanks}<p>${said}</p>
<details${isOther ? html` open` : NOTHING}><summary>${texts.changeAnswer}</summary>
${scale(answer.kind, legend, language, chosen)}</details>\n`;
}

function thanksPage({ locale, shopName }: SurveyView): string {
  const language = pageLanguage(locale);
  const { thanks, answerArrived } = language.texts;
  const main = html`<h1>${thanks}</h1>
<p>${filled(answerArrived, { shop: shopName })}</p>\n`;
  return page({ language, title: thanks, shopName, main });
}
