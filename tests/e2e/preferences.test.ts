import { describe, expect, test } from 'vitest';
import { signLink } from '../../shared/access/signed-link.ts';
import { PreferencesView } from '../../shared/contracts/preferences.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { call, enroll, target, unique } from './target.ts';

/** Whether a member wants to be written to: told by the shop, by the member, and by the link below every message. */
const { local } = target;
const now = () => Math.floor(Date.now() / 1000);
const pathOf = (memberId: string): string => `/v1/members/${memberId}/preferences`;
const read = async (memberId: string) => (await call('GET', pathOf(memberId))).body;
const set = (memberId: string, body: object, options: object = {}) =>
  call('PUT', pathOf(memberId), { body, ...options });

describe('preferences', () => {
  test('are none at first: nothing was ever said, so nothing is sent', async () => {
    const { memberId } = await enroll();
    expect(await read(memberId)).toEqual({ memberId, channels: {}, timeZone: null });
  });

  test('are kept with the moment and how they came, which stays while the answer does', async () => {
    const { memberId } = await enroll();
    const body = { channels: { email: true, sms: false }, timeZone: 'Europe/Berlin', how: 'checkout' };
    const first = await set(memberId, body);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      timeZone: 'Europe/Berlin',
      channels: { email: { allowed: true, how: 'checkout' }, sms: { allowed: false, how: 'checkout' } },
    });
    const again = await set(memberId, { ...body, how: 'account page' });
    expect(again.body.channels).toEqual(first.body.channels);
    expect(PreferencesView.parse(await read(memberId))).toEqual(again.body);
  });

  test('may come with the enrollment, which a retry leaves as it was', async () => {
    const preferences = { channels: { email: true }, timeZone: 'Africa/Cairo', how: 'sign_up_form' };
    const join = (body: object) => call('POST', '/v1/members', { body: { ...body, preferences } });
    const body = { customerId: unique('customer'), profile: { email: 'ada@example.com' } };
    const first = await join(body);
    const { memberId } = first.body;
    const said = await read(memberId);
    expect(said).toMatchObject({
      timeZone: 'Africa/Cairo',
      channels: { email: { allowed: true, how: 'sign_up_form' } },
    });
    expect([first.status, (await join(body)).status, await read(memberId)]).toEqual([201, 200, said]);
    // Who is a member already said it before, and may have said otherwise since.
    await set(memberId, { channels: {} });
    await join(body);
    expect((await read(memberId)).channels.email.allowed).toBe(false);
  });

  test('that are not named are not allowed, and the rest of the profile stays', async () => {
    const { memberId } = await enroll({ name: 'Ada', email: 'ada@example.com' });
    await set(memberId, { channels: { email: true, push: true } });
    const { body } = await set(memberId, { channels: { push: true } });
    expect([body.channels.email.allowed, body.channels.push.allowed]).toEqual([false, true]);
    expect(body.channels).not.toHaveProperty('whatsapp');
    await call('PATCH', `/v1/members/${memberId}`, { body: { name: 'Ada L.' } });
    expect((await read(memberId)).channels).toEqual(body.channels);
    expect((await call('GET', `/v1/members/${memberId}`)).body.profile.email).toBe('ada@example.com');
  });

  test('can be set by the member alone, who is then who said so', async () => {
    const { memberId } = await enroll();
    const { token } = (await call('POST', `/v1/members/${memberId}/tokens`, { body: {} })).body;
    const { body } = await set(memberId, { channels: { email: true }, how: 'checkout' }, { bearer: token });
    expect(body.channels.email).toMatchObject({ allowed: true, how: 'member' });
  });

  test.each([
    [{ channels: { fax: true } }, '/channels/fax'],
    [{ channels: { email: 'yes' } }, '/channels/email'],
    [{ channels: {}, timeZone: 'Berlin' }, '/timeZone'],
    [{ channels: {}, timeZone: '+02:00' }, '/timeZone'],
    [{ timeZone: null }, '/channels'],
  ])('are refused as %j', async (body, pointer) => {
    const { memberId } = await enroll();
    const { status, body: problem } = await set(memberId, body);
    expect([status, problem.code, problem.errors[0].pointer]).toEqual([400, 'REQUEST_INVALID', pointer]);
  });

  test('are gone with the member', async () => {
    const { memberId } = await enroll();
    await set(memberId, { channels: { email: true } });
    await call('DELETE', `/v1/members/${memberId}/profile`);
    expect((await call('GET', pathOf(memberId))).body.code).toBe('MEMBER_ERASED');
  });
});

