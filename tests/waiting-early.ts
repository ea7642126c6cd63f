import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They take long, mostly because they wait: for the minute of a trigger, for holds to lapse, for receivers to time out, for pages. */
const WAITING = [
  'tests/e2e/journeys.test.ts',
  'tests/tools/chaos.test.ts',
  'tests/e2e/redemption-states.test.ts',
  'tests/local/start.test.ts',
  'tests/storefront/elements.test.ts',
  'tests/console/program.test.ts',
  'tests/shop/shop.test.ts',
  'tests/e2e/webhooks.test.ts',
  'tests/e2e/figures.test.ts',
  'tests/console/support.test.ts',
];
const OTHERS_BETWEEN = 12;

const isWaiting = ({ moduleId }: TestSpecification): boolean =>
  WAITING.some((file) => moduleId.endsWith(`/${file}`));

/**
 * Begins the files that wait early, so that nobody waits for them in the end, and one after another, so that they do not take
 * all workers from those that compute.
 */
export default class WaitingEarly extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const order = sorted.filter((file) => !isWaiting(file));
    for (const [index, file] of sorted.filter(isWaiting).entries())
      order.splice(index * (OTHERS_BETWEEN + 1), 0, file);
    return order;
  }
}
