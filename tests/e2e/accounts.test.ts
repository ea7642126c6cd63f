import { describe, expect, test } from 'vitest';
import { account, call, daysAgo, enroll, orderBody, proof, unique } from './target.ts';

const adjust = (memberId: string, key: string, body: object) =>
  call('POST', `/v1/members/${memberId}/adjustments`, {
    body: { reason: 'goodwill', actor: 'agent-7', ...body },
    headers: { 'idempotency-key': key },
  });

describe('the account', () => {
  test('shows the balance by state, the lots with their dates, and what comes next', async () => {
    const { memberId } = await enroll();
    await call('POST', '/v1/orders', { body: orderBody(100, { memberId, placedAt: daysAgo(40) }) });
    await call('POST', '/v1/orders', { body: orderBody(30, { memberId, placedAt: daysAgo(10) }) });
    await call('POST', '/v1/orders', { body: orderBody(20, { memberId, placedAt: daysAgo(10) }) });
    const view = await account(memberId);
    expect(view.balance).toEqual({ active: 100, pending: 50, held: 0, deficit: 0 });
    expect(view.lots.map(({ state, points }: { state: string; points: number }) => [state, points])).toEqual([
      ['active', 100],
      ['pending', 50],
    ]);
    expect(view.nextActivation).toMatchObject({ points: 50 });
    expect(view.nextExpiry).toMatchObject({ points: 100 });
    expect(view.pointsName).toBe('points');
    expect(view.qualifying).toEqual({ orders: 3, points: 150, amounts: { USD: 15_000 } });
    expect(view.sequence).toBe(4);
  });

  test('of nobody is not found', async () => {
    for (const path of ['account', 'entries', 'proof']) {
      const { status, body } = await call('GET', `/v1/members/mbr_${'z'.repeat(20)}/${path}`);
      expect([status, body.code]).toEqual([404, 'MEMBER_NOT_FOUND']);
    }
  });
});

