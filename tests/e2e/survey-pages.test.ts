import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from '../browser/in-browser.ts';
import { excessWidth } from '../browser/layout.ts';
import { enforced } from './publishing.ts';
import { type Asked, asked, mailOf, SURVEY_PROGRAM } from './surveying.ts';
import { call, target } from './target.ts';

/**
 * The pages of links as browsers show and run them. Without a browser (`CHROME_PATH`, or Chromium or Chrome on the path) nothing
 * here can be judged; what the pages are sent, and what they send, `surveys.test.ts` judges without one.
 */
beforeAll(async () => {
  if (target.local !== null) await enforced(SURVEY_PROGRAM);
});
/** A test makes members and reads answers in the stack itself. */
const HERE = { only: target.local !== null };

const link = ({ path }: Asked, score?: number): string =>
  `${target.url}${path}${score === undefined ? '' : `?score=${score}`}`;
const answerOf = async ({ memberId }: Asked) =>
  (await call('GET', `/v1/members/${memberId}/survey-answers`)).body.answers[0];

/** Until the page shows the words, but for the marks that keep values apart from a sentence that may run the other way. */
const shows = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction(
    `document.body?.innerText.replaceAll(/[\\u2068\\u2069]/g, '').includes(${JSON.stringify(words)})`,
  );
const showsWithoutScore = async (page: Page, words: string): Promise<void> => {
  await shows(page, words);
  await page.waitForURL(({ search }) => search === '');
};
const chosen = (page: Page): Promise<string> => page.locator('input:checked').inputValue();
const send = (page: Page): Promise<void> => page.locator('button').click();
const STEERED = "Object.defineProperty(navigator, 'webdriver', { get: () => true })";

describeInBrowser(
  'a survey in a browser',
  ({ open }) => {
    test('is answered by one tap, changed by another, and complete with its words', async () => {
      const someone = await asked();
      const page = await open();
      await page.goto(link(someone, 2));
      await showsWithoutScore(page, 'Your answer: 2');
      expect(await answerOf(someone)).toMatchObject({ state: 'scored', score: 2, changes: 0 });
      // A reload shows what stands, and records nothing.
      await page.goto(link(someone));
      await shows(page, 'Your answer: 2');
      expect(await answerOf(someone)).toMatchObject({ state: 'scored', score: 2, changes: 0 });

      // Another number in the message: chosen, and not sent before somebody sends it.
      await page.goto(link(someone, 9));
      await shows(page, 'So far your answer is 2. Send to change it to 9.');
      expect(await chosen(page)).toBe('9');
      expect(await answerOf(someone)).toMatchObject({ score: 2, changes: 0 });
      await page.locator('textarea').fill('It came late.\nBut well.');
      await send(page);
      await shows(page, 'has reached');
      expect(await answerOf(someone)).toMatchObject({
        state: 'submitted',
        score: 9,
        changes: 1,
        words: 'It came late.\nBut well.',
      });
    });

    test('is answered without scripts by its button', async () => {
      const someone = await asked();
      const page = await open({ javaScriptEnabled: false });
      await page.goto(link(someone, 7));
      expect(await chosen(page)).toBe('7');
      expect(await answerOf(someone)).toMatchObject({ state: 'asked', score: null });
      await page.locator('textarea').fill('Quick.');
      await send(page);
      await showsWithoutScore(page, 'has reached');
      expect(await answerOf(someone)).toMatchObject({ state: 'submitted', score: 7, words: 'Quick.' });
    });

    test('is answered by keys alone', async () => {
      const someone = await asked();
      const page = await open();
      await page.goto(link(someone));
      // Into the scores, from 0 to 3, over the words to the button.
      for (const key of ['Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Tab', 'Tab'] as const)
        await page.keyboard.press(key);
      expect(await page.locator('button:focus').count()).toBe(1);
      await page.keyboard.press('Enter');
      await shows(page, 'has reached');
      expect(await answerOf(someone)).toMatchObject({ state: 'submitted', score: 3 });
    });

    test('takes no tap of a browser that a program steers', async () => {
      const someone = await asked();
      const page = await open({ before: STEERED });
      await page.goto(link(someone, 0));
      expect(new URL(page.url()).search).toBe('?score=0');
      expect(await page.locator('[name=step]').inputValue()).toBe('submit');
      expect(await answerOf(someone)).toMatchObject({ state: 'asked', score: null });
    });
  },
  HERE,
);

describeInBrowser(
  'on the narrowest phone',
  ({ open }) => {
    test.each(['en', 'de', 'ar'])('nothing is wider than the screen, in %s', async (locale) => {
      const someone = await asked({ locale });
      const mail = await mailOf(`About ${someone.orderId}`);
      const stop = /href="([^"]+\/stop\/[^"]+)"/.exec(String(mail))?.[1] ?? '';
      const [, id] =
        /href="(\/outbox\/[^"]+)"/.exec((await call('GET', '/outbox', { bearer: null })).body) ?? [];
      const pages = ['/outbox', id, `${id}/html`, someone.path, '/s/broken'].map((page) => target.url + page);
      const page = await open({ width: 320, allowing: [/404 \(Not Found\).*\/s\/broken/] });
      for (const address of [...pages, stop]) {
        await page.goto(address);
        expect([address, await excessWidth(page)]).toEqual([address, 0]);
      }
    });
  },
  HERE,
);
