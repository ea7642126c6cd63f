import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCampaign } from '../../tools/chaos/campaign.ts';
import { seededRandom } from '../../tools/chaos/random.ts';
import { pointsOfRemainder } from '../../tools/chaos/remaining-order.ts';
import { sumFaults } from '../../tools/chaos/report.ts';
import { makeStory, type Story } from '../../tools/chaos/story.ts';

const SEED = process.env['CHAOS_SEED'] ?? `${Date.now()}`;
console.info(`chaos seed ${SEED}`);

const dataDir = mkdtempSync(join(tmpdir(), 'perennial-chaos-test-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** The long campaign is run by hand: `npm run chaos`. This one shows on every check that nothing is lost or doubled. */
test('a short campaign with faults on every sixth call and a kill in the middle', async () => {
  const report = await runCampaign({
    seed: SEED,
    orders: 80,
    members: 8,
    kills: 1,
    concurrency: 8,
    dataDir,
    onProgress: () => {},
  });
  expect(report.verdict.failures).toEqual([]);
  expect(report.kills).toBe(1);
  expect(report.duplicates).toBeGreaterThan(0);
  expect(report.retries).toBeGreaterThan(0);
  const { share, hiddenCommits } = sumFaults(report.faults);
  expect(share).toBeGreaterThan(1 / 8);
  expect(hiddenCommits).toBeGreaterThan(0);
  expect(report.verdict.events).toBeGreaterThanOrEqual(report.verdict.entries);
});

describe('the stories of a campaign', () => {
  test('are the same for the same seed', () => {
    const tell = (seed: string) =>
      Array.from({ length: 50 }, (_, index) => makeStory(seededRandom(seed).fork(`${index}`), index, 5));
    expect(tell('a')).toEqual(tell('a'));
    expect(tell('a')).not.toEqual(tell('b'));
  });

  test('hold all that a campaign is to show', () => {
    const random = seededRandom('stories');
    const all = Array.from({ length: 500 }, (_, index) => makeStory(random.fork(`${index}`), index, 5));
    const refunds = all.flatMap((story) => story.refunds);
    expect(new Set(all.map(({ buyer }) => buyer)).size).toBe(4);
    expect(new Set(refunds.map(({ scope }) => scope.kind))).toEqual(
      new Set(['lines', 'amount', 'remainder']),
    );
    expect(refunds.some(({ isEarly }) => isEarly)).toBe(true);
    expect(refunds.some(({ isImpossible }) => isImpossible)).toBe(true);
    expect(all.some(({ isClaimed }) => isClaimed)).toBe(true);
  });
});

describe('the model', () => {
  const story: Pick<Story, 'lines' | 'refunds'> = {
    lines: [{ lineId: 'a', sku: 's', quantity: 3, unitPrice: 1_000, discounts: [{ amount: 100 }] }],
    refunds: [
      {
        refundId: 'unit',
        scope: { kind: 'lines', lines: [{ lineId: 'a', quantity: 1 }] },
        isEarly: false,
        isImpossible: false,
      },
      { refundId: 'money', scope: { kind: 'amount', amount: 250 }, isEarly: false, isImpossible: false },
      { refundId: 'rest', scope: { kind: 'remainder' }, isEarly: false, isImpossible: false },
    ],
  };

  // 29.00 for three: 9.6666… a unit.
  test.each([
    [[], 29],
    [['unit'], 19],
    [['unit', 'money'], 16],
    [['money'], 26],
    [['unit', 'rest'], 0],
  ])('after %j the order is worth %i', (applied, points) => {
    expect(pointsOfRemainder(story as Story, new Set(applied))).toBe(points);
  });
});