describe('the statement', () => {
  test('pages newest first, without gaps, with the balance after each entry', async () => {
    const { memberId } = await enroll();
    for (let order = 1; order <= 7; order += 1)
      await call('POST', '/v1/orders', { body: orderBody(order, { memberId }) });
    const pages: { sequence: number; points: number; balance: { pending: number } }[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await call(
        'GET',
        `/v1/members/${memberId}/entries?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      pages.push(body.entries);
      cursor = body.nextCursor;
    }
    const all = pages.flat();
    expect(pages.map((page) => page.length)).toEqual([3, 3, 2]);
    expect(all.map((entry) => entry.sequence)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    for (const [index, entry] of all.slice(0, -1).entries()) {
      expect(entry.balance.pending - entry.points).toBe(all[index + 1]?.balance.pending);
    }
  });

  test.each([
    ['limit=0', 'REQUEST_INVALID', '/query/limit'],
    ['limit=101', 'REQUEST_INVALID', '/query/limit'],
    ['limit=ten', 'REQUEST_INVALID', '/query/limit'],
    ['cursor=bm9uc2Vuc2U', 'CURSOR_INVALID', '/query/cursor'],
    ['page=2', 'REQUEST_INVALID', '/query/page'],
  ])('refuses ?%s', async (query, code, pointer) => {
    const { memberId } = await enroll();
    const { status, body } = await call('GET', `/v1/members/${memberId}/entries?${query}`);
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, code, pointer]);
  });
});

describe('the explanation of an entry', () => {
  test('traces points to order, line, rule, version and lot, and its postings sum to zero', async () => {
    const { memberId } = await enroll();
    const order = orderBody(12, { memberId });
    await call('POST', '/v1/orders', { body: order });
    const { body } = await call('GET', `/v1/members/${memberId}/entries/2`);
    expect(body).toMatchObject({
      sequence: 2,
      kind: 'accrual',
      points: 12,
      orderId: order['orderId'],
      programVersion: 1,
      summary: expect.stringContaining('earned 12 points'),
      cause: { order: { orderId: order['orderId'] }, lines: [{ lineId: '1', ruleId: 'base', points: '12' }] },
    });
    expect(body.postings.reduce((sum: number, posting: { points: number }) => sum + posting.points, 0)).toBe(
      0,
    );
  });

  test('of an entry that there is not', async () => {
    const { memberId } = await enroll();
    const { status, body } = await call('GET', `/v1/members/${memberId}/entries/99`);
    expect([status, body.code]).toEqual([404, 'ENTRY_NOT_FOUND']);
  });
});

describe('an adjustment', () => {
  test('gives and takes with a reason and who decided it, once per key', async () => {
    const { memberId } = await enroll();
    const given = await adjust(memberId, 'k1', { points: 50, reference: 'ticket-9' });
    const again = await adjust(memberId, 'k1', { points: 50, reference: 'ticket-9' });
    const taken = await adjust(memberId, 'k2', { points: -50 });
    expect([given.status, again.status, taken.status]).toEqual([201, 200, 201]);
    expect(again.body).toEqual(given.body);
    expect((await adjust(memberId, 'k2', { points: -50 })).body).toEqual(taken.body);
    expect((await account(memberId)).balance.active).toBe(0);
    const { body } = await call('GET', `/v1/members/${memberId}/entries/2`);
    expect(body.cause).toMatchObject({
      reason: 'goodwill',
      actor: 'agent-7',
      reference: 'ticket-9',
      keyId: expect.any(String),
    });
    expect(await proof(memberId)).toMatchObject({ proved: true, books: { adjusted: 0 } });
  });

  test.each([
    ['more than there is', 'k', { points: -1 }, 409, 'INSUFFICIENT_POINTS'],
    ['nothing', 'k', { points: 0 }, 400, 'REQUEST_INVALID'],
    ['without a reason', 'k', { points: 1, reason: undefined }, 400, 'REQUEST_INVALID'],
    ['with a part of a point', 'k', { points: 1.5 }, 400, 'REQUEST_INVALID'],
  ])('refuses to take or give %s', async (_name, key, body, status, code) => {
    const { memberId } = await enroll();
    const reply = await adjust(memberId, key, body);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  test('needs a key, and not one that was used for something else', async () => {
    const { memberId } = await enroll();
    const without = await call('POST', `/v1/members/${memberId}/adjustments`, {
      body: { points: 1, reason: 'r', actor: 'a' },
    });
    expect([without.status, without.body.code]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
    await adjust(memberId, 'same', { points: 1 });
    const other = await adjust(memberId, 'same', { points: 2 });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
  });
});

describe('members', () => {
  test('enrolling twice, and a hundred times at once, is one member', async () => {
    const customerId = unique('customer');
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        call('POST', '/v1/members', { body: { customerId, profile: { name: 'Ada' } } }),
      ),
    );
    expect(new Set(replies.map(({ body }) => body.memberId)).size).toBe(1);
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(await proof(replies[0]?.body.memberId)).toMatchObject({ proved: true, entries: 1 });
  });

  test('are read, changed with an ETag, and found by customer id', async () => {
    const { memberId, customerId } = await enroll({
      name: 'Ada',
      email: 'ada@example.com',
      locale: 'en-GB',
      birthday: '1990-12-10',
    });
    const read = await call('GET', `/v1/members/${memberId}`);
    expect(read.body).toMatchObject({
      status: 'active',
      customerId,
      profile: { name: 'Ada', email: 'ada@example.com' },
    });
    const etag = read.headers.get('etag') ?? '';
    const changed = await call('PATCH', `/v1/members/${memberId}`, {
      body: { name: 'Ada L.', email: null },
      headers: { 'if-match': etag },
    });
    expect(changed.body.profile).toEqual({ name: 'Ada L.', locale: 'en-GB', birthday: '1990-12-10' });
    const outdated = await call('PATCH', `/v1/members/${memberId}`, {
      body: { name: 'X' },
      headers: { 'if-match': etag },
    });
    expect([outdated.status, outdated.body.code]).toEqual([412, 'PRECONDITION_FAILED']);
    const found = await call('GET', `/v1/members?customerId=${customerId}`);
    expect(found.body.memberId).toBe(memberId);
  });

  test('carry attributes for rules, set and removed one by one', async () => {
    const { memberId } = await enroll({
      name: 'Ada',
      attributes: { newsletter: true, size: 'M', visits: 3 },
    });
    const changed = await call('PATCH', `/v1/members/${memberId}`, {
      body: { attributes: { size: null, visits: 4 } },
    });
    expect(changed.body.profile).toEqual({ name: 'Ada', attributes: { newsletter: true, visits: 4 } });
    const many = Object.fromEntries(Array.from({ length: 29 }, (_, index) => [`a${index}`, index]));
    const tooMany = await call('PATCH', `/v1/members/${memberId}`, { body: { attributes: many } });
    expect([tooMany.status, tooMany.body.errors[0].pointer]).toEqual([400, '/attributes']);
    expect(tooMany.body.errors[0].detail).toContain('31 attributes; at most 30');
  });

  test('close: points are forfeited; enrolling again reopens the same member', async () => {
    const { memberId, customerId } = await enroll();
    await call('POST', '/v1/orders', { body: orderBody(40, { memberId, placedAt: daysAgo(40) }) });
    expect((await call('DELETE', `/v1/members/${memberId}`)).body.status).toBe('closed');
    expect((await call('DELETE', `/v1/members/${memberId}`)).status).toBe(200);
    expect((await account(memberId)).balance.active).toBe(0);
    const again = await call('POST', '/v1/members', { body: { customerId } });
    expect([again.status, again.body.memberId, again.body.status]).toEqual([201, memberId, 'active']);
    expect(await proof(memberId)).toMatchObject({
      proved: true,
      entries: 4,
      books: { expired: 40, issued: -40 },
    });
  });

  test('are erased: nothing of the person is left, the books are', async () => {
    const { memberId, customerId } = await enroll({ name: 'Ada' });
    const order = orderBody(40, { memberId });
    await call('POST', '/v1/orders', { body: order });
    expect((await call('DELETE', `/v1/members/${memberId}/profile`)).status).toBe(204);
    expect((await call('DELETE', `/v1/members/${memberId}/profile`)).status).toBe(204);
    expect((await call('GET', `/v1/members/${memberId}`)).body.code).toBe('MEMBER_ERASED');
    expect((await call('GET', `/v1/members?customerId=${customerId}`)).body.code).toBe('MEMBER_NOT_FOUND');
    expect(await proof(memberId)).toMatchObject({ proved: true });
    const refund = await call('POST', `/v1/orders/${order['orderId']}/refunds`, {
      body: { refundId: 'r', scope: { kind: 'remainder' } },
    });
    expect(refund.status).toBe(201);
    const anew = await call('POST', '/v1/members', { body: { customerId } });
    expect([anew.status, anew.body.memberId === memberId]).toEqual([201, false]);
  });

  test.each([
    [{ customerId: '' }, '/customerId'],
    [{}, '/customerId'],
    [{ customerId: 'x', profile: { email: 'nope' } }, '/profile/email'],
    [{ customerId: 'x', profile: { birthday: '1990-02-30' } }, '/profile/birthday'],
    [{ customerId: 'x', profile: { phone: '1' } }, '/profile/phone'],
    [{ customerId: 'a'.repeat(129) }, '/customerId'],
  ])('%j is refused by field', async (body, pointer) => {
    const { status, body: problem } = await call('POST', '/v1/members', { body });
    expect([status, problem.code]).toEqual([400, 'REQUEST_INVALID']);
    expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});