async function stopPath(memberId: string, expiresAt = now() + 3_600): Promise<string> {
  Object.assign(process.env, local?.environment);
  const secrets = await linkSecrets(dynamoDbClient(), local?.outputs['CredentialTable'] ?? '')();
  return `/stop/${signLink('stop', { memberId, channel: 'email' }, expiresAt, secrets)}`;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const ONE_CLICK = { body: 'List-Unsubscribe=One-Click', headers: FORM, bearer: null };

describe.skipIf(local === null)('the link below a message', () => {
  test('asks when it is opened, and stops nothing', async () => {
    const { memberId } = await enroll({ locale: 'de-AT' });
    await set(memberId, { channels: { email: true } });
    const { status, headers, body } = await call('GET', await stopPath(memberId), { bearer: null });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(body).toContain('Abbestellen');
    expect((await read(memberId)).channels.email.allowed).toBe(true);
  });

  test('stops the channel by one click, at once and as often as it is clicked', async () => {
    const { memberId } = await enroll();
    await set(memberId, { channels: { email: true, sms: true } });
    const path = await stopPath(memberId);
    const first = await call('POST', path, ONE_CLICK);
    expect([first.status, first.body.includes('no more')]).toEqual([200, true]);
    const { channels } = await read(memberId);
    expect(channels).toMatchObject({
      email: { allowed: false, how: 'stop_link' },
      sms: { allowed: true },
    });
    expect((await call('POST', path, ONE_CLICK)).status).toBe(200);
    expect((await read(memberId)).channels).toEqual(channels);
  });

  test('stops where nothing was ever said, too, so that it can be shown', async () => {
    const { memberId } = await enroll();
    await call('POST', await stopPath(memberId), ONE_CLICK);
    expect((await read(memberId)).channels.email).toMatchObject({ allowed: false, how: 'stop_link' });
  });

  test('works by the button of its page, which leads back to where it is', async () => {
    const { memberId } = await enroll();
    const path = await stopPath(memberId);
    const { body } = await call('GET', path, { bearer: null });
    const action = /<form method="post" action="([^"]+)">/.exec(body)?.[1] ?? '';
    expect(new URL(action, `${target.url}${path}`).pathname).toBe(new URL(`${target.url}${path}`).pathname);
    expect(body).toContain('name="List-Unsubscribe" value="One-Click"');
  });

  test('says so when it is not ours or too old, and when a request is none to stop', async () => {
    const { memberId } = await enroll();
    await set(memberId, { channels: { email: true } });
    const old = await stopPath(memberId, now() - 1);
    for (const path of [old, '/stop/u~nothing', `${await stopPath(memberId)}x`]) {
      const answers = [await call('GET', path, { bearer: null }), await call('POST', path, ONE_CLICK)];
      for (const { status, body } of answers) {
        expect([path, status]).toEqual([path, 404]);
        expect(body).toContain('This link does not work');
      }
    }
    const other = await call('POST', await stopPath(memberId), {
      ...ONE_CLICK,
      body: 'List-Unsubscribe=Maybe',
    });
    expect(other.body).toContain('Stop these messages?');
    expect((await read(memberId)).channels.email.allowed).toBe(true);
  });

  test('needs no member: who was erased is told the same', async () => {
    const { memberId } = await enroll();
    const path = await stopPath(memberId);
    await call('DELETE', `/v1/members/${memberId}/profile`);
    expect((await call('POST', path, ONE_CLICK)).status).toBe(200);
  });
});
