import { css, html, nothing, type TemplateResult } from 'lit';
import type { EntryExplanation } from '../../../client/generated/types.ts';
import { icon } from '../look/icons.ts';
import type { Words } from '../words/words.ts';
import { kindOf, spanOf } from './entry-words.ts';
import { unmetWords } from './unmet-words.ts';

type Explanation = NonNullable<EntryExplanation['explanation']>;
type Rule = Explanation['rules'][number];

/** Why an entry is what it is: by which rule which points, and what did not count. */
export function why(words: Words, entry: EntryExplanation): TemplateResult {
  const span = spanOf(words, entry);
  return html`<div class="why small" part="why">
    ${entry.explanation === null ? plain(words, entry) : byRules(words, entry.explanation)}
    ${span === null ? nothing : html`<p class="muted">${span}</p>`}
  </div>`;
}

function plain(words: Words, entry: EntryExplanation): TemplateResult {
  const { reason } = entry.cause as { readonly reason?: unknown };
  const said = entry.kind === 'adjustment' && typeof reason === 'string' ? reason : null;
  return html`<p>${said === null ? words.say(kindOf(entry).why) : html`<q>${said}</q>`}</p>`;
}

function byRules(words: Words, { rules, cappedAt }: Explanation): TemplateResult {
  const fired = rules.filter((rule) => rule.fired);
  const others = rules.filter((rule) => !rule.fired);
  return html`${
    fired.length === 0
      ? html`<p>${words.say('why_no_rule')}</p>`
      : html`<ul class="rules">
          ${fired.map((rule) => firedRule(words, rule))}
        </ul>`
  }
    ${
      cappedAt === null
        ? nothing
        : html`<p>${words.say('why_capped', { points: words.points(cappedAt) })}</p>`
    }
    ${
      others.length === 0
        ? nothing
        : html`<details>
          <summary>${words.say('why_others', { n: others.length })}</summary>
          <ul class="rules muted">
            ${others.map(
              (rule) =>
                html`<li>${icon('lock')}<span><bdi>${nameOf(words, rule)}</bdi>${reasonIn(words, rule)}</span></li>`,
            )}
          </ul>
        </details>`
    }`;
}

const firedRule = (words: Words, rule: Rule): TemplateResult =>
  html`<li>
    ${icon('check')}
    <span>
      <bdi>${nameOf(words, rule)}</bdi>${rule.cappedAt === null ? nothing : html`<br /><span class="muted">${words.say('why_capped', { points: words.points(rule.cappedAt) })}</span>`}
    </span>
    <span class="number">${exact(words, rule.points)}</span>
  </li>`;

const reasonIn = (words: Words, { unmet }: Rule) => {
  const said = unmetWords(words, unmet);
  return said === '' ? nothing : html`<br />${said}`;
};

/** What the API itself calls the rule of a tier is English; all others are described by the program. */
const nameOf = (words: Words, { ruleId, description }: Rule): string =>
  ruleId.startsWith('tier:') && !words.locale.startsWith('en') ? words.say('tier_heading') : description;

/** Before rounding: a decimal, or a fraction where no decimal is exact. */
function exact(words: Words, points: string): string {
  const [over, under = '1'] = points.split('/');
  const value = Number(over) / Number(under);
  return Number.isFinite(value) ? words.signed(Math.round(value * 100) / 100) : points;
}

export const whyStyles = css`
  .why {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    margin-block-end: 10px;
    border-radius: 12px;
    background: var(--_sunken);
  }
  .rules {
    display: grid;
    gap: 8px;
  }
  .rules li {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 8px;
    align-items: start;
  }
  .rules svg {
    color: var(--_positive);
    margin-block-start: 0.1em;
  }
  .rules.muted svg {
    color: var(--_muted);
  }
  .rules .number {
    font-weight: 600;
  }
  .why summary {
    cursor: pointer;
    min-block-size: 24px;
    inline-size: fit-content;
  }
  .why details .rules {
    margin-block-start: 8px;
  }
`;
