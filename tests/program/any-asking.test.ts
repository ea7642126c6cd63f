import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import { describeTrigger } from '../../shared/domain/program/describe-triggers.ts';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { BUILT_IN } from '../../shared/domain/program/program-history.ts';
import { builtInVersion, decodeVersion, encodeVersion } from '../../shared/storage/program-codec.ts';
import { check } from '../law-runs.ts';
import { applyChanges } from './apply-changes.ts';
import { arbitraryAsking } from './arbitrary-asking.ts';
import { REWARDS } from './asking.ts';
import { aDocument, NOW } from './documents.ts';
import { someReferrals } from './referrals.ts';

const GROUND = aDocument({ rewards: REWARDS, referrals: someReferrals() });
const documents: fc.Arbitrary<ProgramDocument> = arbitraryAsking(GROUND).map((asked) => ({
  ...GROUND,
  ...asked,
}));
const asSent = (document: unknown): unknown => JSON.parse(JSON.stringify(document));
const faultless = documents.filter((document) => validateProgram(asSent(document), NOW).isValid);

test('what is asked comes out of the contract, and of a version, as it went in', () => {
  check(
    fc.property(faultless, (document) => {
      const judged = validateProgram(asSent(document), NOW);
      expect(judged.isValid && judged.document).toEqual(document);
      const version = encodeVersion({ ...builtInVersion(document), version: BUILT_IN.version + 1 });
      expect(decodeVersion(version).document).toEqual(document);
    }),
  );
});

test('triggers are told in one line, and changes hold all that differs', () => {
  check(
    fc.property(documents, documents, (before, after) => {
      for (const trigger of before.triggers ?? []) {
        const words = describeTrigger(trigger, before);
        expect(words).toMatch(/^.{10,}$/);
        expect(words).not.toMatch(/undefined|\[object|NaN/);
      }
      const changes = diffPrograms(before, after);
      expect(applyChanges(before, changes)).toEqual(after);
      expect(diffPrograms(before, before)).toEqual([]);
    }),
  );
});

/** Every place of a value, as the steps to it. */
function placesIn(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

test('whatever of it is left out or exchanged, the judge ends with faults that name a place', () => {
  const anything = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.constantFrom(0, -1, '', '{', [], {}));
  check(
    fc.property(documents, fc.nat(), anything, (document, which, value) => {
      const sent = asSent(document) as Record<string, unknown>;
      const fields = ['journey', 'messaging', 'surveys', 'templates', 'teams', 'triggers'];
      const places = fields.flatMap((field) => placesIn(sent[field], [field]));
      const path = [...(places[which % places.length] ?? [])];
      const last = path.pop() ?? '';
      const parent = path.reduce((at, step) => at[step] as Record<string, unknown>, sent);
      parent[last] = value;
      const { isValid, faults } = validateProgram(asSent(sent), NOW);
      expect(isValid).toBe(faults.every(({ severity }) => severity === 'warning'));
      for (const { path: at, detail } of faults)
        expect([at, detail]).toEqual([expect.stringMatching(/^\//), expect.stringMatching(/./)]);
    }),
  );
});
