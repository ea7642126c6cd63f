import { readPool as operation } from '../../shared/contracts/operations/coupons.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { CouponsDeps } from './deps.ts';

/** How many codes of a pool are free. */
export function readPool({ pools }: Pick<CouponsDeps, 'pools'>) {
  return route(operation, async ({ path: { poolId } }) =>
    answer(200, { poolId, free: await pools.countPool(poolId) }),
  );
}
