import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFindings } from '../browser/accessibility.ts';
import { describeInBrowser } from '../browser/in-browser.ts';
import { connectPlatforms, digits, outcomes, standing, tell } from '../e2e/platform-deliveries.ts';
import { enforced, inForce } from '../e2e/publishing.ts';
import { call, target, unique } from '../e2e/target.ts';
import { type Receiver, startReceiver, status } from '../webhooks/receiver.ts';
import { consoleUrl, HERE, personOf, signIn } from './signing-in.ts';

/** Several pages, each judged by axe: on a machine that does other things as well, a minute each. */
const SEVERAL_PAGES_MS = 300_000;

/** A letter of the courier, as it is left when its tries are over. */
async function giveUp(eventId: string): Promise<void> {
  const { local } = target;
  Object.assign(process.env, local?.environment);
  const at = '2026-09-21T08:00:00Z';
  const detail = { id: eventId, memberId: 'mbr_1', sequence: 3, occurredAt: at, recordedAt: at, data: {} };
  await new SQSClient().send(
    new SendMessageCommand({
      QueueUrl: local?.outputs['WebhookDeadLetterQueueUrl'],
      MessageBody: JSON.stringify({ source: 'perennial', 'detail-type': 'order.recorded', detail }),
      MessageAttributes: { cause: { DataType: 'String', StringValue: 'the table was away' } },
    }),
  );
}

/** A shop platform tells of an order in a currency that the program lacks. @returns its id */
async function tellInKronor(): Promise<string> {
  const orderId = digits();
  const told = await tell('shopify', 'orders-paid-lamp', { '5678901250005': orderId, USD: 'SEK' });
  expect(outcomes(told)).toEqual([200, 'set_aside']);
  return orderId;
}

