import { importCodes as operation } from '../../shared/contracts/operations/coupons.ts';
import { distinctCodes } from '../../shared/domain/rewards/coupon-code.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { CouponsDeps } from './deps.ts';

/** Puts codes into a pool. Idempotent by nature: each code is its own guard. */
export function importCodes({ pools }: Pick<CouponsDeps, 'pools'>) {
  return route(operation, async ({ path: { poolId }, body: { codes } }) => {
    const distinct = distinctCodes(codes);
    const { imported, alreadyInPool, takenElsewhere } = await pools.importCodes(poolId, distinct);
    return answer(200, {
      poolId,
      imported,
      repeated: codes.length - distinct.length,
      alreadyInPool,
      takenElsewhere: [...takenElsewhere],
    });
  });
}
