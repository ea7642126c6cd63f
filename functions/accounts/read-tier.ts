import { readTier as operation } from '../../shared/contracts/operations/accounts.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { AccountsDeps } from './deps.ts';
import { tierView } from './tier-view.ts';

/** The tier as time has made it by now: one consistent read, nothing written. Refusals: MEMBER_NOT_FOUND. */
export function readTier({ ledger, programs }: Pick<AccountsDeps, 'ledger' | 'programs'>) {
  return route(operation, async ({ path: { memberId }, now }) => {
    const stored = await ledger.readAccount(memberId);
    if (stored === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    return answer(200, tierView(settle(stored, now).account, await programs.inForce(now)));
  });
}
