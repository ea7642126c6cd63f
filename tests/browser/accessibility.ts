import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds against WCAG 2.2 AA and its own good practice in the page as it is now, shadow trees included: a line each, best
 * compared with `[]`.
 *
 * @param within a selector, where only a part of the page is ours
 */
export async function accessibilityFindings(page: Page, within?: string): Promise<readonly string[]> {
  await stillness(page);
  // All in the page itself, as none has frames: the builder else opens a second page to put frames' findings together, and sends
  // axe's 600 KB there as well, which takes as long as looking.
  const axe = new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} (${impact}): ${help} at ${target.flat().join(' ')}: ${failureSummary}`,
    ),
  );
}

/** Colors on their way from one to another are neither: what moves for a moment is waited for, what moves for ever is not. */
const stillness = (page: Page): Promise<unknown> =>
  page.evaluate(`Promise.allSettled(
    document.getAnimations().filter((each) => each instanceof CSSTransition).map(({ finished }) => finished),
  )`);
