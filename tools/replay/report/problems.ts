import type { Proof } from '../send/prove-accounts.ts';
import type { SentCounts, Summary } from './summary.ts';

/** Issued, redeemed, expired and adjusted against pending, active, held and deficit: zero in a sound ledger. */
export function sumOfBooks({ books }: Proof): number {
  return Object.values(books).reduce((sum, points) => sum + points, 0);
}

/** Each thing for which a replay ends with a failure, in a sentence. Unmatched returns and skipped rows are none. */
export function problemsOf({ proof, sent }: Pick<Summary, 'proof' | 'sent'>): readonly string[] {
  const all = Object.values(sent);
  const total = (count: keyof SentCounts) => all.reduce((sum, counts) => sum + counts[count], 0);
  const problems: readonly (readonly [number, string])[] = [
    [proof.drift, 'differences between entries and accounts: the ledger is not right'],
    [sumOfBooks(proof), 'is what the books sum to instead of zero'],
    [proof.unproved, 'accounts could not be proved'],
    [total('refused'), 'requests were refused'],
    [total('withheld'), 'refunds were not sent, because their orders were refused'],
    [total('failed'), 'requests got no answer; run the same command again'],
    [total('open'), 'requests were not sent yet; run the same command again'],
  ];
  return problems.flatMap(([count, sentence]) => (count === 0 ? [] : [`${count} ${sentence}`]));
}