/** An admin keeps the program running: keys, webhooks, what was given up, and who did what. */
describeInBrowser(
  'an admin',
  (inBrowser) => {
    let receiver: Receiver;
    beforeAll(async () => {
      receiver = await startReceiver(status(200));
    });
    afterAll(() => receiver?.close());

    test(
      'makes a key, whose secret is shown once, and revokes it',
      async () => {
        const name = unique('till');
        const page = await inBrowser.open({ width: 1_280, height: 900 });
        await signIn(page, 'admin', 'keys/new');
        await page.getByLabel('Name').fill(name);
        await page.getByRole('button', { name: 'Reports' }).click();
        expect(await accessibilityFindings(page)).toEqual([]);
        await page.getByRole('button', { name: 'Make it, with 2 scopes' }).click();
        const dialog = page.getByRole('dialog');
        const bearer = await dialog.getByText(/^prn_/).textContent();
        expect((await call('GET', '/v1/session', { bearer })).body).toMatchObject({
          name,
          scopes: ['surveys:read', 'figures:read'],
        });
        expect(await dialog.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
        await dialog.getByLabel(/^I have stored it/).check();
        await dialog.getByRole('button', { name: 'Done' }).click();

        const row = page.getByRole('row', { name: new RegExp(name) });
        await row.getByRole('button', { name: 'Revoke…' }).click();
        const revoke = page.getByRole('dialog').getByRole('button', { name: 'Revoke it' });
        expect(await revoke.isDisabled()).toBe(true);
        await page.getByRole('dialog').getByRole('textbox').fill(name);
        await revoke.click();
        await row.waitFor({ state: 'hidden' });
        expect((await call('GET', '/v1/session', { bearer })).status).toBe(403);
        expect(await accessibilityFindings(page)).toEqual([]);
      },
      SEVERAL_PAGES_MS,
    );

    test(
      'signs in again where the API does not know the session any more, and goes on there',
      async () => {
        const page = await inBrowser.open({ width: 1_280, height: 900, allowing: [/403/] });
        await signIn(page, 'admin', 'keys');
        const forget = { status: 403, contentType: 'application/json', body: '{"message":"Forbidden"}' };
        await page.route('**/v1/audit*', (route) => route.fulfill(forget));
        await page.getByRole('link', { name: 'Audit trail' }).click();
        await page.getByText('Your session has ended').waitFor();
        await page.route('**/v1/session', (route) => route.fulfill(forget));
        await page.reload();
        await page.getByText('Your session has ended').waitFor();
        await page.unrouteAll();
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('heading', { name: 'Audit trail' }).waitFor();
      },
      SEVERAL_PAGES_MS,
    );

    test(
      'registers a webhook endpoint, pings it, and finds both in the trail',
      async () => {
        const page = await inBrowser.open({ width: 1_280, height: 900, colorScheme: 'dark' });
        await signIn(page, 'admin', 'webhooks');
        await page.getByRole('button', { name: 'Add an endpoint' }).click();
        await page.getByLabel('Address').fill(receiver.url);
        await page.getByLabel('What it is for').fill('Help desk');
        await page.getByRole('button', { name: 'Add it' }).click();
        await page.getByText(/^whsec_/).waitFor();
        await page.getByLabel(/^I have stored it/).check();
        await page.getByRole('button', { name: 'Done' }).click();
        await page.getByRole('heading', { name: 'Help desk' }).waitFor();
        await page.getByRole('button', { name: 'Send a ping' }).click();
        await page.getByRole('row', { name: /webhook\.ping Delivered/ }).waitFor();
        await page.getByRole('link', { name: 'webhook.ping' }).click();
        await page.getByText('Answered 200').waitFor();
        expect(await accessibilityFindings(page)).toEqual([]);

        await page.getByRole('link', { name: 'Audit trail' }).click();
        const made = page.getByRole('listitem').filter({ hasText: 'registered a webhook endpoint' });
        await made.filter({ hasText: personOf('admin').name }).waitFor();
        expect(await accessibilityFindings(page)).toEqual([]);
      },
      SEVERAL_PAGES_MS,
    );

    test(
      'sees what was given up and what was set aside, and why, tries both again, and finds that in the trail',
      async () => {
        const eventId = unique('event');
        await connectPlatforms();
        const [orderId, trial] = await Promise.all([tellInKronor(), tellInKronor(), giveUp(eventId)]);
        const page = await inBrowser.open({ width: 1_280, height: 900 });
        await signIn(page, 'admin', 'dead-letters');
        const row = page.getByRole('row', { name: new RegExp(eventId) });
        await row.getByText('the table was away').waitFor();
        const order = page.getByRole('row', { name: new RegExp(orderId) });
        await order.getByText('Its currency is not in the program').waitFor();
        await order.getByText(/The order is in SEK; program version \d+ accepts USD/).waitFor();
        expect(await accessibilityFindings(page)).toEqual([]);
        await row.getByRole('checkbox').check();
        await page.getByRole('button', { name: 'Redrive 1 chosen' }).click();
        await page.getByLabel('Reason').fill('the table is back');
        await page.getByRole('button', { name: 'Redrive 1', exact: true }).click();
        await page.getByText('1 letter was handed on, and left this queue.').waitFor();
        await page.getByRole('button', { name: 'Done' }).click();
        await page.getByText('Nothing was given up').waitFor();
        await expect
          .poll(() => receiver.received.some(({ headers }) => headers['webhook-id'] === eventId), {
            timeout: 60_000,
          })
          .toBe(true);

        const record = async (reason: string): Promise<void> => {
          await order.getByRole('button', { name: `Record order ${orderId} now` }).click();
          await page.getByLabel('Reason').fill(reason);
          await page.getByRole('button', { name: 'Record 1 order' }).click();
        };
        const outcome = page.getByRole('dialog').getByRole('listitem').filter({ hasText: orderId });
        await record('perhaps by now');
        await outcome.filter({ hasText: 'refused again' }).waitFor();
        await page.getByRole('button', { name: 'Done' }).click();
        await page.getByRole('button', { name: `Forget order ${trial}` }).click();
        await page.getByRole('button', { name: 'Forget it' }).click();
        await page.getByRole('row', { name: new RegExp(trial) }).waitFor({ state: 'detached' });
        const { document } = await inForce();
        await enforced({
          ...document,
          currencies: [...document.currencies, { code: 'SEK', minorDigits: 2 }],
        });
        await record('kronor are in the program');
        await outcome.filter({ hasText: `Order ${orderId}: recorded` }).waitFor();
        await page.getByRole('button', { name: 'Done' }).click();
        await order.waitFor({ state: 'detached' });
        expect(await standing(orderId)).toMatchObject({ status: 'recorded', currency: 'SEK' });

        await page.goto(consoleUrl('audit?kind=operations&actor=ada'));
        const done = page.getByRole('listitem');
        for (const told of ['the table is back', 'kronor are in the program', trial])
          await done
            .filter({ hasText: told })
            .filter({ hasText: personOf('admin').name })
            .waitFor();
        expect(await done.filter({ hasNotText: personOf('admin').name }).count()).toBe(0);
        await page.getByLabel('Who').fill('nobody of that name');
        await page.getByRole('heading', { name: 'Nothing of this is in the trail' }).waitFor();
      },
      SEVERAL_PAGES_MS,
    );
  },
  HERE,
);
