import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityFindings } from '../browser/accessibility.ts';
import { describeInBrowser } from '../browser/in-browser.ts';
import { excessWidth } from '../browser/layout.ts';
import { screenshot } from '../browser/screenshot.ts';
import { enforced } from '../e2e/publishing.ts';
import { advocateWithCode, friendOf, order, seenAs } from '../e2e/referring.ts';
import { call, enroll, orderBody, proof, unique } from '../e2e/target.ts';
import { consoleUrl, HERE, personOf, signIn } from './signing-in.ts';
import { SUPPORT_PROGRAM } from './support-program.ts';

const WIDE = { width: 1_280, height: 900 };
/** What is looked up and is not there is answered so, which browsers write down. */
const NOT_FOUND = [/status of 404/];

beforeAll(async () => {
  await enforced(SUPPORT_PROGRAM);
});

/** Clean in the colors of a page as it is now, and in those of the other scheme. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  }
  expect(await excessWidth(page)).toBe(0);
}

describeInBrowser(
  'support',
  (inBrowser) => {
    test('finds a customer, says why an order gave nothing, gives points for it, and sees them in the statement', async () => {
      const { memberId, customerId } = await enroll({ name: 'Ada Okafor' });
      const small = orderBody(12, { memberId });
      await call('POST', '/v1/orders', { body: small });
      await call('POST', '/v1/orders', { body: orderBody(50, { memberId }) });
      const page = await inBrowser.open({ ...WIDE, allowing: NOT_FOUND });
      await signIn(page, 'support', 'members');
      await page.getByLabel('Find a member').fill(customerId);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Ada Okafor' }).waitFor();

      await page.getByLabel('Order number').fill(String(small['orderId']));
      await page.keyboard.press('Enter');
      await page.getByText('Worth no points as it stands').waitFor();
      const why = page.getByRole('alert').filter({ hasText: 'Why it gave no points' });
      expect(await why.innerText()).toMatch(/“A point for each dollar, from 20 dollars on”: .*12/);
      await screenshot(page, 'member-why-1280');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Back to everything' }).click();

      await page.getByRole('button', { name: 'Adjust points' }).click();
      const dialog = page.getByRole('dialog', { name: 'Adjust points' });
      await dialog.getByRole('textbox', { name: 'Points' }).fill('12');
      await dialog.getByLabel('Reason').fill('As if the order had been bigger');
      await dialog.getByText('Spendable: 50 → 62').waitFor();
      expect(await accessibilityFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Give 12 points' }).dblclick();
      await page.getByText('12 points given. Spendable now: 62.').waitFor();
      const line = page.getByRole('button', { name: /^Adjusted by hand.*\+12/ });
      await line.click();
      await page.getByText('Sam Support gave 12 points: As if the order had been bigger').waitFor();

      const { entries } = (await call('GET', `/v1/members/${memberId}/entries`)).body;
      expect(entries.filter(({ kind }: { kind: string }) => kind === 'adjustment')).toHaveLength(1);
      await page.getByRole('tab', { name: 'Points and tier' }).click();
      await page.getByRole('button', { name: 'Prove the account' }).click();
      await page.getByText('The account is right').waitFor();
      expect((await proof(memberId)).proved).toBe(true);
      await expectAccessible(page);
    });

    test('assigns a tier, stops messages, and erases somebody only once their id was typed', async () => {
      const { memberId, customerId } = await enroll({ name: 'Bo Lund', email: 'bo@shop.example' });
      await call('PUT', `/v1/members/${memberId}/preferences`, { body: { channels: { email: true } } });
      const page = await inBrowser.open({ ...WIDE, allowing: [...NOT_FOUND, /status of 410/] });
      await signIn(page, 'support', `members/${memberId}`);
      const choose = async (deed: string): Promise<void> => {
        await page.getByRole('button', { name: 'More' }).click();
        await page.getByRole('menuitem', { name: deed }).click();
      };
      await choose('Assign a tier…');
      await page.getByRole('combobox', { name: 'Tier' }).click();
      await page.getByRole('option', { name: 'Gold' }).click();
      await page.getByLabel('Reason').fill('Promised at the fair');
      await page.getByRole('button', { name: 'Assign Gold' }).click();
      await page.getByText('Gold is assigned.').waitFor();
      expect((await call('GET', `/v1/members/${memberId}/tier`)).body.assignment.tier).toBe('gold');

      await choose('Stop all messages…');
      await page.getByRole('button', { name: 'Stop all messages' }).click();
      await page.getByText('No more messages are sent.').waitFor();
      const { channels } = (await call('GET', `/v1/members/${memberId}/preferences`)).body;
      expect(channels.email).toMatchObject({ allowed: false, how: 'support' });

      await choose('Erase the member…');
      const erase = page.getByRole('button', { name: 'Erase for ever' });
      expect(await erase.isDisabled()).toBe(true);
      await page.getByLabel(`Type the customer id “${customerId}” to confirm`).fill(customerId);
      await erase.click();
      await page.getByText('The member was erased. Only the books are left').waitFor();
      expect((await call('GET', `/v1/members/${memberId}`)).body.code).toBe('MEMBER_ERASED');
    });

    test('decides about one referral after another without leaving the keyboard', async () => {
      const signals = { phone: '+1 555 010 4477', device: unique('tablet') };
      const ada = await advocateWithCode(signals);
      const friends = [await friendOf(ada.code, { signals }), await friendOf(ada.code, { signals })];
      for (const friendId of friends) {
        await order(friendId, { signals });
        await seenAs('in_review', friendId);
      }
      const page = await inBrowser.open(WIDE);
      await signIn(page, 'support');
      await page.getByRole('link', { name: /2 referrals wait for a review/ }).click();
      const heading = page.getByRole('heading', { level: 2, name: /^Order / });
      const first = await heading.innerText();
      await page.getByText('Same telephone').first().waitFor();
      await screenshot(page, 'referrals-1280');
      await expectAccessible(page);

      await page.getByRole('radio', { name: 'Reject' }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('textbox', { name: 'Reason' }).focus();
      await page.keyboard.type('Both sides are one person');
      await page.keyboard.press('Control+Enter');
      await page
        .getByRole('heading', { level: 2, name: /^Order / })
        .filter({ hasNotText: first })
        .waitFor();
      await expect
        .poll(() => page.evaluate<string>("document.activeElement?.textContent ?? ''"), { timeout: 60_000 })
        .toMatch(/^Order /);
      await page.getByRole('radio', { name: 'Approve' }).focus();
      await page.keyboard.press('Space');
      await page.getByText(/The advocate gets 500 points/).waitFor();
      await page.getByRole('checkbox', { name: 'Two people of one household' }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Nothing waits for a review').waitFor();

      const decided = await Promise.all(
        friends.map(async (id) => (await call('GET', `/v1/referrals/${id}`)).body.review),
      );
      expect(decided.map(({ verdict }) => verdict).sort()).toEqual(['reject', 'reward']);
      expect(decided.map(({ actor }) => actor)).toEqual([personOf('support').name, personOf('support').name]);
    });

    test('reads what members answered, and whether somebody was told', async () => {
      const { memberId } = await enroll({ name: 'Cy Berg', email: `${unique('cy')}@shop.example` });
      const answer = (score: number, words: string, member = memberId) =>
        call('POST', `/v1/members/${member}/survey-answers`, {
          body: { surveyId: 'post-purchase', reference: unique('order'), score, words },
        });
      const happy = await enroll();
      await answer(2, 'Nobody answered the phone.');
      await answer(10, 'Quick and kind.', happy.memberId);
      const page = await inBrowser.open(WIDE);
      await signIn(page, 'support', 'surveys');
      await page.getByRole('link', { name: 'Results of post-purchase' }).click();
      await page.getByText('Quick and kind.').waitFor();
      await screenshot(page, 'survey-1280');
      await expectAccessible(page);
      await page.getByText('Detractors', { exact: true }).last().click();
      await page.getByText('Quick and kind.').waitFor({ state: 'detached' });
      await expect
        .poll(
          async () => {
            await page.reload();
            await page.getByText('Nobody answered the phone.').waitFor();
            return page.getByText(/care was told/).count();
          },
          { timeout: 90_000 },
        )
        .toBe(1);
      await page.getByRole('link', { name: 'The member' }).click();
      await page.getByRole('heading', { name: 'Cy Berg' }).waitFor();
    });
  },
  HERE,
);

describeInBrowser(
  'a marketer',
  (inBrowser) => {
    test('decides about contributions, and sees no member', async () => {
      const { memberId } = await enroll({ name: 'Di Marsh' });
      const contributionId = unique('review');
      await call('POST', `/v1/members/${memberId}/contributions`, {
        body: {
          contributionId,
          type: 'review',
          occurredAt: new Date().toISOString(),
          reference: { product: 'mug' },
        },
      });
      const page = await inBrowser.open();
      await signIn(page, 'marketer', 'contributions');
      const item = page.getByRole('listitem').filter({ hasText: 'Review of mug' });
      await item.waitFor();
      await screenshot(page, 'contributions-390');
      await expectAccessible(page);
      expect(await item.getByRole('link', { name: 'The member' }).count()).toBe(0);
      await item.getByRole('button', { name: `Approve ${contributionId}` }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
      await page.getByText('Approved. It earned 40 points.').waitFor();
      await page.getByText('Nothing waits for a decision').waitFor();

      await page.goto(consoleUrl(`members/${memberId}`));
      await page
        .getByText(/Di Marsh|You may not/)
        .or(page.getByRole('main'))
        .first()
        .waitFor();
      expect(await page.getByText('Di Marsh').count()).toBe(0);
    });
  },
  HERE,
);
