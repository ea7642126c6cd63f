import { describe, expect, test } from 'vitest';
import { eventually } from '../e2e/eventually.ts';
import { account, call, unique } from '../e2e/target.ts';
import { askedMember, memberOfClub, openSurveys, ordered } from './club.ts';
import { type Club, inElement } from './club-pages.ts';

export function memberCases({ visit }: Club): void {
  describe('what a member has', () => {
    test('is the same in all elements, and asked for once', async () => {
      const { memberId, token } = await memberOfClub(1_250);
      await ordered(memberId, 84);
      const asked: string[] = [];
      const page = await visit(token, '');
      page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
      await page.evaluate(`document.querySelector('main').innerHTML +=
        '<perennial-balance></perennial-balance><perennial-balance compact></perennial-balance><perennial-tier></perennial-tier>'`);
      await inElement(page, 'perennial-balance').getByText('1,250', { exact: true }).waitFor();
      await page.locator('perennial-balance[compact]').getByText('1,250 points').waitFor();
      await inElement(page, 'perennial-tier').getByText('€216 to Silver').waitFor();
      await inElement(page, 'perennial-balance').getByText('420 points more to spend from').waitFor();
      expect(asked.filter((each) => each === `GET /v1/members/${memberId}/account`)).toHaveLength(1);
      expect(asked.filter((each) => each === `GET /v1/members/${memberId}/tier`)).toHaveLength(1);
    });

    test('has ways to more, with what is left of them', async () => {
      const { memberId, token } = await memberOfClub(0);
      await call('POST', '/v1/activities', {
        body: {
          activityId: unique('review'),
          type: 'review',
          memberId,
          occurredAt: new Date().toISOString(),
        },
      });
      const page = await visit(token, '<perennial-ways-to-earn></perennial-ways-to-earn>');
      const ways = inElement(page, 'perennial-ways-to-earn');
      await ways.getByText('5 points for every €1').waitFor();
      await ways.getByText('1 time left this month').waitFor();
      await ways.getByText('500 points for each friend').waitFor();
      await ways.getByText('Three in a month').waitFor();
    });

    test('is explained, line by line and page by page', async () => {
      const { memberId, token } = await memberOfClub(50);
      await ordered(memberId, 30, { orderId: unique('explained') });
      for (let count = 0; count < 26; count += 1) await ordered(memberId, 2);
      const page = await visit(token, '<perennial-statement></perennial-statement>');
      const statement = inElement(page, 'perennial-statement');
      await statement.getByText('On their way').waitFor();
      await statement.getByRole('button', { name: 'Show more' }).click();
      await statement.getByText('From our team').waitFor();
      await statement.getByRole('button', { name: 'From our team' }).click();
      await statement.getByText('A warm welcome').waitFor();
      const order = statement.getByRole('button', { name: 'explained-' });
      await order.click();
      await statement.getByText('Points for everything you buy').waitFor();
      expect(await order.getAttribute('aria-expanded')).toBe('true');
      await order.press('Enter');
      await statement.getByText('Points for everything you buy').waitFor({ state: 'detached' });
    });

    test('brings friends by a link, a code and an image of it', async () => {
      const { memberId, token } = await memberOfClub(0);
      await ordered(memberId, 30);
      const page = await visit(token, '<perennial-referral></perennial-referral>', {
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const referral = inElement(page, 'perennial-referral');
      await referral.getByRole('button', { name: 'Get your link' }).click();
      const link = await referral.getByLabel('Your link', { exact: true }).inputValue();
      await referral.getByRole('button', { name: 'Copy your link' }).click();
      await referral.getByText('Copied').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(link);
      await referral.getByRole('button', { name: 'QR code' }).click();
      await page.getByRole('img', { name: 'Your link' }).waitFor();
      await page.keyboard.press('Escape');

      const code = link.split('/').at(-1)?.split('?')[0];
      const friend = unique('friend');
      await call('POST', '/v1/members', { body: { customerId: friend, profile: {}, referral: { code } } });
      await eventually(
        async () => (await call('GET', `/v1/members/${memberId}/referrals`)).body.referrals,
        (referrals) => referrals.length === 1,
      );
      await page.reload();
      await referral.getByText('Joined', { exact: true }).waitFor();
    });

    test('answers what it is asked, by keys alone', async () => {
      const { memberId, token } = await askedMember();
      const page = await visit(token, '<perennial-survey></perennial-survey>');
      const survey = inElement(page, 'perennial-survey');
      await survey.getByText('How likely is it').waitFor();
      await survey.getByRole('button', { name: 'Send answer' }).focus();
      await page.keyboard.press('Enter');
      await survey.getByRole('alert').waitFor();
      // The first number has the focus now.
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'Tab']) await page.keyboard.press(key);
      await page.keyboard.type('It came quickly.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await survey.getByText('Your answer has reached us.').waitFor();
      expect(await openSurveys(memberId)).toEqual([]);
      const { body: given } = await call('GET', `/v1/members/${memberId}/survey-answers`);
      expect(given.answers).toMatchObject([{ state: 'submitted', words: 'It came quickly.' }]);
    });

    test('says how it wants to be written to', async () => {
      const { memberId, token } = await memberOfClub(0);
      const page = await visit(token, '<perennial-preferences channels="email sms"></perennial-preferences>');
      const email = page.getByRole('switch', { name: 'Email' });
      await email.focus();
      await page.keyboard.press('Space');
      await page.getByRole('switch', { name: 'Text message' }).check();
      await inElement(page, 'perennial-preferences').getByText('Saved').waitFor();
      await expect
        .poll(async () => (await call('GET', `/v1/members/${memberId}/preferences`)).body.channels, {
          timeout: 60_000,
        })
        .toMatchObject({ email: { allowed: true, how: 'member' }, sms: { allowed: true } });
      await page.reload();
      await expect.poll(() => email.isChecked(), { timeout: 60_000 }).toBe(true);
      expect((await account(memberId)).balance.active).toBe(0);
    });
  });
}
