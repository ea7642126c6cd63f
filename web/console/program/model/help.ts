/** What the schema says for who writes JSON, and a form shows by itself. */
const TECHNICAL = [
  / ?Small letters, digits, `_` and `-`, at most 64\./,
  / ?Letters, digits, `_`, `\.` and `-`, at most 64, beginning with a letter\./,
  / ?In points\./,
  / ?In minor units, by currency\./,
  /,? minor units by currency,?/,
  / ?ISO 8601 with an offset\./,
  / ?ISO 4217 code, in capitals\.$/,
  // Two fields that read as one sentence: so many points are worth so much.
  /^How many are worth `amount`\.$/,
  /^What they are worth\.$/,
];

const plain = (words: string): string => words.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/**
 * What helps with a field: the words of the contract, without what the control says by itself; empty where nothing is left that
 * the label does not say.
 */
export function helpOf(description: string | undefined, label: string): string {
  const words = TECHNICAL.reduce((left, part) => left.replace(part, ''), description ?? '').trim();
  return plain(words) === plain(label) ? '' : words;
}
