import { describe, expect, test } from 'vitest';
import { LOCAL_PEOPLE } from '../../local/issuer/people.ts';
import { SCOPES } from '../../shared/contracts/access.ts';
import { idTokenOf } from './signing-in.ts';
import { call, enroll, target, unique } from './target.ts';

/** Keys over the API, and the trail of who did what. */
const { local } = target;
const make = (body: object, key = unique('key'), bearer?: string) =>
  call('POST', '/v1/keys', {
    body,
    headers: { 'idempotency-key': key },
    ...(bearer === undefined ? {} : { bearer }),
  });
const trail = async (query: Record<string, string>) =>
  (await call('GET', `/v1/audit?${new URLSearchParams(query)}`)).body;

describe('a key', () => {
  test('is made, lets in with its scopes, is listed without its secret, and revoked', async () => {
    const name = unique('till');
    const made = await make({ name, scopes: ['orders:read', 'keys:read'] });
    const { secretKey, ...shown } = made.body;
    expect([made.status, secretKey]).toEqual([201, expect.stringMatching(/^prn_[0-9a-z]{12}_[\w-]{43}$/)]);
    const listed = await call('GET', '/v1/keys', { bearer: secretKey });
    expect(listed.status).toBe(200);
    expect(listed.body.keys).toContainEqual(shown);
    expect(JSON.stringify(listed.body)).not.toMatch(/prn_|hash|tokenSecret/);
    expect((await call('GET', '/v1/rewards', { bearer: secretKey })).body.code).toBe('SCOPE_MISSING');
    for (const _ of [1, 2]) expect((await call('DELETE', `/v1/keys/${shown.keyId}`)).status).toBe(204);
    // In dev nothing remembers the authorizer's answer.
    if (local !== null) expect((await call('GET', '/v1/keys', { bearer: secretKey })).status).toBe(403);
    const after = (await call('GET', '/v1/keys')).body.keys.find(
      ({ keyId }: { keyId: string }) => keyId === shown.keyId,
    );
    expect(after).toEqual({ ...shown, revokedAt: expect.any(String) });
    const { lines } = await trail({ subject: `key:${shown.keyId}` });
    expect(lines.map(({ action }: { action: string }) => action)).toEqual(['key_revoked', 'key_created']);
  });

  test('is made once, however often it is asked for', async () => {
    const [name, key] = [unique('till'), unique('key')];
    const answers = await Promise.all([1, 2, 3, 4].map(() => make({ name, scopes: ['orders:read'] }, key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.keyId)).size).toBe(1);
    expect(answers.filter(({ body }) => body.secretKey !== null)).toHaveLength(1);
    expect((await make({ name, scopes: ['orders:write'] }, key)).body.code).toBe('IDEMPOTENCY_MISMATCH');
    const { lines } = await trail({ subject: `key:${answers[0]?.body.keyId}` });
    expect(lines).toHaveLength(1);
  });

  test('that makes keys gives no more than it has', async () => {
    const { secretKey } = (await make({ name: 'maker', scopes: ['keys:write', 'orders:read'] })).body;
    const more = await make(
      { name: 'more', scopes: ['orders:read', 'orders:write'] },
      unique('key'),
      secretKey,
    );
    expect([more.status, more.body.code, more.body.errors[0].pointer]).toEqual([
      403,
      'SCOPE_NOT_GRANTABLE',
      '/scopes',
    ]);
    expect((await make({ name: 'less', scopes: ['orders:read'] }, unique('key'), secretKey)).status).toBe(
      201,
    );
  });

  test('that there is not cannot be revoked', async () => {
    expect((await call('DELETE', `/v1/keys/${'0'.repeat(12)}`)).body.code).toBe('KEY_NOT_FOUND');
    expect((await make({ name: 'x', scopes: ['everything'] })).body.code).toBe('REQUEST_INVALID');
    expect((await make({ name: 'x', scopes: ['orders:read', 'orders:read'] })).body.code).toBe(
      'REQUEST_INVALID',
    );
  });
});

describe.skipIf(local === null)('people', () => {
  test('who are admins make keys with every scope, and nobody else makes any', async () => {
    for (const { personId, role } of LOCAL_PEOPLE) {
      const bearer = await idTokenOf(personId);
      const { status, body } = await make({ name: unique('of'), scopes: SCOPES }, unique('key'), bearer);
      expect([role, status, body.code]).toEqual(
        role === 'admin' ? [role, 201, undefined] : [role, 403, 'SCOPE_MISSING'],
      );
      expect((await call('GET', '/v1/audit', { bearer })).status).toBe(role === 'admin' ? 200 : 403);
    }
  });

  test('stand by their own name beside what they do, and cannot take another', async () => {
    const bearer = await idTokenOf('local-support');
    const { memberId } = await enroll();
    const adjust = (body: object, by = bearer) =>
      call('POST', `/v1/members/${memberId}/adjustments`, {
        bearer: by,
        body: { points: 500, reason: 'parcel came late', ...body },
        headers: { 'idempotency-key': unique('adjustment') },
      });
    expect((await adjust({})).status).toBe(201);
    expect((await adjust({ actor: 'Sam Support' })).status).toBe(201);
    const other = await adjust({ actor: 'Ada Admin' });
    expect([other.status, other.body.code, other.body.errors[0].pointer]).toEqual([
      400,
      'REQUEST_INVALID',
      '/actor',
    ]);
    const nameless = await adjust({}, target.key);
    expect([nameless.status, nameless.body.errors[0].pointer]).toEqual([400, '/actor']);
    const { lines } = await trail({ subject: `member:${memberId}`, callerId: 'person:local-support' });
    const line = {
      action: 'points_adjusted',
      actor: 'Sam Support',
      callerId: 'person:local-support',
      subject: `member:${memberId}`,
      reason: 'parcel came late',
    };
    expect(lines).toMatchObject([line, line]);
    expect(lines[0].details).toMatchObject({ points: 500 });
  });
});

