import { SURVEY_SCALES, type SurveyKind } from '../domain/program/survey.ts';
import { type Html, html } from '../pages/html.ts';
import { pageLanguage } from '../pages/texts/page-language.ts';

/** A survey in a message: what its links lead to, and how many there are. */
export interface AskedSurvey {
  readonly kind: SurveyKind;
  /** Without a score. */
  readonly address: string;
}

/** A link for each score, all alike, since a colored scale is one that answers. What its ends mean stands below it. */
export function surveyScale({ kind, address }: AskedSurvey, locale: string): Html {
  const { from, to } = SURVEY_SCALES[kind];
  const { texts, number } = pageLanguage(locale);
  const [lowest, highest] = texts.ends[kind];
  const scores = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const links = scores.map(
    (score) => html`<a class="score" style="${SCORE}" href="${address}?score=${score}">${number(score)}</a> `,
  );
  return html`<p class="scores" style="margin:0 0 4px;line-height:2.9">${links}</p>
<p class="soft">${number(from)} – ${lowest}<br>${number(to)} – ${highest}</p>`;
}

/** Wide enough for a thumb, and seven beside each other on a phone; also where a mail program drops the style of the page. */
const SCORE =
  'display:inline-block;min-width:26px;padding:6px 4px;border:1px solid #7d8a83;border-radius:8px;text-align:center;line-height:1.5;text-decoration:none';
