import { type Html, html, NOTHING } from '../../shared/pages/html.ts';
import type { FigureSet } from './figure-set.ts';
import { type KeyFigure, keyFigures } from './key-figures.ts';
import { amountOf, type NumberWords, rangeOf } from './words/number-words.ts';
import { reasonWords } from './words/reason-words.ts';

/** What to look at first, each with its interval, what it is counted of, and its window; what has no value yet says why. */
export function summary(figures: FigureSet, words: NumberWords): Html {
  const keys = keyFigures(figures);
  const pending = keys.filter(({ figure }) => figure.value === null);
  return html`<p class="reading">${readingOf(keys.length, pending.length)}</p>
${
  keys.length === 0
    ? NOTHING
    : html`<ul class="keys">
${keys.map((key) => item(key, words))}</ul>
`
}`;
}

function readingOf(all: number, pending: number): string {
  if (all === 0) return 'None of the figures that a report begins with was counted.';
  const known = `${all - pending} of ${all} key figures are known`;
  if (pending === 0) return `${known}. Intervals are of 95%: what is likely, given how many were counted.`;
  return `${known}; the others say what they wait for. Intervals are of 95%: what is likely, given how many were counted.`;
}

function item({ name, figure }: KeyFigure, words: NumberWords): Html {
  const amount = amountOf(words, figure);
  const window = html`<span class="more">${words.window(figure.from, figure.to)}</span>`;
  if (amount === null)
    return html`<li class="pending"><span class="name">${name}</span> <span class="value">not yet</span> <span class="more">Because ${reasonWords(figure.reason)}.</span> ${window}</li>\n`;
  const range = rangeOf(words, figure);
  const { numerator, denominator } = figure;
  const counts =
    figure.unit === 'ratio' && numerator !== null && denominator !== null
      ? html`<span class="more">${words.count(numerator)} of ${words.count(denominator)}</span> `
      : NOTHING;
  return html`<li><span class="name">${name}</span> <span class="value">${amount}</span> ${
    range === null ? NOTHING : html`<span class="more">${range}</span> `
  }${counts}${window}</li>\n`;
}
