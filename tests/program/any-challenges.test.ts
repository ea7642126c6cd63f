import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import { describeChallenge } from '../../shared/domain/program/describe-challenges.ts';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { BUILT_IN } from '../../shared/domain/program/program-history.ts';
import { builtInVersion, decodeVersion, encodeVersion } from '../../shared/storage/program-codec.ts';
import { check } from '../law-runs.ts';
import { arbitraryChallenges } from './arbitrary-challenges.ts';
import { aDocument, NOW } from './documents.ts';

const NAMED = { currencies: ['USD', 'EUR'], tiers: ['blue', 'gold'], segments: ['vip'] };
const documents: fc.Arbitrary<ProgramDocument> = arbitraryChallenges(NAMED).map((challenges) =>
  aDocument({ challenges }),
);
const asSent = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

test('challenges come out of the contract, and of a version, as they went in', () => {
  check(
    fc.property(documents, (document) => {
      const judged = validateProgram(asSent(document), NOW);
      expect(judged.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(judged.isValid && judged.document).toEqual(document);
      const version = encodeVersion({ ...builtInVersion(document), version: BUILT_IN.version + 1 });
      expect(decodeVersion(version).document).toEqual(document);
    }),
  );
});

test('they are told in one line, and what changes of them, too', () => {
  check(
    fc.property(documents, documents, (before, after) => {
      const told = [
        ...(after.challenges ?? []).map((challenge) => describeChallenge(challenge, after)),
        ...diffPrograms(before, after).map(({ words }) => words),
      ];
      for (const words of told) {
        expect(words).toMatch(/^.{10,}$/);
        expect(words).not.toMatch(/undefined|\[object|NaN/);
      }
    }),
  );
});
