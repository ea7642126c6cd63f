import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeMessage } from '../../functions/delivery/take-message.ts';
import { allows, NO_PREFERENCES } from '../../shared/domain/preferences.ts';
import { type DeliveryWorld, NOW, startDeliveryWorld, YES } from './delivery-world.ts';

let world: DeliveryWorld;
beforeAll(async () => {
  world = await startDeliveryWorld();
});
afterAll(() => world.close());

/** Sends a message, and gives what the queue is told of it afterwards. */
async function sent(fields: { readonly email?: string } = {}) {
  const member = await world.newMember(YES, fields);
  const item = await world.decide(member.memberId, { kind: 'message', template: 'plain' });
  const { memberId, askId, index } = item;
  await takeMessage(world.depsOf())({ memberId, askId, index }, NOW);
  const [email] = world.office.sentTo(fields.email ?? member.email);
  const tags = Object.fromEntries((email?.tags ?? []).map(([name, value]) => [name, [value]]));
  return { ...member, item, tags };
}

const preferencesOf = async (memberId: string) =>
  (await world.profiles.readProfile(memberId))?.preferences ?? NO_PREFERENCES;

describe('what becomes of a message', () => {
  test.each(['bounced', 'complained'] as const)('that %s turns the channel off, once', async (happened) => {
    const { memberId, item, tags } = await sent();
    await takeMessage(world.depsOf())({ happened, tags }, NOW + 9);
    const off = { isAllowed: false, at: NOW + 9, how: happened };
    expect((await preferencesOf(memberId)).channels.email).toEqual(off);
    await takeMessage(world.depsOf())({ happened, tags }, NOW + 99);
    expect((await preferencesOf(memberId)).channels.email).toEqual(off);
    expect((await world.outbox.read(item))?.aftermath?.kind).toBe(happened);
  });

  test('says nothing of an address that the member has changed since', async () => {
    const { memberId, tags } = await sent();
    const profile = await world.profiles.readProfile(memberId);
    if (profile === null) throw new Error('the member has a profile');
    const fields = { ...profile.fields, email: 'new@mail.example' };
    await world.profiles.changeProfile({ ...profile, fields, version: profile.version + 1 });
    await takeMessage(world.depsOf())({ happened: 'bounced', tags }, NOW);
    expect(allows(await preferencesOf(memberId), 'email')).toBe(true);
  });

  test('carries no address on its way', async () => {
    const { email, tags } = await sent();
    expect(JSON.stringify(tags)).not.toContain(email);
    expect(Object.values(tags).flat().join()).toMatch(/^[\w,-]+$/);
  });

  test('of a message that is not ours, or of a member who was erased, changes nothing', async () => {
    const take = takeMessage(world.depsOf());
    await take({ happened: 'bounced', tags: { 'ses:source-ip': ['192.0.2.1'] } }, NOW);
    const { memberId, tags } = await sent();
    const profile = await world.profiles.readProfile(memberId);
    if (profile === null) throw new Error('the member has a profile');
    await world.profiles.eraseAgain(memberId);
    await take({ happened: 'complained', tags }, NOW);
    expect(await world.profiles.readProfile(memberId)).toBeNull();
  });

  test('is told by the mailboxes of SES that are there for trying it', async () => {
    const { tags } = await sent({ email: 'bounce@simulator.amazonses.com' });
    expect(world.office.aftermath).toEqual([
      expect.objectContaining({
        source: 'aws.ses',
        detailType: 'Email Bounced',
        detail: expect.objectContaining({
          bounce: expect.objectContaining({ bounceType: 'Permanent' }),
          mail: expect.objectContaining({ tags: { 'ses:configuration-set': ['emails'], ...tags } }),
        }),
      }),
    ]);
  });

  test('of anything else is no message of the queue', async () => {
    await expect(takeMessage(world.depsOf())({ happened: 'opened', tags: {} }, NOW)).rejects.toThrow();
  });
});
