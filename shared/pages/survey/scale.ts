import { SURVEY_SCALES, type SurveyKind } from '../../domain/program/survey.ts';
import { type Html, html, NOTHING } from '../html.ts';
import type { PageLanguage } from '../texts/page-language.ts';

/**
 * The scores of a survey as radio buttons below their question. All look alike: a colored scale is one that answers. What
 * the ends mean is part of their names, for those who hear the page, and stands below for those who see it.
 */
export function scale(
  kind: SurveyKind,
  legend: Html,
  { texts, number }: PageLanguage,
  chosen: number | null,
): Html {
  const { from, to } = SURVEY_SCALES[kind];
  const [lowest, highest] = texts.ends[kind];
  const meanings = new Map([
    [from, lowest],
    [to, highest],
  ]);
  const scores = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return html`<fieldset class="${kind}">
<legend>${legend}</legend>
<div class="scores">${scores.map((score) => radio(score, number(score), meanings.get(score), score === chosen))}</div>
<p class="ends" aria-hidden="true"><span>${number(from)} – ${lowest}</span><span>${number(to)} – ${highest}</span></p>
</fieldset>\n`;
}

function radio(score: number, text: string, meaning: string | undefined, isChosen: boolean): Html {
  const checked = isChosen ? html` checked` : NOTHING;
  const meant = meaning === undefined ? NOTHING : html`<span class="unseen">, ${meaning}</span>`;
  return html`<label><input type="radio" name="score" value="${score}" required${checked}><span>${text}${meant}</span></label>`;
}
