import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReferralsDeps } from '../../functions/referrals/deps.ts';
import { ensureReferralCode } from '../../functions/referrals/ensure-referral-code.ts';
import { renewReferralCode } from '../../functions/referrals/renew-referral-code.ts';
import type { Operation } from '../../shared/contracts/operation.ts';
import * as operations from '../../shared/contracts/operations/referrals.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import type { Route } from '../../shared/lambda/route.ts';
import type { ReferralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { stillMember } from '../../shared/storage/still-member.ts';
import { type ApiCall, apiEvent } from '../../tools/bench/harness/api-event.ts';
import { BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { openShop, type Shop, unique } from './shop.ts';

const PROGRAM = referring();
let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** The store of codes, with something that happens right before each of its writes. */
function meanwhile(happen: () => Promise<unknown>): ReferralCodeStore {
  const { codes } = shop;
  return {
    ...codes,
    issue: async (...asked) => happen().then(() => codes.issue(...asked)),
    showAs: async (...asked) => happen().then(() => codes.showAs(...asked)),
    renew: async (...asked) => happen().then(() => codes.renew(...asked)),
  };
}

function depsWith(codes: ReferralCodeStore) {
  return {
    ledger: shop.ledger,
    profiles: shop.profiles,
    programs: programHistory([{ program: PROGRAM, effectiveFrom: 0 }]),
    codes,
    stillMember: (memberId: string) => stillMember('Ledger', memberId),
    linkBase: null,
  } satisfies Partial<ReferralsDeps>;
}

async function send(route: Route, operation: Operation, call: ApiCall) {
  const { statusCode, body } = await route.run(apiEvent(operation, call) as unknown as ApiEvent, BEGIN + 60);
  return { status: statusCode, body: JSON.parse(body ?? 'null') };
}

const name = { shownAs: 'Ana from Porto' };
const put = (memberId: string, codes: ReferralCodeStore) =>
  send(ensureReferralCode(depsWith(codes)), operations.ensureReferralCode, {
    path: { memberId },
    body: name,
  });
const renew = (memberId: string, codes: ReferralCodeStore) =>
  send(renewReferralCode(depsWith(codes)), operations.renewReferralCode, {
    path: { memberId },
    headers: { 'idempotency-key': unique('renewal-of-a-code') },
    body: {},
  });
const join = async (): Promise<string> => {
  const { body } = await shop.under(PROGRAM).enroll({ customerId: unique('leaving') });
  return body.memberId;
};

describe('who is erased while a name is written leaves no name behind', () => {
  test('with the first code', async () => {
    const memberId = await join();
    const { status, body } = await put(
      memberId,
      meanwhile(() => shop.under(PROGRAM).erase(memberId)),
    );
    expect([status, body.code]).toEqual([410, 'MEMBER_ERASED']);
    expect(await shop.codes.readCode(memberId)).toBeNull();
  });

  test('with another name', async () => {
    const memberId = await join();
    await put(memberId, shop.codes);
    await send(ensureReferralCode(depsWith(shop.codes)), operations.ensureReferralCode, {
      path: { memberId },
      body: { shownAs: null },
    });
    const { body } = await put(
      memberId,
      meanwhile(() => shop.under(PROGRAM).erase(memberId)),
    );
    expect(body.code).toBe('MEMBER_ERASED');
    expect(await shop.codes.readCode(memberId)).toBeNull();
  });

  test('with another code', async () => {
    const memberId = await join();
    await put(memberId, shop.codes);
    const { body } = await renew(
      memberId,
      meanwhile(() => shop.under(PROGRAM).erase(memberId)),
    );
    expect(body.code).toBe('MEMBER_ERASED');
    expect(await shop.codes.readCode(memberId)).toBeNull();
  });

  test('and who stays has it', async () => {
    const memberId = await join();
    const stays = meanwhile(async () => undefined);
    expect(await put(memberId, stays)).toMatchObject({ status: 201, body: name });
    expect(await renew(memberId, stays)).toMatchObject({ status: 201, body: name });
    expect(await shop.codes.readCode(memberId)).toMatchObject({ ...name, version: 2 });
  });
});
