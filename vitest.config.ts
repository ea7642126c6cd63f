import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import WaitingEarly from './tests/waiting-early.ts';

const PUBLISHING = [
  'tests/e2e/programs.test.ts',
  'tests/e2e/program-command.test.ts',
  'tests/e2e/program-rules.test.ts',
  'tests/e2e/explanations.test.ts',
  'tests/e2e/contributions.test.ts',
  'tests/e2e/platforms-redemptions.test.ts',
  'tests/e2e/reconciliation.test.ts',
  'tests/e2e/journeys.test.ts',
  'tests/e2e/surveys.test.ts',
  'tests/e2e/survey-pages.test.ts',
  'tests/e2e/figures.test.ts',
  'tests/e2e/webhooks.test.ts',
  'tests/e2e/referral-races.test.ts',
  'tests/storefront/elements.test.ts',
  // Pages of the console, in a browser; what is in folders below is judged without one.
  'tests/console/*.test.ts',
];
/** They publish programs too, and leave the first one in force when they end, so that others can go on with their stack. */
const LEAVING_AS_FOUND = [
  'tests/e2e/client.test.ts',
  'tests/e2e/order-redemptions.test.ts',
  'tests/e2e/order-redemption-refunds.test.ts',
  'tests/e2e/quoted-rewards.test.ts',
  'tests/e2e/rewards.test.ts',
  'tests/e2e/challenges.test.ts',
  'tests/e2e/redemptions.test.ts',
  'tests/e2e/redemption-states.test.ts',
  'tests/e2e/coupons.test.ts',
  'tests/e2e/coupon-pools.test.ts',
  'tests/e2e/referral-codes.test.ts',
  'tests/e2e/referrals.test.ts',
];
/** They show a part of the app's own stack, and take it from the synthesized app that a run has once. */
const SYNTHESIZED = [
  'tests/infra/bundles.test.ts',
  'tests/local/distribution.test.ts',
  'tests/shop/shop.test.ts',
  'tests/web/first-load.test.ts',
  'tests/web/publish.test.ts',
  'tests/replay/stack.test.ts',
  'tests/simulation/stack.test.ts',
  'tests/tools/chaos.test.ts',
];
const SYNTHESIS = 'tests/synthesized-app.ts';
const common = { testTimeout: 120_000, hookTimeout: 120_000 };

// Processes that tests start load the same sources, some eighty times a run: half of what each takes is reading TypeScript.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'perennial-compile-cache');

/**
 * Five workers for the two cores of the reference machine, because two or three of them mostly wait: for a hold to lapse, for
 * the minute of a trigger, for a version to take effect; no more, because many start a database engine of their own.
 * `e2e` is a project of its own, because it judges one stack that all its files share: `npx vitest run --project e2e`.
 * The files of `programs` each have a stack of their own, because they publish programs, by which all orders of a stack are
 * judged; and webhooks, whose receivers that fail would be tried with what all other files do. Where they judge one at an address, they do so one at a time.
 * Those of `project` change nothing that another file sees, so they share what a worker has loaded, which takes longer than most of
 * them.
 * The files of `in-turn` leave the program as they found it, so each worker has one stack for all of them that it runs: starting a
 * stack takes as much as most of them.
 */
export default defineConfig({
  test: {
    maxWorkers: 5,
    sequence: { sequencer: WaitingEarly },
    reporters: ['default', './tests/closing-line-reporter.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'project',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**', ...PUBLISHING, ...SYNTHESIZED],
          isolate: false,
        },
      },
      { test: { ...common, name: 'synthesized', include: [...SYNTHESIZED], globalSetup: SYNTHESIS } },
      {
        test: {
          ...common,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [...PUBLISHING, ...LEAVING_AS_FOUND],
          globalSetup: [SYNTHESIS, 'tests/e2e/global-setup.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'programs',
          include: [...PUBLISHING],
          globalSetup: SYNTHESIS,
          setupFiles: 'tests/e2e/own-stack.ts',
          fileParallelism: process.env['PERENNIAL_URL'] === undefined,
        },
      },
      {
        test: {
          ...common,
          name: 'in-turn',
          include: [...LEAVING_AS_FOUND],
          globalSetup: SYNTHESIS,
          setupFiles: 'tests/e2e/workers-stack.ts',
          isolate: false,
          fileParallelism: process.env['PERENNIAL_URL'] === undefined,
        },
      },
    ],
  },
});
