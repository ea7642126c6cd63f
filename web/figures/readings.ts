import type { Figure } from '../../shared/metrics/figure.ts';
import { amountOf, type NumberWords, rangeOf } from './words/number-words.ts';
import { reasonWords } from './words/reason-words.ts';

/** `24 % (21 % to 27 %)`, or why there is no value yet; for the middle of a sentence. */
export function told(words: NumberWords, figure: Figure): string {
  const amount = amountOf(words, figure);
  if (amount === null) return `not known yet (${reasonWords(figure.reason)})`;
  const range = rangeOf(words, figure);
  return range === null ? amount : `${amount} (${range})`;
}

/** A sentence on a figure: of its counts where it has them, and otherwise why it has no value. */
export function sentence(
  words: NumberWords,
  figure: Figure | undefined,
  write: (counts: { readonly of: string; readonly did: string; readonly told: string }) => string,
  subject: string,
): readonly string[] {
  if (figure === undefined) return [];
  if (figure.value === null) return [`${subject}: not yet, because ${reasonWords(figure.reason)}.`];
  const { numerator, denominator } = figure;
  if (numerator === null || denominator === null) return [`${subject}: ${told(words, figure)}.`];
  return [write({ of: words.count(denominator), did: words.count(numerator), told: told(words, figure) })];
}
