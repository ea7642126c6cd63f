import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, findBrowser, startBrowser, type Tab, type TabOptions } from './browser.ts';
import { enforced } from './publishing.ts';
import { type Asked, asked, mailOf, SURVEY_PROGRAM } from './surveying.ts';
import { call, target } from './target.ts';

/**
 * The pages of links as browsers show and run them. Without a browser (`CHROME_PATH`, or Chromium or Chrome on the path) nothing
 * here can be judged; what the pages are sent, and what they send, `surveys.test.ts` judges without one.
 */
const path = findBrowser();
if (path === null) console.warn('No browser was found, so no page was opened in one; CHROME_PATH names one.');

let browser: Browser;
beforeAll(async () => {
  if (path === null || target.local === null) return;
  [browser] = await Promise.all([startBrowser(path), enforced(SURVEY_PROGRAM)]);
});
afterAll(() => browser?.close());

async function inTab(options: TabOptions, deeds: (tab: Tab) => Promise<void>): Promise<void> {
  const tab = await browser.open(options);
  await deeds(tab);
  await tab.close();
}

const link = ({ path }: Asked, score?: number): string =>
  `${target.url}${path}${score === undefined ? '' : `?score=${score}`}`;
const answerOf = async ({ memberId }: Asked) =>
  (await call('GET', `/v1/members/${memberId}/survey-answers`)).body.answers[0];

/** Without the marks that keep values apart from a sentence that may run the other way. */
const shows = (words: string): string =>
  `document.body.innerText.replaceAll(/[\\u2068\\u2069]/g, '').includes(${JSON.stringify(words)})`;
const WITHOUT_SCORE = "location.search === ''";
const SEND = "document.querySelector('button').click()";
const write = (words: string): string =>
  `document.querySelector('textarea').value = ${JSON.stringify(words)}`;

describe.skipIf(path === null || target.local === null)('a survey in a browser', () => {
  test('is answered by one tap, changed by another, and complete with its words', async () => {
    const someone = await asked();
    await inTab({}, async (tab) => {
      await tab.goTo(link(someone, 2));
      await tab.comesTo(`${WITHOUT_SCORE} && ${shows('Your answer: 2')}`);
      expect(await answerOf(someone)).toMatchObject({ state: 'scored', score: 2, changes: 0 });
      // A reload shows what stands, and records nothing.
      await tab.goTo(link(someone));
      await tab.comesTo(shows('Your answer: 2'));
      expect(await answerOf(someone)).toMatchObject({ state: 'scored', score: 2, changes: 0 });

      // Another number in the message: chosen, and not sent before somebody sends it.
      await tab.goTo(link(someone, 9));
      await tab.comesTo(shows('So far your answer is 2. Send to change it to 9.'));
      expect(await tab.see("document.querySelector('input:checked').value")).toBe('9');
      expect(await answerOf(someone)).toMatchObject({ score: 2, changes: 0 });
      await tab.see(`${write('It came late.\nBut well.')}; ${SEND}`);
      await tab.comesTo(shows('has reached'));
      expect(await answerOf(someone)).toMatchObject({
        state: 'submitted',
        score: 9,
        changes: 1,
        words: 'It came late.\nBut well.',
      });
    });
  });

  test('is answered without scripts by its button', async () => {
    const someone = await asked();
    await inTab({ scripts: false }, async (tab) => {
      await tab.goTo(link(someone, 7));
      expect(await tab.see("document.querySelector('input:checked').value")).toBe('7');
      expect(await answerOf(someone)).toMatchObject({ state: 'asked', score: null });
      await tab.see(`${write('Quick.')}; ${SEND}`);
      await tab.comesTo(`${WITHOUT_SCORE} && ${shows('has reached')}`);
      expect(await answerOf(someone)).toMatchObject({ state: 'submitted', score: 7, words: 'Quick.' });
    });
  });

  test('is answered by keys alone', async () => {
    const someone = await asked();
    await inTab({}, async (tab) => {
      await tab.goTo(link(someone));
      // Into the scores, from 0 to 3, over the words to the button.
      for (const key of ['Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Tab', 'Tab'] as const)
        await tab.press(key);
      expect(await tab.see('document.activeElement.tagName')).toBe('BUTTON');
      await tab.press('Enter');
      await tab.comesTo(shows('has reached'));
      expect(await answerOf(someone)).toMatchObject({ state: 'submitted', score: 3 });
    });
  });

  test('takes no tap of a browser that a program steers', async () => {
    const someone = await asked();
    await inTab({ steered: true }, async (tab) => {
      await tab.goTo(link(someone, 0));
      expect(await tab.see("location.search + ' ' + document.forms[0].elements.step.value")).toBe(
        '?score=0 submit',
      );
    });
    expect(await answerOf(someone)).toMatchObject({ state: 'asked', score: null });
  });
});

describe.skipIf(path === null || target.local === null)('on the narrowest phone', () => {
  test.each(['en', 'de', 'ar'])('nothing is wider than the screen, in %s', async (locale) => {
    const someone = await asked({ locale });
    const mail = await mailOf(`About ${someone.orderId}`);
    const stop = /href="([^"]+\/stop\/[^"]+)"/.exec(String(mail))?.[1] ?? '';
    const [, id] =
      /href="(\/outbox\/[^"]+)"/.exec((await call('GET', '/outbox', { bearer: null })).body) ?? [];
    const pages = ['/outbox', id, `${id}/html`, someone.path, '/s/broken'].map((page) => target.url + page);
    await inTab({ width: 320 }, async (tab) => {
      for (const page of [...pages, stop]) {
        await tab.goTo(page);
        const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect([page, await tab.see(excess)]).toEqual([page, 0]);
      }
    });
  });
});