describe('the trail', () => {
  test('has a line for each thing done, with the change or not at all', async () => {
    const { memberId } = await enroll();
    const post = (path: string, body: object, method = 'POST') =>
      call(method, `/v1/members/${memberId}/${path}`, { body, headers: { 'idempotency-key': unique('x') } });
    expect((await post('adjustments', { points: 10, reason: 'a', actor: 'Kim' })).status).toBe(201);
    expect((await post('adjustments', { points: -11, reason: 'b', actor: 'Kim' })).status).toBe(409);
    expect((await call('DELETE', `/v1/members/${memberId}`)).status).toBe(200);
    expect((await call('DELETE', `/v1/members/${memberId}/profile`)).status).toBe(204);
    const { lines } = await trail({ subject: `member:${memberId}` });
    const told = lines.map(({ action, actor }: { action: string; actor: string }) => `${action} ${actor}`);
    expect(told.sort()).toEqual(['member_closed e2e', 'member_erased e2e', 'points_adjusted Kim']);
  });

  test('tells of endpoints and their secrets, and of no address or secret', async () => {
    const made = await call('POST', '/v1/webhook-endpoints', {
      body: { url: 'http://127.0.0.1:9/hooks?token=hush', types: ['*'], enabled: false },
      headers: { 'idempotency-key': unique('endpoint') },
    });
    const { endpointId } = made.body;
    const path = `/v1/webhook-endpoints/${endpointId}`;
    await call('PATCH', path, { body: { description: 'x' } });
    await call('POST', `${path}/secrets`, {
      body: { overlapHours: 1 },
      headers: { 'idempotency-key': unique('secret') },
    });
    for (const _ of [1, 2]) await call('DELETE', path);
    const answer = await trail({ subject: `endpoint:${endpointId}` });
    const actions = answer.lines.map(({ action }: { action: string }) => action);
    expect(actions.sort()).toEqual([
      'endpoint_changed',
      'endpoint_created',
      'endpoint_deleted',
      'endpoint_secret_rotated',
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/hush|whsec_/);
  });

  test('tells of the program, whose own trail is the same', async () => {
    const draft = await call('POST', '/v1/program/drafts', {
      body: { name: 'x', document: {}, actor: unique('Mara'), reason: 'to see' },
      headers: { 'idempotency-key': unique('draft') },
    });
    const { lines } = await trail({ subject: 'program', limit: '100' });
    const { entries } = (await call('GET', '/v1/program/audit?limit=100')).body;
    const [line] = lines.filter(
      (each: (typeof lines)[number]) => each.details.draftId === draft.body.draftId,
    );
    const [entry] = entries.filter((each: (typeof entries)[number]) => each.draftId === draft.body.draftId);
    expect(line).toEqual({
      at: entry.at,
      action: 'draft_created',
      actor: draft.body.actor,
      callerId: entry.keyId,
      subject: 'program',
      reason: 'to see',
      details: { draftId: draft.body.draftId, version: null, effectiveFrom: null },
    });
  });

  test('is read page by page, each line once, newest first', async () => {
    const { secretKey, keyId } = (
      await make({ name: 'busy', scopes: ['adjustments:write', 'program:write'] })
    ).body;
    const members = await Promise.all([enroll(), enroll(), enroll()]);
    await Promise.all(
      members.flatMap(({ memberId }) =>
        [1, 2, 3].map((points) =>
          call('POST', `/v1/members/${memberId}/adjustments`, {
            bearer: secretKey,
            body: { points, reason: 'x', actor: 'Kim' },
            headers: { 'idempotency-key': unique('x') },
          }),
        ),
      ),
    );
    await call('POST', '/v1/program/drafts', {
      bearer: secretKey,
      body: { name: 'x', document: {}, actor: 'Kim' },
      headers: { 'idempotency-key': unique('draft') },
    });
    const pages = async (query: Record<string, string>) => {
      const lines: { at: string; subject: string; callerId: string; details: object }[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: { lines: typeof lines; nextCursor: string | null } = await trail({
          ...query,
          limit: '2',
          ...(cursor === '' ? {} : { cursor }),
        });
        expect(page.lines.length).toBe(page.nextCursor === null ? page.lines.length : 2);
        lines.push(...page.lines);
        cursor = page.nextCursor;
        if (lines.length > 40) break;
      }
      return lines;
    };
    const own = await pages({ callerId: keyId });
    expect(own).toHaveLength(10);
    expect(new Set(own.map((line) => JSON.stringify(line))).size).toBe(10);
    expect(own.map(({ at }) => at)).toEqual(
      own
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(own.filter(({ subject }) => subject === 'program')).toHaveLength(1);
    const [{ memberId } = { memberId: '' }] = members;
    expect(await pages({ callerId: keyId, subject: `member:${memberId}` })).toHaveLength(3);
    expect(await pages({ callerId: keyId, kind: 'members', actor: 'kIM' })).toHaveLength(9);
    const ofProgram = await pages({ callerId: keyId, kind: 'program' });
    expect(ofProgram.map(({ subject }) => subject)).toEqual(['program']);
    expect(await pages({ callerId: keyId, actor: 'Kimberley' })).toEqual([]);
    const all = await pages({});
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect((await call('GET', '/v1/audit?cursor=nonsense')).body.code).toBe('CURSOR_INVALID');
  });
});
