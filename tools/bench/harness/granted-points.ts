import { adjustPoints } from '../../../shared/contracts/operations/accounts.ts';
import type { DeployedApi } from './deployed-api.ts';

/** Gives a member points that can be spent at once; once a member. */
export async function grantPoints(api: DeployedApi, memberId: string, points: number): Promise<void> {
  await api.call(adjustPoints, {
    path: { memberId },
    headers: { 'idempotency-key': 'grant' },
    body: { points, reason: 'For the benchmark', actor: 'bench' },
  });
}
