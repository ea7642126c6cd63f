import type { Expiry, Posting } from '../domain/ledger/posting.ts';

/**
 * Account, points, expiry, then activation or hold where the account has one. The hold of the entry's own redemption is
 * left out. An account alone takes what the posting before it gives: as many points, of the same lot.
 */
export type TersePosting = readonly [
  account: string,
  points?: number,
  expiry?: Expiry,
  last?: number | string,
];

/** @param ownHold the redemption that the entry is of, or null */
export function encodePostings(
  postings: readonly Posting[],
  ownHold: string | null,
): readonly TersePosting[] {
  return postings.map((posting, index) => {
    const terse = tersePosting(posting, ownHold);
    const before = postings[index - 1];
    return before !== undefined && terse.length === 3 && isCounterpart(posting, before)
      ? [posting.account]
      : terse;
  });
}

export function decodePostings(
  postings: readonly TersePosting[],
  ownHold: string | null,
): readonly Posting[] {
  const all: Posting[] = [];
  for (const terse of postings) all.push(fullPosting(terse, all.at(-1), ownHold));
  return all;
}

function isCounterpart(posting: Posting, before: Posting): boolean {
  return (
    'expiresAt' in posting &&
    'expiresAt' in before &&
    posting.expiresAt === before.expiresAt &&
    posting.points === -before.points
  );
}

function tersePosting(posting: Posting, ownHold: string | null): TersePosting {
  switch (posting.account) {
    case 'pending':
      return [posting.account, posting.points, posting.expiresAt, posting.activatesAt];
    case 'held':
      return posting.holdId === ownHold
        ? [posting.account, posting.points, posting.expiresAt]
        : [posting.account, posting.points, posting.expiresAt, posting.holdId];
    case 'active':
    case 'expired':
      return [posting.account, posting.points, posting.expiresAt];
    default:
      return [posting.account, posting.points];
  }
}

/** @throws Error when there is no such account, or nothing that a posting could take: the item was damaged. */
function fullPosting(terse: TersePosting, before: Posting | undefined, ownHold: string | null): Posting {
  const [account, points, expiresAt = null, last] = terse;
  if (points === undefined) {
    if (before === undefined || !('expiresAt' in before))
      throw new Error(`an entry posts to "${account}" what nothing before it gives`);
    return fullPosting([account, -before.points, before.expiresAt], undefined, ownHold);
  }
  switch (account) {
    case 'pending':
      return { account, points, activatesAt: Number(last), expiresAt };
    case 'held':
      return { account, points, expiresAt, holdId: String(last ?? ownHold) };
    case 'active':
    case 'expired':
      return { account, points, expiresAt };
    case 'deficit':
    case 'issued':
    case 'redeemed':
    case 'adjusted':
      return { account, points };
    default:
      throw new Error(`an entry posts to the unknown account "${account}"`);
  }
}
