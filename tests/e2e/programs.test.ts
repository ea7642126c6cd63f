import { describe, expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { type DraftRef, draftOf, enforced, inForce, publish, reached, rollBack } from './publishing.ts';
import { account, call, daysAgo, enroll, orderBody, proof, type Reply, target, unique } from './target.ts';

/**
 * The life of the program, on a stack of its own: what is published here judges every order of the stack, so it is
 * published one after another, and not at all where the stack is somebody else's.
 */
const { version: _version, ...BASE } = DEFAULT_PROGRAM;

/** The built-in program with another number of points for a currency unit. */
const giving = (points: number) => ({
  ...BASE,
  earningRules: BASE.earningRules.map((rule) => ({ ...rule, effect: { ...rule.effect, points } })),
});

const versionOf = async ({ memberId, sequence }: { memberId: string; sequence: number }): Promise<number> =>
  (await call('GET', `/v1/members/${memberId}/entries/${sequence}`)).body.programVersion;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

describe.skipIf(target.local === null)('drafts', () => {
  test('are made once per key, with faults if need be, and read back with an ETag', async () => {
    const key = unique('draft');
    const body = { name: 'Half', document: { ...BASE, rounding: 'sideways' }, actor: 'Mia', reason: 'try' };
    const create = (changes: object = {}) =>
      call('POST', '/v1/program/drafts', {
        body: { ...body, ...changes },
        headers: { 'idempotency-key': key },
      });
    const first = await create();
    expect([first.status, first.headers.get('etag'), first.body.etag]).toEqual([201, '"1"', '"1"']);
    expect(first.body.faults).toMatchObject([{ severity: 'error', path: '/rounding' }]);
    const again = await create();
    expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([
      200,
      'true',
      first.body,
    ]);
    expect((await create({ name: 'Other' })).body.code).toBe('IDEMPOTENCY_MISMATCH');
    const read = await call('GET', `/v1/program/drafts/${first.body.draftId}`);
    expect([read.status, read.headers.get('etag'), read.body]).toEqual([200, '"1"', first.body]);
    const { body: list } = await call('GET', '/v1/program/drafts');
    expect(list.drafts.map(({ draftId }: DraftRef) => draftId)).toContain(first.body.draftId);
  });

  test('are changed by whoever saw them last, and by nobody else', async () => {
    const draft = await draftOf(BASE);
    const path = `/v1/program/drafts/${draft.draftId}`;
    const put = (etag: string | null, name: string) =>
      call('PUT', path, {
        body: { name, document: giving(2), actor: 'Ben' },
        headers: etag === null ? {} : { 'if-match': etag },
      });
    expect([(await put(null, 'x')).status, (await put(null, 'x')).body.code]).toEqual([
      428,
      'PRECONDITION_MISSING',
    ]);
    expect((await put('*', 'x')).body.code).toBe('REQUEST_INVALID');
    const saved = await put('"1"', 'Ben’s');
    expect([saved.status, saved.body.etag, saved.body.name]).toEqual([200, '"2"', 'Ben’s']);
    expect((await put('"1"', 'Ben’s')).body).toEqual(saved.body);
    const late = await put('"1"', 'Mia’s');
    expect([late.status, late.body.code]).toEqual([412, 'PRECONDITION_FAILED']);
    expect(late.body.detail).toContain('Ben');
    const both = await Promise.all([put('"2"', 'one'), put('"2"', 'other')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('are deleted once, and their key does not bring them back', async () => {
    const key = unique('draft');
    const create = () =>
      call('POST', '/v1/program/drafts', {
        body: { name: 'Gone', document: BASE, actor: 'Mia' },
        headers: { 'idempotency-key': key },
      });
    const { body: draft } = await create();
    const path = `/v1/program/drafts/${draft.draftId}`;
    const remove = (etag: string) =>
      call('DELETE', `${path}?actor=Mia&reason=done`, { headers: { 'if-match': etag } });
    expect((await call('DELETE', `${path}?actor=Mia`)).body.code).toBe('PRECONDITION_MISSING');
    expect((await remove('"7"')).body.code).toBe('PRECONDITION_FAILED');
    expect([(await remove('"1"')).status, (await remove('"1"')).status]).toEqual([204, 204]);
    expect((await call('GET', path)).body.code).toBe('DRAFT_NOT_FOUND');
    expect((await create()).body).toEqual(draft);
    expect((await call('GET', path)).status).toBe(404);
    expect((await publish(draft)).body.code).toBe('DRAFT_NOT_FOUND');
  });

  test('too large are refused with their size', async () => {
    const document = { ...BASE, name: 'x'.repeat(350_000) };
    const { status, body } = await call('POST', '/v1/program/drafts', {
      body: { name: 'Large', document, actor: 'Mia' },
      headers: { 'idempotency-key': unique('draft') },
    });
    expect([status, body.code]).toEqual([413, 'PROGRAM_TOO_LARGE']);
    expect(body.detail).toContain(String(JSON.stringify(document).length));
  });

  test('nested without end are refused, and harm nobody', async () => {
    const document = `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    const { status, body } = await call('POST', '/v1/program/drafts', {
      body: `{"name":"Deep","actor":"Mia","document":${document}}`,
      headers: { 'idempotency-key': unique('draft') },
    });
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'REQUEST_INVALID', '/document']);
  });

  test('are judged without being saved', async () => {
    const judge = async (document: object) =>
      (await call('POST', '/v1/program/validate', { body: { document } })).body;
    expect(await judge(BASE)).toEqual({ valid: true, faults: [] });
    expect(await judge({})).toMatchObject({ valid: false });
    const { faults } = await judge({ ...BASE, pointsNames: 'miles' });
    expect(faults).toMatchObject([{ severity: 'error', path: '/pointsNames' }]);
  });
});

describe.skipIf(target.local === null)('publishing', () => {
  test('takes effect at the moment it names; what was recorded before stays with its version', async () => {
    const before = await inForce();
    const { memberId } = await enroll();
    const early = orderBody(10, { memberId });
    const first = (await call('POST', '/v1/orders', { body: early })).body;
    const draft = await draftOf(giving(7));
    const published = await publish(draft);
    expect([published.status, published.body]).toMatchObject([
      201,
      { version: expect.any(Number), rollbackOf: null, draftId: draft.draftId, actor: 'Mia' },
    ]);
    const { version, effectiveFrom, publishedAt } = published.body;
    expect(Date.parse(effectiveFrom)).toBeGreaterThan(Date.parse(publishedAt));
    await reached(effectiveFrom);
    const late = orderBody(10, { memberId });
    const second = (await call('POST', '/v1/orders', { body: late })).body;
    expect([await versionOf(first), await versionOf(second)]).toEqual([before.version, version]);
    expect(second.earned).toMatchObject({ points: 70, explanation: { programVersion: version } });
    expect(await inForce()).toMatchObject({ version, status: 'in_force', document: giving(7) });

    const refund = await call('POST', `/v1/orders/${early['orderId']}/refunds`, {
      body: { refundId: 'r', scope: { kind: 'remainder' } },
    });
    expect(refund.body).toMatchObject({
      programVersion: before.version,
      reversed: first.earned.points,
      keptAfter: 0,
    });
    expect((await account(memberId)).balance.pending).toBe(70);
    expect((await call('POST', '/v1/orders', { body: early })).body).toMatchObject({
      earned: { points: first.earned.points, explanation: { programVersion: before.version } },
    });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('is done once per key, of the draft as it was seen', async () => {
    const draft = await draftOf(giving(8));
    const key = unique('publish');
    const first = await publish(draft, {}, key);
    const again = await publish(draft, {}, key);
    expect([first.status, again.status, again.body]).toEqual([201, 200, first.body]);
    expect((await publish(draft, { reason: 'else' }, key)).body.code).toBe('IDEMPOTENCY_MISMATCH');
    const outdated = await publish({ ...draft, etag: '"9"' });
    expect([outdated.status, outdated.body.code]).toEqual([412, 'PRECONDITION_FAILED']);
    const same = await publish(draft);
    expect([same.status, same.body.code]).toEqual([409, 'PROGRAM_UNCHANGED']);
    const without = await call('POST', `/v1/program/drafts/${draft.draftId}/publish`, {
      body: { reason: 'r', actor: 'a' },
      headers: { 'idempotency-key': unique('publish') },
    });
    expect([without.status, without.body.code]).toEqual([428, 'PRECONDITION_MISSING']);
  });

  test('refuses what has errors, by place', async () => {
    const { status, body } = await publish(await draftOf({ ...BASE, rounding: 'sideways' }));
    expect([status, body.code]).toEqual([422, 'PROGRAM_INVALID']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/rounding');
  });

  test('at a later date waits, shows as next, and can be taken back until then', async () => {
    const current = await enforced(giving(9));
    const draft = await draftOf(giving(90));
    const soon = await publish(draft, { at: inSeconds(1) });
    expect([soon.status, soon.body.code]).toEqual([422, 'PUBLICATION_TOO_SOON']);
    const scheduled = await publish(draft, { at: inSeconds(3_600) });
    expect(scheduled.status).toBe(201);
    const { version } = scheduled.body;
    const { body: now } = await call('GET', '/v1/program');
    expect([now.inForce.version, now.next]).toMatchObject([
      current.version,
      { version, status: 'scheduled' },
    ]);
    const cancel = () =>
      call('POST', `/v1/program/versions/${version}/cancel`, { body: { reason: 'no', actor: 'Ben' } });
    const canceled = await cancel();
    expect([canceled.status, canceled.body.status]).toEqual([200, 'canceled']);
    expect((await cancel()).body).toEqual(canceled.body);
    expect((await call('GET', '/v1/program')).body.next).toBeNull();
    const kept = await call('GET', `/v1/program/versions/${version}`);
    expect(kept.body).toMatchObject({ status: 'canceled', document: giving(90) });
    const none = await call('POST', `/v1/program/versions/${current.version}/cancel`, {
      body: { reason: 'no', actor: 'Ben' },
    });
    expect([none.status, none.body.code]).toEqual([409, 'VERSION_NOT_SCHEDULED']);
  });

  test('at a later date takes effect by itself, also after another was published in between', async () => {
    const scheduled = await publish(await draftOf(giving(21)), { at: inSeconds(12) });
    const between = await publish(await draftOf(giving(22)));
    await reached(between.body.effectiveFrom);
    const { memberId } = await enroll();
    const early = (await call('POST', '/v1/orders', { body: orderBody(1, { memberId }) })).body;
    await reached(scheduled.body.effectiveFrom);
    const late = (await call('POST', '/v1/orders', { body: orderBody(1, { memberId }) })).body;
    expect(await versionOf(late)).toBe(scheduled.body.version);
    // On a machine so slow that the first order came after the scheduled moment, there is nothing to compare.
    const entry = (await call('GET', `/v1/members/${memberId}/entries/${early.sequence}`)).body;
    const wasInTime = Date.parse(entry.recordedAt) < Date.parse(scheduled.body.effectiveFrom);
    expect(entry.programVersion).toBe(wasInTime ? between.body.version : scheduled.body.version);
  });

  test('by two at once: one wins, the other hears of it, and the numbers have no gap', async () => {
    const last = (await call('GET', '/v1/program/versions?limit=1')).body.versions[0].version;
    const drafts = await Promise.all([31, 32, 33, 34].map((points) => draftOf(giving(points))));
    let open = drafts;
    let rounds = 0;
    for (; open.length > 0; rounds += 1) {
      const replies = await Promise.all(open.map(async (draft) => ({ draft, ...(await publish(draft)) })));
      expect(replies.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
      for (const { status, body } of replies.filter(({ status }) => status !== 201))
        expect([status, body.code, body.retryable]).toEqual([409, 'PUBLICATION_CONFLICT', true]);
      open = replies.flatMap(({ status, draft }) => (status === 201 ? [] : [draft]));
    }
    expect(rounds).toBeLessThanOrEqual(drafts.length);
    const { body } = await call('GET', '/v1/program/versions?limit=100');
    const numbers = body.versions.map(({ version }: { version: number }) => version);
    expect(numbers).toEqual(Array.from(numbers, (_, index) => last + drafts.length - index));
    expect([body.nextCursor, numbers.at(-1)]).toEqual([null, 1]);
  });
});

describe.skipIf(target.local === null)('publishing over a version that one has not seen', () => {
  test('is refused, whichever way, and goes once it was seen', async () => {
    const [mine, theirs] = await Promise.all([draftOf(giving(35)), draftOf(giving(36))]);
    const seen = (await call('GET', '/v1/program/versions?limit=1')).body.versions[0].version;
    const published = await publish(theirs, { seenVersion: seen });
    expect([published.status, published.body.version]).toEqual([201, seen + 1]);

    const refused = await publish(mine, { seenVersion: seen });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'VERSION_UNSEEN', retryable: false, errors: [{ pointer: '/seenVersion' }] },
    ]);
    expect(refused.body.detail).toContain(`Version ${seen + 1}`);
    const rolled = await call('POST', `/v1/program/versions/${seen}/rollback`, {
      body: { reason: 'Back', actor: 'Ben', seenVersion: seen },
      headers: { 'idempotency-key': unique('rollback') },
    });
    expect([rolled.status, rolled.body.code]).toEqual([409, 'VERSION_UNSEEN']);

    expect((await publish(mine, { seenVersion: seen + 1 })).status).toBe(201);
  });
});

describe.skipIf(target.local === null)('rolling back', () => {
  test('publishes the content of an earlier version as a new one, once per key', async () => {
    const good = await enforced(giving(41));
    await enforced(giving(42));
    const key = unique('rollback');
    const rolled = await rollBack(good.version, key);
    expect([rolled.status, rolled.body]).toMatchObject([201, { rollbackOf: good.version, actor: 'Ben' }]);
    expect(rolled.body.version).toBe(good.version + 2);
    expect((await rollBack(good.version, key)).body).toEqual(rolled.body);
    expect((await rollBack(good.version)).body.code).toBe('PROGRAM_UNCHANGED');
    await reached(rolled.body.effectiveFrom);
    const { memberId } = await enroll();
    const order = (await call('POST', '/v1/orders', { body: orderBody(1, { memberId }) })).body;
    expect(order.earned).toMatchObject({
      points: 41,
      explanation: { programVersion: rolled.body.version },
    });
  });

  test('to the beginning', async () => {
    const { body } = await rollBack(1);
    await reached(body.effectiveFrom);
    expect(await inForce()).toMatchObject({ version: body.version, rollbackOf: 1, document: BASE });
  });

  test('to what never was', async () => {
    const { status, body } = await rollBack(999_999);
    expect([status, body.code]).toEqual([404, 'VERSION_NOT_FOUND']);
  });
});

describe.skipIf(target.local === null)('the books', () => {
  test('list versions and audit page by page, newest first, each once', async () => {
    const pages = async (path: string, rowsOf: (body: Reply['body']) => readonly unknown[]) => {
      const all: unknown[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await call('GET', `${path}?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
        expect(rowsOf(body).length).toBeLessThanOrEqual(2);
        all.push(...rowsOf(body));
        cursor = body.nextCursor;
      }
      return all;
    };
    const versions = (await pages('/v1/program/versions', (body) => body.versions)) as {
      version: number;
    }[];
    expect(versions.map(({ version }) => version)).toEqual(
      Array.from(versions, (_, index) => versions.length - index),
    );
    const audit = await pages('/v1/program/audit', (body) => body.entries);
    expect(audit).toEqual((await call('GET', '/v1/program/audit?limit=100')).body.entries);
    for (const list of ['versions', 'audit']) {
      const { status, body } = await call('GET', `/v1/program/${list}?cursor=bm9uc2Vuc2U`);
      expect([status, body.code]).toEqual([400, 'CURSOR_INVALID']);
    }
  });

  test('tell who did what to a draft, and why', async () => {
    const draft = await draftOf(giving(51));
    await call('PUT', `/v1/program/drafts/${draft.draftId}`, {
      body: { name: 'Renamed', document: giving(52), actor: 'Ben', reason: 'clearer' },
      headers: { 'if-match': '"1"' },
    });
    const { body: published } = await publish({ ...draft, etag: '"2"' }, { reason: 'spring' });
    await call('DELETE', `/v1/program/drafts/${draft.draftId}?actor=Mia`, {
      headers: { 'if-match': '"2"' },
    });
    const { body } = await call('GET', '/v1/program/audit?limit=100');
    const told = body.entries.filter(({ draftId }: DraftRef) => draftId === draft.draftId);
    expect(Object.fromEntries(told.map((entry: { action: string }) => [entry.action, entry]))).toMatchObject({
      draft_created: { actor: 'Mia', reason: null, etag: '"1"', keyId: expect.stringMatching(/^.{12}$/) },
      draft_saved: { actor: 'Ben', reason: 'clearer', etag: '"2"' },
      published: {
        actor: 'Mia',
        reason: 'spring',
        etag: '"2"',
        version: published.version,
        effectiveFrom: published.effectiveFrom,
      },
      draft_deleted: { actor: 'Mia', etag: '"2"' },
    });
  });

  test('an order placed long ago is judged by the version in force when it is recorded', async () => {
    const { version } = await enforced(giving(61));
    const { memberId } = await enroll();
    const body = orderBody(1, { memberId, placedAt: daysAgo(40) });
    const order = (await call('POST', '/v1/orders', { body })).body;
    expect([await versionOf(order), order.earned.points]).toEqual([version, 61]);
  });
});
