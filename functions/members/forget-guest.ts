import { forgetGuest as operation } from '../../shared/contracts/operations/members.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { MembersDeps } from './deps.ts';

/** Makes a guest's pseudonym mean nobody. Idempotent by nature; no refusals. Emits nothing: no entry is written. */
export function forgetGuest({ profiles }: Pick<MembersDeps, 'profiles'>) {
  return route(operation, async ({ query: { guestReference } }) => {
    await profiles.removeLink('GUEST', guestReference);
    return answer(204, null);
  });
}
