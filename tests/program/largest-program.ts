import fc from 'fast-check';
import { MAX_POINTS } from '../../shared/contracts/primitives.ts';
import { MAX_PERCENT } from '../../shared/contracts/program/limits.ts';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import type { EarningRule, Effect } from '../../shared/domain/program/earning-rule.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { arbitraryProgram } from './arbitrary-program.ts';
import { NOW } from './documents.ts';

/** An effect with the largest numbers that a document may have. */
function largest(effect: Effect): Effect {
  switch (effect.kind) {
    case 'points_per_amount': {
      const perAmount = Object.fromEntries(Object.keys(effect.perAmount).map((code) => [code, 1]));
      return { ...effect, points: MAX_POINTS, perAmount };
    }
    case 'multiplier':
      return { ...effect, percent: MAX_PERCENT };
    default:
      return { ...effect, points: MAX_POINTS };
  }
}

/** The caps that a rule has, with the largest numbers; of a budget, one that counts times, so that no points bound it. */
function enlarged({ caps, ...rule }: EarningRule, isCapped: boolean): EarningRule {
  const bounds = {
    ...(caps?.perOrder === undefined ? {} : { perOrder: MAX_POINTS }),
    ...(caps?.perMember === undefined ? {} : { perMember: [{ per: 'ever', times: MAX_POINTS } as const] }),
    ...(caps?.program === undefined ? {} : { program: { times: MAX_POINTS } }),
  };
  return { ...rule, effect: largest(rule.effect), ...(isCapped && caps ? { caps: bounds } : {}) };
}

/** Documents of the same shapes, with every effect as large as the contract lets it be. */
export const largestProgram: fc.Arbitrary<ProgramDocument> = fc
  .tuple(arbitraryProgram, fc.boolean())
  .map(([document, isCapped]) => ({
    ...document,
    earningRules: document.earningRules.map((rule) => enlarged(rule, isCapped)),
  }))
  .filter((document) => validateProgram(document, NOW).isValid);
