import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliverItem } from '../../functions/delivery/deliver-item.ts';
import { readLink } from '../../shared/access/signed-link.ts';
import { grantIdOf } from '../../shared/redeeming/redemption-id.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { type DeliveryWorld, LINK_BASE, NOW, startDeliveryWorld, TEAM, YES } from './delivery-world.ts';

let world: DeliveryWorld;
beforeAll(async () => {
  world = await startDeliveryWorld();
});
afterAll(() => world.close());

const HELLO = { kind: 'ask_survey', template: 'hello', survey: 'nps' } as const;
const PLAIN = { kind: 'message', template: 'plain' } as const;
const deliver = (...deps: Parameters<DeliveryWorld['depsOf']>) => deliverItem(world.depsOf(...deps));

describe('a message', () => {
  test('reaches the member as the template says, with links that work and the headers that stop it', async () => {
    const { memberId, email } = await world.newMember();
    const item = await world.decide(memberId, HELLO, { data: { order: '1042', points: 1_200 } });
    await deliver()(item, NOW);
    const [sent, ...more] = world.office.sentTo(email);
    expect(more).toEqual([]);
    expect(sent).toMatchObject({
      from: 'Shop <club@shop.example>',
      to: [email],
      subject: 'Hello Ada',
      configurationSet: 'emails',
    });
    expect(sent?.text).toContain('You have 1,200 points.');
    const headers = Object.fromEntries(sent?.headers ?? []);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const secrets = await linkSecrets(world.client, 'Credentials')();
    const stop = /^<https:\/\/club\.shop\.example\/stop\/(.+)>$/.exec(headers['List-Unsubscribe'] ?? '')?.[1];
    expect(readLink(stop ?? '', 'stop', secrets, NOW)).toEqual({ content: { memberId, channel: 'email' } });
    expect(sent?.html).toContain(`${LINK_BASE}/stop/${stop}`);
    const survey = /\/s\/(\S+)/.exec(sent?.text ?? '')?.[1];
    const content = { askId: item.askId, memberId, surveyId: 'nps' };
    expect(readLink(survey ?? '', 'survey', secrets, NOW)).toEqual({ content });
    expect(await world.outcomeOf(item)).toEqual({
      kind: 'sent',
      channel: 'email',
      locale: 'en',
      providerMessageId: sent?.id,
    });
  });

  test('that asks a survey has an answer from then on, and reminds of it once, while there is none', async () => {
    const { memberId, email } = await world.newMember();
    const ask = HELLO;
    const data = { order: '1001' };
    const first = await world.decide(memberId, ask, { data });
    await deliver()(first, NOW);
    const { answers } = world.depsOf();
    expect((await answers.read(memberId, first.askId))?.answer).toMatchObject({ askedAt: NOW, scores: [] });
    const askId = `${first.askId}~reminder`;
    const again = await world.decide(memberId, ask, { askId, data });
    await deliver()(again, NOW + 60);
    expect(world.office.sentTo(email)).toHaveLength(2);

    const other = await world.newMember();
    const asked = await world.decide(other.memberId, ask, { data });
    await deliver()(asked, NOW);
    const stored = await answers.read(other.memberId, asked.askId);
    if (stored === null) throw new Error('nobody was asked');
    const answer = { ...stored.answer, scores: [{ score: 0, at: NOW + 1 }] };
    await world.ledger.commit({ entries: [], accounts: [], companions: [answers.putting(stored, answer)] });
    const late = await world.decide(other.memberId, ask, { askId: `${asked.askId}~reminder`, data });
    await deliver()(late, NOW + 60);
    expect(await world.outcomeOf(late)).toEqual({ kind: 'dropped', reason: 'NOTHING_TO_ASK' });
  });

  test.each([
    ['en-US', 'Enjoy Five off'],
    ['de-AT', 'Viel Freude mit Fünf weniger'],
    ['fr', 'Enjoy Five off'],
  ])('about a redemption names the reward in its own language, to a reader of %s', async (locale, words) => {
    const { memberId, email } = await world.newMember(YES, { locale });
    const given = await world.decide(memberId, { kind: 'issue_reward', reward: 'code' });
    await deliver()(given, NOW);
    const { triggerId, askId, index: action } = given;
    const redemption = grantIdOf(memberId, { by: 'trigger', triggerId, askId, action });
    const message = { kind: 'message', template: 'redeemed' } as const;
    const known = await world.decide(memberId, message, { data: { redemption } });
    await deliver()(known, NOW);
    expect(world.office.sentTo(email).map(({ subject }) => subject)).toEqual([words]);
    const unknown = await world.decide(memberId, message, { data: { redemption: 'rdm_gone' } });
    await deliver()(unknown, NOW);
    expect(await world.outcomeOf(unknown)).toEqual({ kind: 'dropped', reason: 'VALUE_MISSING' });
  });

  test('that speaks of what its trigger gives waits until it is given', async () => {
    const { memberId, email } = await world.newMember();
    const points = await world.decide(memberId, { kind: 'award_points', points: 50 });
    const { askId } = points;
    const reward = await world.decide(
      memberId,
      { kind: 'issue_reward', reward: 'code' },
      { askId, index: 1 },
    );
    const gift = { kind: 'message', template: 'gift' } as const;
    const message = await world.decide(memberId, gift, { askId, index: 2 });
    await expect(deliver()(message, NOW)).rejects.toThrow(/not given yet/);
    await deliver()(points, NOW);
    await expect(deliver()(message, NOW)).rejects.toThrow(/not given yet/);
    expect(world.office.sentTo(email)).toEqual([]);
    await deliver()(reward, NOW);
    await deliver()(message, NOW);
    const [sent] = world.office.sentTo(email);
    expect(sent?.subject).toMatch(/^50 /);
    expect(sent?.text).toMatch(/50 given, 50 in all\. Five off with [A-Z0-9-]{8,}\./);
  });

  test('that speaks of what could not be given is not sent', async () => {
    const { memberId } = await world.newMember();
    const { askId } = await world.decide(memberId, { kind: 'tell_team', team: 'service' });
    const message = await world.decide(memberId, { kind: 'message', template: 'gift' }, { askId, index: 1 });
    await deliver()(message, NOW);
    expect(await world.outcomeOf(message)).toEqual({ kind: 'dropped', reason: 'VALUE_MISSING' });
  });

  test('is sent once, however often and at once it is asked for', async () => {
    const { memberId, email } = await world.newMember();
    const item = await world.decide(memberId, PLAIN);
    await Promise.allSettled(Array.from({ length: 8 }, () => deliver()(item, NOW)));
    await deliver()(item, NOW);
    await deliver()(item, NOW + 1_000);
    expect(world.office.sentTo(email)).toHaveLength(1);
  });

  test('leaves nothing of the person in the outbox', async () => {
    const { memberId, email } = await world.newMember();
    const item = await world.decide(memberId, PLAIN);
    await deliver()(item, NOW);
    expect(JSON.stringify(await world.outbox.list(memberId, 10))).not.toMatch(new RegExp(`${email}|Ada`));
  });

  test.each([
    ['who never agreed', null, 'NO_CONSENT'],
    ['who agreed to another channel', { ...YES, channels: { sms: YES.channels.email } }, 'NO_CONSENT'],
  ])('does not go to one %s', async (_, preferences, reason) => {
    const { memberId, email } = await world.newMember(preferences as typeof YES | null);
    const item = await world.decide(memberId, PLAIN);
    await deliver()(item, NOW);
    expect(await world.outcomeOf(item)).toEqual({ kind: 'dropped', reason });
    expect(world.office.sentTo(email)).toEqual([]);
  });

  test('does not go to one who changed their mind after it was decided', async () => {
    const { memberId, email } = await world.newMember();
    const item = await world.decide(memberId, PLAIN);
    const profile = await world.profiles.readProfile(memberId);
    const no = { ...YES, channels: { email: { isAllowed: false, at: NOW, how: 'member' } } };
    if (profile) await world.profiles.changeProfile({ ...profile, preferences: no, version: 2 });
    await deliver()(item, NOW);
    expect(await world.outcomeOf(item)).toEqual({ kind: 'dropped', reason: 'NO_CONSENT' });
    expect(world.office.sentTo(email)).toEqual([]);
  });

  test('is dropped when it is too late, has no address, no template, a value missing, or nobody to send it', async () => {
    const { memberId } = await world.newMember();
    const nobody = await world.newMember(YES, { email: undefined });
    const cases = [
      [await world.decide(memberId, PLAIN, { deliverBefore: NOW }), {}, 'TOO_LATE'],
      [await world.decide(nobody.memberId, PLAIN), {}, 'NO_ADDRESS'],
      [await world.decide(memberId, { ...PLAIN, template: 'gone' }), {}, 'TEMPLATE_NOT_FOUND'],
      [await world.decide(memberId, HELLO), {}, 'VALUE_MISSING'],
      [await world.decide(memberId, PLAIN), { sender: null }, 'CHANNEL_NOT_SET_UP'],
      [await world.decide(memberId, PLAIN, { channel: null }), {}, 'NO_CONSENT'],
      [await world.decide(`mbr_${'9'.repeat(20)}`, PLAIN), {}, 'MEMBER_LEFT'],
    ] as const;
    for (const [item, changes, reason] of cases) {
      await deliver(undefined, changes)(item, NOW);
      expect([reason, await world.outcomeOf(item)]).toEqual([reason, { kind: 'dropped', reason }]);
    }
  });

  test('is tried again when SES is busy, and then sent', async () => {
    const { memberId, email } = await world.newMember();
    const item = await world.decide(memberId, PLAIN);
    world.office.trouble('busy', 'busy');
    await expect(deliver()(item, NOW)).rejects.toThrow(/TooManyRequests/);
    await expect(deliver()(item, NOW)).rejects.toThrow(/TooManyRequests/);
    expect(world.office.sentTo(email)).toEqual([]);
    await deliver()(item, NOW);
    expect(world.office.sentTo(email)).toHaveLength(1);
  });

  test('is not sent again when nobody knows whether it left', async () => {
    for (const trouble of ['answer lost', 'failing'] as const) {
      const { memberId, email } = await world.newMember();
      const item = await world.decide(memberId, PLAIN);
      world.office.trouble(trouble);
      await deliver()(item, NOW);
      await deliver()(item, NOW + 1_000);
      expect(await world.outcomeOf(item)).toEqual({ kind: 'unknown' });
      expect(world.office.sentTo(email).length).toBeLessThanOrEqual(1);
    }
  });

  test('that SES refuses is not tried again, and is counted', async () => {
    const { memberId } = await world.newMember();
    const item = await world.decide(memberId, PLAIN);
    world.office.trouble('refusing');
    await deliver()(item, NOW);
    expect(await world.outcomeOf(item)).toEqual({ kind: 'dropped', reason: 'REFUSED_BY_PROVIDER' });
    expect(world.counted).toContain('MessagesRefused');
  });

  test('waits while SES does not know the address of the shop, whose records may be mended', async () => {
    const { memberId, email } = await world.newMember();
    const item = await world.decide(memberId, PLAIN);
    world.office.trouble('not verified');
    await expect(deliver()(item, NOW)).rejects.toThrow(/not verified/);
    await deliver()(item, NOW);
    expect(world.office.sentTo(email)).toHaveLength(1);
  });

  test('leaves no address in the log, whatever SES says about it', async () => {
    const lines: string[] = [];
    const note = (...said: unknown[]) => void lines.push(inspect(said, { depth: 9 }));
    const logger = { info: note, warn: note, error: note };
    for (const trouble of ['refusing', 'not verified', 'busy', 'failing'] as const) {
      const { memberId, email } = await world.newMember();
      const item = await world.decide(memberId, PLAIN);
      world.office.trouble(trouble);
      await deliver(undefined, { logger })(item, NOW).catch(note);
      expect(lines.join('\n')).toMatch(/SES|MessageRejected|InternalServiceError/);
      expect(lines.join('\n')).not.toContain(email);
    }
  });

  test('does not reach one who was erased since, nor does anything fail for it', async () => {
    const { memberId, email } = await world.newMember();
    const item = await world.decide(memberId, PLAIN);
    await world.profiles.eraseAgain(memberId);
    await deliver()(item, NOW);
    await world.history.erase(memberId);
    await deliver()(item, NOW);
    expect(world.office.sentTo(email)).toEqual([]);
    expect(await world.outbox.read(item)).toBeNull();
  });

  test('comes with a link to stop it that one click is enough for, as RFC 8058 has it', async () => {
    const { memberId, email } = await world.newMember();
    await deliver()(await world.decide(memberId, PLAIN), NOW);
    const [sent] = world.office.sentTo(email);
    const stops = (sent?.headers ?? []).filter(([name]) => name.startsWith('List-Unsubscribe'));
    expect(stops.map(([name]) => name).sort()).toEqual(['List-Unsubscribe', 'List-Unsubscribe-Post']);
    const [, link = ''] = stops.find(([name]) => name === 'List-Unsubscribe') ?? [];
    // One address, by HTTPS, on one line that no server folds: nothing personal, and no login behind it.
    expect(link).toMatch(/^<https:\/\/[^\s<>,]+>$/);
    expect(link.length).toBeLessThan(870);
    expect(link).not.toContain(email);
  });
});

describe('a team', () => {
  test('is told by an event, and by an e-mail that names the member by their id', async () => {
    const { memberId } = await world.newMember();
    const item = await world.decide(
      memberId,
      { kind: 'tell_team', team: 'service' },
      { data: { score: 2, survey: 'nps' }, channel: null, deliverBefore: null },
    );
    await deliver()(item, NOW);
    await deliver()(item, NOW);
    const told = world.office.events
      .map(({ DetailType, Detail }) => ({ type: DetailType, ...JSON.parse(Detail) }))
      .filter((event) => event.memberId === memberId);
    expect(told).toEqual([
      expect.objectContaining({
        type: 'team.told',
        id: `evt_${item.askId}.0`,
        data: {
          team: 'service',
          triggerId: 'welcome',
          askId: item.askId,
          facts: { score: 2, survey: 'nps' },
        },
      }),
    ]);
    const letters = world.office.sentTo(TEAM);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(`member: ${memberId}\n`);
    expect(letters[0]?.text).toContain('score: 2\n');
  });
});
