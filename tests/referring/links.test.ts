import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followReferralLink, probeReferralLink } from '../../functions/referrals/follow-referral-link.ts';
import { readInvitation } from '../../functions/referrals/read-invitation.ts';
import { readReferralQr } from '../../functions/referrals/read-referral-qr.ts';
import type { Operation } from '../../shared/contracts/operation.ts';
import * as operations from '../../shared/contracts/operations/referrals.ts';
import { midnightAfterDays } from '../../shared/domain/calendar.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import type { Route } from '../../shared/lambda/route.ts';
import { apiEvent } from '../../tools/bench/harness/api-event.ts';
import { BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { openShop, type Shop } from './shop.ts';

const PROGRAM = referring();
const BROWSER = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Safari/605.1.15';
let shop: Shop;
let code: string;
let counted = 0;
beforeAll(async () => {
  shop = await openShop();
  code = (await shop.advocate(PROGRAM)).code;
});
afterAll(() => shop.close());

const deps = () => ({
  ledger: shop.ledger,
  codes: shop.codes,
  visits: shop.visits,
  programs: programHistory([{ program: PROGRAM, effectiveFrom: 0 }]),
  linkBase: null,
  metrics: {
    addMetric: (name: string) => {
      if (name === 'ReferralCodesUnknown') counted += 1;
    },
    publishStoredMetrics: () => {},
  },
});
const routes = (): readonly (readonly [Route, Operation])[] => [
  [followReferralLink(deps()), operations.followReferralLink],
  [probeReferralLink(deps()), operations.probeReferralLink],
  [readReferralQr(deps()), operations.readReferralQr],
  [readInvitation(deps()), operations.readInvitation],
];

function send(route: Route, operation: Operation, typed: string, headers: Record<string, string> = {}) {
  const call = { path: { code: typed }, headers: { 'user-agent': BROWSER, ...headers } };
  return route.run(apiEvent(operation, call) as unknown as ApiEvent, BEGIN);
}

async function visitFrom(referer: string) {
  const { headers } = await send(followReferralLink(deps()), operations.followReferralLink, code, {
    referer,
  });
  const visitId = new URL(String(headers?.['location'])).searchParams.get('visit') ?? '';
  return shop.visits.read(visitId);
}

describe('a visit', () => {
  test('is kept until the last order that may be judged by it', async () => {
    const { windowDays = 0 } = PROGRAM.referrals ?? {};
    const joinedLast = midnightAfterDays(BEGIN, windowDays, PROGRAM.timeZone) - 1;
    const orderedLast = midnightAfterDays(joinedLast, windowDays, PROGRAM.timeZone) - 1;
    const visit = await visitFrom('https://coupons.example/deals');
    expect(visit?.referrerHost).toBe('coupons.example');
    expect(visit?.forgottenAt).toBeGreaterThan(orderedLast);
  });

  test('from what is longer than any host keeps no host', async () => {
    const visit = await visitFrom(`https://${'a'.repeat(5_000)}.example/`);
    expect(visit).toMatchObject({ referrerHost: null });
  });
});

test('who tries codes is counted at every door, and who follows a link that was good is not', async () => {
  for (const [route, operation] of routes()) await send(route, operation, code);
  const { memberId } = await shop.advocate(PROGRAM, 'old-heron-77');
  const before = await shop.codes.readCode(memberId);
  if (before === null) throw new Error('no code was issued');
  await shop.codes.renew(before, { ...before, code: 'new-heron-77', version: 2 }, BEGIN);
  for (const [route, operation] of routes()) await send(route, operation, 'old-heron-77');
  expect(counted).toBe(0);
  for (const [route, operation] of routes()) await send(route, operation, 'wrong-heron-77');
  expect(counted).toBe(4);
});
