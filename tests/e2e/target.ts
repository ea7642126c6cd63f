import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';

/** What the suite judges. */
export interface E2eTarget {
  readonly url: string;
  /** A secret key with all scopes. */
  readonly key: string;
  /** What only a stack of our own offers; tests that need it say so and are skipped elsewhere. */
  readonly local: null | {
    readonly ordersReadKey: string;
    readonly revokedKey: string;
    readonly outputs: Readonly<Record<string, string>>;
    readonly environment: Readonly<Record<string, string>>;
    readonly eventsFolder: string;
    /** Of the functions, to call them as a schedule does. */
    readonly functionNames: readonly string[];
  };
}

/** What this file judges: the stack that all files share, unless it has one of its own. */
export let target: E2eTarget = inject('target');

export function judgeInstead(own: E2eTarget): void {
  target = own;
}

/** Different in every run, so that the suite can be run again and again on one stage. */
const run = randomBytes(4).toString('hex');
let count = 0;
export const unique = (what: string): string => {
  count += 1;
  return `${what}-${run}-${process.pid}-${count}`;
};

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged field by field; the contracts check their shapes.
  readonly body: any;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** `Authorization: Bearer …`; null sends none. */
  readonly bearer?: string | null;
}

export async function call(
  method: string,
  path: string,
  { body, headers = {}, bearer = target.key }: CallOptions = {},
): Promise<Reply> {
  const response = await fetch(target.url + path, {
    method,
    // Where an answer sends us is judged, and not followed.
    redirect: 'manual',
    headers: {
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  };
}

export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

/** A new member, as the API answers. */
export async function enroll(profile: object = {}): Promise<{ memberId: string; customerId: string }> {
  const customerId = unique('customer');
  const { body } = await call('POST', '/v1/members', { body: { customerId, profile } });
  return { memberId: body.memberId, customerId };
}

/** An order of one line worth so many currency units, as a request body. */
export function orderBody(units: number, changes: object = {}): Record<string, unknown> {
  return {
    orderId: unique('order'),
    currency: 'USD',
    placedAt: daysAgo(0),
    lines: [{ sku: 'mug', quantity: 1, unitPrice: units * 100 }],
    ...changes,
  };
}

export async function account(memberId: string): Promise<Reply['body']> {
  return (await call('GET', `/v1/members/${memberId}/account`)).body;
}

export async function proof(memberId: string): Promise<Reply['body']> {
  return (await call('GET', `/v1/members/${memberId}/proof`)).body;
}
