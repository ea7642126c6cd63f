import fc from 'fast-check';
import { arbitraryAsking } from '../../program/arbitrary-asking.ts';
import { arbitraryChallenges } from '../../program/arbitrary-challenges.ts';
import { arbitraryProgram } from '../../program/arbitrary-program.ts';
import { arbitraryReferrals } from '../../program/arbitrary-referrals.ts';

/** Documents rich in everything that a program may hold, as they come over the wire. */
export const anyDocument: fc.Arbitrary<Record<string, unknown>> = arbitraryProgram
  .chain((document) => {
    const currencies = document.currencies.map(({ code }) => code);
    const tiers = document.tiers?.tiers.map(({ id }) => id) ?? [];
    const named = { currencies, tiers, segments: document.segments.map(({ id }) => id) };
    return fc.tuple(
      fc.constant(document),
      arbitraryAsking(document),
      arbitraryChallenges(named),
      arbitraryReferrals(named, [], document.pending),
    );
  })
  .map(([document, asking, challenges, referrals]) =>
    asSent({ ...document, ...asking, challenges, referrals }),
  );

export const asSent = (document: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
