import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Program } from '../../shared/domain/program/program.ts';
import { simulateParts } from '../../tools/simulation/run/simulate-parts.ts';
import { type SimulationOptions, simulate } from '../../tools/simulation/simulate.ts';
import { historiesOf, rangesOf } from '../../tools/simulation/source/history-file.ts';
import { rate } from './pasts.ts';
import { exported, QUIETLY, shopFile, temporaryFolder } from './workbench.ts';

const settings = (current: Program, draft: Program, threads = 2): SimulationOptions => ({
  programs: { current, draft },
  redemptionPercent: 100,
  threads,
});

describe('an export', () => {
  test('is simulated the same on one thread and on two, and leaves nothing behind', async () => {
    const file = shopFile(12_000, 3);
    const root = temporaryFolder();
    const one = await simulate(exported(file), settings(rate(1), rate(2), 1), QUIETLY, root);
    const two = await simulate(exported(file), settings(rate(1), rate(2), 2), QUIETLY, root);
    expect(two).toEqual(one);
    expect(one.history.orders + one.history.guestOrders).toBe(12_000);
    expect(one.current.orders).toBe(one.history.orders);
    expect(one.draft.issued).toBeGreaterThan(one.current.issued);
    expect(one.gaining).toBeGreaterThan(one.members / 2);
    expect(readdirSync(root)).toEqual([]);
  });

  test('is cut into ranges in which every member is once', async () => {
    const folder = temporaryFolder();
    const history = await exported(shopFile(600, 4))(folder, QUIETLY);
    const whole = [...historiesOf(history.file, { from: '', to: null })];
    const ids = whole.map(({ memberId }) => memberId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(whole.reduce((sum, { happenings }) => sum + happenings.length, 0)).toBe(history.happenings);
    for (const parts of [2, 5, 50]) {
      const ranges = rangesOf(history, parts);
      expect(ranges.length).toBeGreaterThan(1);
      expect(ranges.flatMap((range) => [...historiesOf(history.file, range)])).toEqual(whole);
    }
  });

  test('that is interrupted leaves no file, wherever it was', async () => {
    const file = shopFile(6_000, 5);
    for (const phase of ['reading bytes', 'planning orders', 'simulating', 'first members']) {
      const root = temporaryFolder();
      const controller = new AbortController();
      let current = '';
      const stopAt = (reached: string) => {
        if (reached === phase) controller.abort(new Error(`stopped while ${phase}`));
        current = reached;
      };
      const progress = {
        ...QUIETLY.progress,
        begin: stopAt,
        advance: () => current === 'simulating' && stopAt('first members'),
      };
      const pace = { progress, signal: controller.signal };
      await expect(simulate(exported(file), settings(rate(1), rate(2)), pace, root)).rejects.toThrow(
        `stopped while ${phase}`,
      );
      expect(readdirSync(root)).toEqual([]);
    }
  });

  test('whose simulation fails on a thread fails with the cause, and leaves no file', async () => {
    const root = temporaryFolder();
    const [rule] = rate(1).earningRules;
    const perNothing = { kind: 'points_per_amount' as const, points: 1, perAmount: { USD: 0 } };
    const broken = rate(1, { earningRules: rule === undefined ? [] : [{ ...rule, effect: perNothing }] });
    await expect(
      simulate(exported(shopFile(100, 6)), settings(rate(1), broken), QUIETLY, root),
    ).rejects.toThrow(/zero/);
    expect(readdirSync(root)).toEqual([]);
  });

  test('that was stopped before is not begun', async () => {
    const folder = temporaryFolder();
    const history = await exported(shopFile(50, 7))(folder, QUIETLY);
    const signal = AbortSignal.abort(new Error('stopped'));
    const programs = { current: rate(1), draft: rate(2) };
    await expect(simulateParts(history, programs, 2, { ...QUIETLY, signal })).rejects.toThrow('stopped');
  });
});
