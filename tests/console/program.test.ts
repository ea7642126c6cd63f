import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../browser/accessibility.ts';
import { PATIENCE_MS } from '../browser/chrome.ts';
import { describeInBrowser } from '../browser/in-browser.ts';
import { excessWidth } from '../browser/layout.ts';
import { screenshot } from '../browser/screenshot.ts';
import { draftOf, inForce } from '../e2e/publishing.ts';
import { call, enroll, orderBody, unique } from '../e2e/target.ts';
import { consoleUrl, HERE, personOf, shown, signIn } from './signing-in.ts';

/** As long as a machine may need that does much else. */
const TIMEOUT_MS = 600_000;
const REFUSED = [/status of 4(09|12)/];

const field = (page: Page, label: string | RegExp) => page.getByRole('textbox', { name: label });
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const go = (page: Page, title: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Pages of this draft' }).getByRole('link', { name: title }).click();

/** The program in force with another name for points, as somebody else's draft. */
async function draftNamed(pointsName: string): Promise<{ draftId: string; etag: string }> {
  const { document } = await inForce();
  return draftOf({ ...document, pointsName });
}

/** Light and dark, without faults of the tool that people with disabilities rely on, and nothing sticking out. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colors change over some frames.
    await expect.poll(() => accessibilityFindings(page), { timeout: PATIENCE_MS }).toEqual([]);
    await screenshot(page, `${name}-${colorScheme}`);
  }
  expect(await excessWidth(page)).toBe(0);
}

describeInBrowser(
  'the program in the console',
  ({ open }) => {
    test('is changed by a marketer: drafted, told what is wrong, tried, published, and rolled back', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const page = await open({ width: 1280, height: 900 });
      await signIn(page, 'marketer', 'program');
      const name = unique('Weekends');
      await press(page, 'New draft');
      await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name);
      await press(page, 'Begin');
      await page.getByRole('heading', { level: 1, name }).waitFor();

      // A mistake is told while it is typed, at its field and in the list that leads there.
      await go(page, 'Earning rules');
      await press(page, 'Add a rule');
      await field(page, 'Id').fill('Weekend Bonus');
      await page.getByText(/^Must be 1 to 64 small letters/).waitFor();
      await field(page, 'Id').fill('weekend-bonus');
      await go(page, 'Basics');
      const faults = page.getByRole('region', { name: 'What is wrong with the draft' });
      await faults.getByText('1 error').waitFor();
      await faults.getByRole('button', { name: /Description/ }).click();
      await expect
        .poll(() => field(page, 'Description').evaluate((input) => input.matches(':focus')))
        .toBe(true);
      await page.keyboard.type('100 points for weekends');
      await faults.waitFor({ state: 'detached' });

      // On weekends, and for members of two orders or more.
      await press(page, 'Only when');
      await choose(page, 'Kind of condition', 'Day of the week');
      await page.getByText('Sat', { exact: true }).click();
      await page.getByText('Sun', { exact: true }).click();
      await page.getByText('Mon', { exact: true }).click();
      await press(page, 'More for this condition');
      await page.getByRole('menuitem', { name: 'Join with another: all are true' }).click();
      await press(page, 'Add a condition');
      await page.getByRole('menuitem', { name: 'Which order of the member' }).click();
      await field(page, 'At least').fill('2');
      await page
        .getByText("True when it is Saturday or Sunday and the number of the member's order is at least 2.")
        .waitFor();
      await choose(page, 'What it gives', 'Points once');
      await field(page, /^Points/).fill('100');
      await looksRight(page, 'draft-rule');

      await go(page, 'What changes');
      await page.getByText(/weekend-bonus.*Saturday or Sunday/).waitFor();
      await go(page, 'Try a cart');
      await press(page, 'What would it earn?');
      await page.getByRole('heading', { name: /It would earn/ }).waitFor();
      await page.getByRole('cell', { name: /100 points for weekends/ }).waitFor();

      const { memberId } = await enroll();
      await call('POST', '/v1/orders', { body: orderBody(40, { memberId }) });
      await go(page, 'On past orders');
      await press(page, 'Save and simulate');
      await page.getByRole('heading', { name: 'What it would have done' }).waitFor();
      await page
        .getByRole('row', { name: /^[A-Z][a-z]{2} \d{4} / })
        .first()
        .waitFor();

      const before = (await inForce()).version;
      await press(page, 'Publish …');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Why' }).fill('Weekends are slow');
      await dialog.getByText(/^Points issued:/).waitFor();
      await looksRight(page, 'publish');
      await dialog.getByRole('button', { name: 'Publish now' }).click();
      await page.getByRole('heading', { level: 1, name: 'Program' }).waitFor();
      const published = page.getByRole('listitem').filter({ hasText: 'Weekends are slow' });
      await published.getByText('In force').waitFor();
      const { version, actor, document } = await inForce();
      expect([version, actor]).toEqual([before + 1, personOf('marketer').name]);
      expect(document.earningRules.at(-1)).toEqual({
        id: 'weekend-bonus',
        description: '100 points for weekends',
        on: 'order',
        when: {
          kind: 'all',
          of: [
            { kind: 'weekday', in: [6, 7] },
            { kind: 'order_number', atLeast: 2 },
          ],
        },
        effect: { kind: 'fixed_points', points: 100 },
      });

      await press(page, `Roll back to version ${before}`);
      await dialog.getByRole('textbox', { name: 'Why' }).fill('It was too much');
      await dialog.getByRole('button', { name: 'Roll back' }).click();
      await page.getByRole('listitem').filter({ hasText: 'It was too much' }).getByText('In force').waitFor();
      expect(await inForce()).toMatchObject({ version: version + 1, rollbackOf: before });
    });

    test('is published by two at once: one is in force, the other reads that, schedules theirs, and takes it back', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const drafts = await Promise.all([draftNamed(unique('leaves')), draftNamed(unique('petals'))]);
      const sides = [
        { role: 'marketer', draft: drafts[0], reason: 'Leaves for autumn' },
        { role: 'admin', draft: drafts[1], reason: 'Petals for spring' },
      ] as const;
      const both = await Promise.all(
        sides.map(async (side) => {
          const page = await open({ width: 768, allowing: REFUSED });
          await signIn(page, side.role, `program/drafts/${side.draft.draftId}/changes`);
          await press(page, 'Publish …');
          await page.getByRole('textbox', { name: 'Why' }).fill(side.reason);
          await page
            .getByRole('dialog')
            .getByText(/Points are called/)
            .waitFor();
          const told = page.getByRole('dialog', { name: 'Somebody else has published meanwhile' });
          return { ...side, page, told, done: page.getByRole('heading', { level: 1, name: 'Program' }) };
        }),
      );
      const before = (await inForce()).version;
      await Promise.all(both.map(({ page }) => press(page, 'Publish now')));
      await Promise.all(both.map(({ told, done }) => told.or(done).waitFor()));
      const hasLost = await Promise.all(both.map(({ told }) => told.isVisible()));
      expect(hasLost.toSorted()).toEqual([false, true]);
      const first = both[hasLost.indexOf(false)] ?? both[0];
      const second = both[hasLost.indexOf(true)] ?? both[1];
      const versions = async (most: number) =>
        (await call('GET', `/v1/program/versions?limit=${most}`)).body.versions;
      expect(await versions(2)).toMatchObject([
        { version: before + 1, reason: first.reason, actor: personOf(first.role).name },
        { version: before },
      ]);

      const { page, told } = second;
      await told.getByText(`Version ${before + 1}, by ${personOf(first.role).name}`).waitFor();
      await told.getByText(`“${first.reason}”`).waitFor();
      await told.getByText(/Points are called/).waitFor();
      await looksRight(page, 'publication-conflict');
      await told.getByRole('button', { name: 'Look at my changes against it' }).click();

      // What was typed is there still, and the changes are against what the other one has published.
      const dialog = page.getByRole('dialog', { name: /^Publish/ });
      await dialog.getByText(`What changes against version ${before + 1}`).waitFor();
      expect(await field(page, 'Why').inputValue()).toBe(second.reason);
      await dialog.getByRole('radio', { name: 'At a date' }).check();
      await dialog.getByLabel('Date and time').fill('2099-03-01T09:00');
      await press(page, 'Schedule');
      const scheduled = page.getByRole('listitem').filter({ hasText: second.reason });
      await scheduled.getByText('Scheduled', { exact: true }).waitFor();
      await page.getByText(/^Next: version/).waitFor();
      await press(page, `Cancel version ${before + 2}`);
      await field(page, 'Why').fill('Spring is far');
      await press(page, 'Cancel the version');
      await scheduled.getByText('Canceled', { exact: true }).waitFor();
      await page.getByText(/^Next: version/).waitFor({ state: 'detached' });
      expect(await versions(2)).toMatchObject([
        { version: before + 2, status: 'canceled', actor: personOf(second.role).name },
        { version: before + 1 },
      ]);
    });

    test('keeps what was not saved over a reload, asks before leaving, and brings two changes together', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const { draftId, etag } = await draftNamed('stars');
      const page = await open({ allowing: REFUSED });
      await signIn(page, 'marketer', `program/drafts/${draftId}/basics`);
      await field(page, /^Name of the program/).fill('Mine');
      await page.getByText('changes not saved yet').waitFor();
      page.on('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.getByText('Your changes from before are here').waitFor();
      expect(await field(page, /^Name of the program/).inputValue()).toBe('Mine');
      await page.getByRole('link', { name: 'Program', exact: true }).first().click();
      await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      const { document } = await inForce();
      await call('PUT', `/v1/program/drafts/${draftId}`, {
        body: { name: 'Autumn', actor: 'Mia', document: { ...document, pointsName: 'theirs' } },
        headers: { 'if-match': etag },
      });
      await press(page, 'Save');
      const conflict = page.getByRole('dialog', { name: 'Somebody else has saved this draft' });
      await conflict.getByText(/Points are called “theirs”/).waitFor();
      await looksRight(page, 'save-conflict');
      await conflict.getByRole('button', { name: 'Keep both' }).click();
      await press(page, 'Save');
      await page.getByRole('button', { name: 'Saved' }).waitFor();
      const { body } = await call('GET', `/v1/program/drafts/${draftId}`);
      expect(body.document).toMatchObject({ name: 'Mine', pointsName: 'theirs' });
    });

    test('is looked at by who may not change it, in all its parts', { timeout: TIMEOUT_MS }, async () => {
      const { draftId } = await draftNamed('moons');
      const page = await open({ width: 768 });
      await signIn(page, 'analyst', 'program');
      await page.getByText('Built in: what every deployment begins with.').waitFor();
      expect(await page.getByRole('button', { name: /New draft|Roll back/ }).count()).toBe(0);
      await looksRight(page, 'program');
      await page.goto(consoleUrl(`program/drafts/${draftId}/basics`));
      await shown(page);
      expect(await field(page, /^What points are called/).getAttribute('readonly')).not.toBe(null);
      expect(await page.getByRole('button', { name: /Publish|Save|Add|Leave out/ }).count()).toBe(0);
      await looksRight(page, 'draft-read-only');
      await page.goto(consoleUrl('program/versions/1'));
      await page.getByRole('heading', { level: 2, name: 'Earning rules' }).waitFor();
      expect(await page.getByRole('button', { name: /Draft from it|Add|Leave out/ }).count()).toBe(0);
    });
  },
  HERE,
);
