import { afterAll, beforeAll } from 'vitest';
import { describeInBrowser } from '../browser/in-browser.ts';
import { enforced } from '../e2e/publishing.ts';
import { target } from '../e2e/target.ts';
import { accessibleCases } from './accessible.cases.ts';
import { checkoutCases } from './checkout.cases.ts';
import { CLUB } from './club.ts';
import { type Club, type ClubPages, openClubPages } from './club-pages.ts';
import { loadingCases } from './loading.cases.ts';
import { memberCases } from './member.cases.ts';
import { redeemingCases } from './redeeming.cases.ts';
import { troubleCases } from './trouble.cases.ts';

/** The elements in pages of a shop, against a whole stack; one of each for all tests, because both take their time to start. */
describeInBrowser(
  'elements for customers',
  (inBrowser) => {
    let pages: ClubPages | undefined;
    beforeAll(async () => {
      [pages] = await Promise.all([openClubPages(), enforced(CLUB)]);
    });
    afterAll(() => pages?.close());

    const given = (): ClubPages => {
      if (pages === undefined) throw new Error('Pages are there within tests only.');
      return pages;
    };
    const club: Club = {
      ...inBrowser,
      pages: given,
      async visit(token, markup, options = {}) {
        const page = await inBrowser.open(options);
        await page.goto(given().page(token, markup, options));
        return page;
      },
    };
    for (const cases of [
      memberCases,
      redeemingCases,
      checkoutCases,
      troubleCases,
      loadingCases,
      accessibleCases,
    ])
      cases(club);
  },
  { only: target.local !== null },
);
