import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeLapsedReviews } from '../../functions/reconciliation/close-lapsed-reviews.ts';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { hashedSignals } from '../../shared/referrals/hashed-signals.ts';
import { referralKey } from '../../shared/storage/keys.ts';
import { BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { LEDGER } from './referring-tables.ts';
import { type ReferringWorld, startReferringWorld } from './referring-world.ts';

const PROGRAM = referring({ judging: { mode: 'on', reviewAt: 50, rejectAt: 100, reviewDays: 14 } });
let world: ReferringWorld;
beforeAll(async () => {
  world = await startReferringWorld();
});
afterAll(() => world.table.close());

test('a referral that cannot be read holds no other up, nor what comes after', async () => {
  const deps = world.deps(PROGRAM);
  await world.enroll('advocate', PROGRAM, BEGIN);
  await world.join('friend', 'advocate', PROGRAM, BEGIN + 60);
  const shared = hashedSignals({ phone: '+1 415 555 0137', payment: 'card-1' }, await deps.salt());
  for (const memberId of ['advocate', 'friend']) await deps.signals.merge(memberId, shared);
  await world.buy('friend', 'order', 1_000, PROGRAM, BEGIN + 100);
  await world.reconciler([PROGRAM])('friend', BEGIN + 200);
  const damaged = { ...referralKey('damaged'), memberId: { S: 'damaged' } };
  await world.table.client.send(new PutItemCommand({ TableName: LEDGER, Item: damaged }));
  const companions = [deps.reviews.adding('damaged', BEGIN)];
  await deps.ledger.commit({ entries: [], accounts: [], companions });

  const told: unknown[] = [];
  const logger = { info: () => {}, warn: () => {}, error: (...words: unknown[]) => told.push(words) };
  const later = BEGIN + 100 * SECONDS_PER_DAY;
  await closeLapsedReviews({ ...deps, logger })(later, () => true);

  const { waiting } = await deps.reviews.page(10);
  expect(waiting.map(({ friendId }) => friendId)).toEqual(['damaged']);
  expect((await deps.friends.latest('advocate', 1))[0]?.outcome).toBe('rejected');
  expect(told).toMatchObject([['a review could not be looked after', { friendId: 'damaged' }]]);
});
