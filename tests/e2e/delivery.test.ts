import { setTimeout as sleep } from 'node:timers/promises';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { describe, expect, test } from 'vitest';
import { itemsOf, type OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { TriggerAction } from '../../shared/domain/program/trigger.ts';
import { addressHash, writeTags } from '../../shared/sending/message-tags.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { outboxStore } from '../../shared/storage/outbox-store.ts';
import { account, call, enroll, target, unique } from './target.ts';

/** From the outbox to what happens: stream, queue, function. Items are put there here, as a journey does. */
const { local } = target;
const now = () => Math.floor(Date.now() / 1000);

function outbox() {
  Object.assign(process.env, local?.environment);
  return outboxStore(dynamoDbClient(), local?.outputs['OutboxTable'] ?? '');
}

async function decide(memberId: string, action: TriggerAction): Promise<OutboxItem> {
  const asked = {
    memberId,
    askId: unique('ask'),
    triggerId: 'welcome',
    variant: null,
    actions: [action],
    firstIndex: 0,
    channel: 'email',
  } as const;
  const [item] = itemsOf(asked, { programVersion: 1, now: now(), deliverBefore: now() + 3_600 });
  if (item === undefined) throw new Error('one action makes one item');
  await dynamoDbClient().send(new TransactWriteItemsCommand({ TransactItems: [outbox().adding(item)] }));
  return item;
}

/** Asks until it is so; stream, queue and function work at their own pace, and a slow machine is no failure. */
async function eventually<T>(look: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const value = await look();
    if (isSo(value) || tries > 400) return value;
    await sleep(200);
  }
}

const outcomeOf = async (item: OutboxItem) => {
  const stored = await eventually(
    () => outbox().read(item),
    (found) => found?.state.kind === 'settled',
  );
  return stored?.state.kind === 'settled' ? stored.state.outcome : stored?.state;
};

describe.skipIf(local === null)('what triggers decide', () => {
  test('points are in the account, and support can read who gave them', async () => {
    const { memberId } = await enroll();
    const item = await decide(memberId, { kind: 'award_points', points: 70 });
    expect(await outcomeOf(item)).toEqual({ kind: 'done' });
    expect((await account(memberId)).balance.active).toBe(70);
    const { body } = await call('GET', `/v1/members/${memberId}/entries/2`);
    expect(JSON.stringify(body)).toContain('trigger:welcome gave 70 points');
  });

  test('messages ask for consent when they are sent', async () => {
    const { memberId } = await enroll({ email: 'ada@example.com' });
    const item = await decide(memberId, { kind: 'message', template: 'none' });
    expect(await outcomeOf(item)).toEqual({ kind: 'dropped', reason: 'NO_CONSENT' });
  });

  test('and may not be written without a template', async () => {
    const { memberId } = await enroll({ email: 'ada@example.com' });
    await call('PUT', `/v1/members/${memberId}/preferences`, { body: { channels: { email: true } } });
    const item = await decide(memberId, { kind: 'message', template: 'none' });
    expect(await outcomeOf(item)).toEqual({ kind: 'dropped', reason: 'TEMPLATE_NOT_FOUND' });
  });
});

describe.skipIf(local === null)('an e-mail to an address that does not exist', () => {
  test('turns e-mail off by way of SES, bus, rule and queue, and shows in the outbox of this machine', async () => {
    const email = 'bounce@simulator.amazonses.com';
    const { memberId } = await enroll({ email });
    const path = `/v1/members/${memberId}/preferences`;
    await call('PUT', path, { body: { channels: { email: true } } });
    outbox();
    const [secret] = await linkSecrets(dynamoDbClient(), local?.outputs['CredentialTable'] ?? '')();
    const tags = writeTags({
      item: { memberId, askId: unique('ask'), index: 0 },
      addressHash: addressHash(email, secret),
    });
    const subject = unique('A subject');
    const { MessageId: id } = await new SESv2Client().send(
      new SendEmailCommand({
        FromEmailAddress: 'shop@shop.example',
        Destination: { ToAddresses: [email] },
        ConfigurationSetName: local?.outputs['EmailConfigurationSet'] ?? '',
        EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
        Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: '<p>Hi <b>you</b>' } } } },
      }),
    );
    const look = async () => (await call('GET', path)).body.channels.email;
    const off = await eventually(look, ({ allowed }) => !allowed);
    expect(off).toMatchObject({ allowed: false, how: 'bounced' });

    const list = await call('GET', '/outbox', { bearer: null });
    expect([list.status, list.body.includes(subject)]).toEqual([200, true]);
    const page = await call('GET', `/outbox/${id}`, { bearer: null });
    expect(page.body).toMatch(
      new RegExp(`<iframe sandbox="allow-popups [^"]*" title="The e-mail as HTML" src="/outbox/${id}/html">`),
    );
    const inner = await call('GET', `/outbox/${id}/html`, { bearer: null });
    expect(inner.body).toBe('<base target="_blank"><p>Hi <b>you</b>');
    expect(inner.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups [^;]*; default-src 'none'/,
    );
    expect((await call('GET', '/outbox/nothing', { bearer: null })).status).toBe(404);
  });
});
