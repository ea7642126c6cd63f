import { signMemberToken } from '../../shared/access/member-token.ts';
import { mintMemberToken as operation } from '../../shared/contracts/operations/members.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { MembersDeps } from './deps.ts';
import { refuseNonMember } from './member-view.ts';

/** A short-lived token for one member's browser. Writes nothing. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED, MEMBER_CLOSED. */
export function mintMemberToken({ ledger, credentials }: Pick<MembersDeps, 'ledger' | 'credentials'>) {
  return route(operation, async ({ path: { memberId }, body: { expiresInSeconds }, caller, now }) => {
    const [account, signer] = await Promise.all([
      ledger.readAccount(memberId),
      caller?.kind === 'secret_key' ? credentials.findApiKey(caller.keyId) : null,
    ]);
    const refusal = refuseNonMember(memberId, account);
    if (refusal) return refusal;
    if (account?.status !== 'active')
      return refuse('MEMBER_CLOSED', `Member ${memberId} is closed.`, '/path/memberId');
    if (signer === null) throw new Error('the key of an admitted caller is gone');
    const expiresAt = now + expiresInSeconds;
    const token = await signMemberToken(signer, memberId, now, expiresAt);
    return answer(201, { token, expiresAt: isoTime(expiresAt) });
  });
}
