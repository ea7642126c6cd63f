import { afterAll, describe, expect, it } from 'vitest';
import { callsOf } from '../../client/calls.ts';
import { createClient } from '../../client/client.ts';
import { isProblem } from '../../client/errors.ts';
import { explainEntry, readStatement } from '../../client/generated/operations.ts';
import { recordingServer } from './recording-server.ts';

const memberId = 'mbr_00000000000000000000';
const rows = Array.from({ length: 7 }, (_none, index) => ({ sequence: 7 - index }));

/** A statement of seven entries. */
const server = await recordingServer(({ path, query }) => {
  if (!path.endsWith('/entries')) return { status: 200, headers: { etag: '"3"' }, body: { path, query } };
  const from = Number(query['cursor'] ?? 0);
  const limit = Number(query['limit'] ?? 3);
  const next = from + limit;
  return {
    status: 200,
    body: { entries: rows.slice(from, next), nextCursor: next < rows.length ? String(next) : null },
  };
});
afterAll(() => server.close());
const client = createClient({ baseUrl: `${server.baseUrl}/` });

describe('a list', () => {
  it('gives each row once, and asks for the next page when it is needed', async () => {
    server.requests.length = 0;
    const seen: number[] = [];
    for await (const { sequence } of client.readStatement.each({ memberId })) {
      seen.push(sequence);
      if (seen.length === 3) expect(server.requests.length).toBe(1);
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(server.requests.map(({ query }) => query['cursor'])).toEqual([undefined, '3', '6']);
  });

  it('stops asking when one stops reading, and goes on from a cursor', async () => {
    server.requests.length = 0;
    for await (const page of client.readStatement.pages({ memberId, cursor: '2', limit: 2 })) {
      expect(page.entries).toEqual([{ sequence: 5 }, { sequence: 4 }]);
      break;
    }
    expect(server.requests.length).toBe(1);
  });
});

describe('an input', () => {
  it('goes to path and query as it is, whatever is in it', async () => {
    const answer = await client.readOrder({ orderId: 'a/b ?ü#%2F' });
    expect(answer).toMatchObject({ path: '/v1/orders/a%2Fb%20%3F%C3%BC%23%252F' });
    expect(await client.findMember({ customerId: 'a&b=c+d' })).toMatchObject({
      query: { customerId: 'a&b=c+d' },
    });
    expect(await client.listRewards({ locale: undefined })).toMatchObject({ query: {} });
  });

  it.each(['', '.', '..'])('that names nothing is refused before it is sent: %j', async (orderId) => {
    server.requests.length = 0;
    await expect(client.readOrder({ orderId })).rejects.toThrow('readOrder: orderId is');
    expect(server.requests.length).toBe(0);
  });

  it('may bring further headers, and an ETag', async () => {
    const { etag, status, replayed, attempts } = await client.saveProgramDraft.full({
      draftId: 'dft_1',
      ifMatch: '"2"',
      headers: { 'x-request-id': 'r1' },
      body: { name: 'A draft', document: {}, actor: 'mia' },
    });
    expect({ etag, status, replayed, attempts }).toEqual({
      etag: '"3"',
      status: 200,
      replayed: false,
      attempts: 1,
    });
    expect(server.requests.at(-1)?.headers).toMatchObject({ 'if-match': '"2"', 'x-request-id': 'r1' });
  });
});

describe('single operations', () => {
  it('are called as those of the whole client are', async () => {
    const calls = callsOf({ readStatement, explainEntry }, { baseUrl: server.baseUrl });
    expect(Object.keys(calls)).toEqual(['readStatement', 'explainEntry']);
    expect((await calls.readStatement({ memberId })).entries.length).toBe(3);
    expect(await calls.explainEntry({ memberId, sequence: 2 })).toMatchObject({
      path: `/v1/members/${memberId}/entries/2`,
    });
  });
});

describe('an address', () => {
  it.each(['', '/api', 'loyalty.shop.example', 'ftp://shop.example', 'https://'])(
    '%j leads nowhere',
    (baseUrl) => {
      expect(() => createClient({ baseUrl })).toThrow('baseUrl is');
    },
  );

  it('of the page itself is one where there is a page', async () => {
    const asked: string[] = [];
    Object.assign(globalThis, { location: { origin: 'https://shop.example' } });
    try {
      const fetch = async (url: unknown) => {
        asked.push(String(url));
        return Response.json({});
      };
      await createClient({ baseUrl: '', fetch }).readProgram();
      expect(asked).toEqual(['/v1/program']);
    } finally {
      Reflect.deleteProperty(globalThis, 'location');
    }
  });
});

describe('isProblem', () => {
  const error = Object.assign(new Error('no'), { name: 'ProblemError', problem: { code: 'MEMBER_CLOSED' } });
  it.each([
    [isProblem(error), true],
    [isProblem(error, 'MEMBER_CLOSED'), true],
    [isProblem(error, 'MEMBER_ERASED', 'MEMBER_CLOSED'), true],
    [isProblem(error, 'MEMBER_ERASED'), false],
    [isProblem(new Error('no')), false],
    [isProblem({ problem: { code: 'MEMBER_CLOSED' } }), false],
    [isProblem(undefined), false],
  ])('%#', (found, wanted) => expect(found).toBe(wanted));
});
