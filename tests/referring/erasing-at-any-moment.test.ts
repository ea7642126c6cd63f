import { ScanCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureReferralCode } from '../../functions/referrals/ensure-referral-code.ts';
import { renewReferralCode } from '../../functions/referrals/renew-referral-code.ts';
import type { Operation } from '../../shared/contracts/operation.ts';
import * as operations from '../../shared/contracts/operations/referrals.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import type { Route } from '../../shared/lambda/route.ts';
import { stillMember } from '../../shared/storage/still-member.ts';
import { type ApiCall, apiEvent } from '../../tools/bench/harness/api-event.ts';
import { BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { runs, SEED } from '../law-runs.ts';
import { openShop, type Shop, unique } from './shop.ts';

const PROGRAM = referring();
let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const DEEDS = ['code', 'name', 'renewal', 'order', 'mail', 'erasure'] as const;

/** Whatever is refused is refused: who is being erased may be told so. */
async function send(route: Route, operation: Operation, call: ApiCall): Promise<void> {
  await route.run(apiEvent(operation, call) as unknown as ApiEvent, BEGIN + 60);
}

function act(deed: (typeof DEEDS)[number], memberId: string): Promise<unknown> {
  const under = shop.under(PROGRAM);
  const deps = {
    ledger: shop.ledger,
    profiles: shop.profiles,
    codes: shop.codes,
    programs: programHistory([{ program: PROGRAM, effectiveFrom: 0 }]),
    stillMember: (id: string) => stillMember('Ledger', id),
    linkBase: null,
  };
  const path = { memberId };
  switch (deed) {
    case 'code':
      return send(ensureReferralCode(deps), operations.ensureReferralCode, {
        path,
        body: { shownAs: 'Ana Lopes' },
      });
    case 'name':
      return send(ensureReferralCode(deps), operations.ensureReferralCode, {
        path,
        body: { shownAs: unique('Ana') },
      });
    case 'renewal':
      return send(renewReferralCode(deps), operations.renewReferralCode, {
        path,
        headers: { 'idempotency-key': unique('renewal') },
        body: {},
      });
    case 'order':
      return under.order({ orderId: unique('order'), memberId, signals: { phone: '+1 415 555 0137' } });
    case 'mail':
      return under.change(memberId, { email: `${unique('ana')}@example.com` });
    case 'erasure':
      return under.erase(memberId);
  }
}

test('whatever is done at once with an erasure, and after it, nothing personal of the member is left', async () => {
  const deed = fc.constantFrom(...DEEDS.slice(0, -1));
  const property = fc.asyncProperty(
    fc.array(deed, { maxLength: 3 }),
    fc.array(deed, { minLength: 1, maxLength: 5 }),
    fc.nat({ max: 5 }),
    async (before, atOnce, place) => {
      const { body } = await shop.under(PROGRAM).enroll({
        customerId: unique('leaving'),
        profile: { email: `${unique('leaving')}@example.com` },
      });
      const memberId: string = body.memberId;
      const quietly = (each: (typeof DEEDS)[number]) =>
        act(each, memberId).catch((error: unknown) => {
          if (!(error instanceof ProblemError)) throw error;
        });
      for (const each of before) await quietly(each);
      await Promise.all([...atOnce.slice(0, place), 'erasure' as const, ...atOnce.slice(place)].map(quietly));
      for (const each of atOnce) await quietly(each);
      expect(await personalOf(memberId)).toEqual([]);
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: runs(15) });
});

async function personalOf(memberId: string): Promise<readonly unknown[]> {
  const { Items = [] } = await shop.client.send(
    new ScanCommand({
      TableName: 'Referrals',
      FilterExpression: '(pk = :advocate AND sk = :code) OR pk = :signals',
      ExpressionAttributeValues: {
        ':advocate': { S: `ADVOCATE#${memberId}` },
        ':code': { S: 'CODE' },
        ':signals': { S: `SIGNALS#${memberId}` },
      },
      ConsistentRead: true,
    }),
  );
  return Items;
}
