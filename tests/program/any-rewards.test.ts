import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import { describeReward } from '../../shared/domain/program/describe-rewards.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { BUILT_IN } from '../../shared/domain/program/program-history.ts';
import {
  builtInVersion,
  type Draft,
  decodeDraft,
  decodeVersion,
  encodeDraft,
  encodeVersion,
} from '../../shared/storage/program-codec.ts';
import { check } from '../law-runs.ts';
import { arbitraryRedemption, arbitraryRewards } from './arbitrary-reward.ts';
import { aDocument, NOW } from './documents.ts';

const NAMED = { currencies: ['USD', 'EUR'], tiers: ['blue', 'gold'], segments: ['vip'] };
const documents: fc.Arbitrary<ProgramDocument> = fc
  .record({ rewards: arbitraryRewards(NAMED), redemption: arbitraryRedemption })
  .filter(({ rewards }) => rewards !== undefined)
  .map(({ rewards = [], redemption }) => aDocument({ rewards, redemption }));

const draftOf = (document: ProgramDocument): Draft => ({
  draftId: 'dft_00000000000000000000',
  name: 'Rewards',
  revision: 1,
  createdAt: NOW,
  updatedAt: NOW,
  actor: 'test',
  requestHash: '',
  creationHash: '',
  document: { ...document },
});

test('rewards come out of the contract, of a draft and of a version as they went in', () => {
  check(
    fc.property(documents, (document) => {
      const draft = decodeDraft(encodeDraft(draftOf(document)));
      const judged = validateProgram(draft.document, NOW);
      expect(judged.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
      if (!judged.isValid) return;
      const version = encodeVersion({ ...builtInVersion(judged.document), version: BUILT_IN.version + 1 });
      expect(decodeVersion(version).document).toEqual(document);
    }),
  );
});

test('each is told in one line', () => {
  check(
    fc.property(documents, (document) => {
      for (const reward of document.rewards ?? []) {
        const words = describeReward(reward, document);
        expect(words).toMatch(/^.{10,}$/);
        expect(words).not.toMatch(/undefined|\[object|NaN/);
      }
    }),
  );
});

test('whatever of them is left out or exchanged, the judge ends with faults that name a place', () => {
  const anything = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.constantFrom(0, -1, '', [], {}));
  check(
    fc.property(documents, fc.nat(), fc.nat(), anything, (document, which, field, value) => {
      const rewards = structuredClone(document.rewards ?? []) as unknown as Record<string, unknown>[];
      const reward = rewards[which % rewards.length] ?? {};
      const fields = Object.keys(reward);
      reward[fields[field % fields.length] ?? ''] = value;
      const sent = JSON.parse(JSON.stringify({ ...document, rewards }));
      const { isValid, faults } = validateProgram(sent, NOW);
      expect(isValid).toBe(faults.every(({ severity }) => severity === 'warning'));
      for (const { path, detail } of faults)
        expect([path, detail]).toEqual([expect.stringMatching(/^\//), expect.any(String)]);
    }),
  );
});
