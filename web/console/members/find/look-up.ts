import type { Client } from '../../../../client/client.ts';
import { isProblem } from '../../../../client/errors.ts';
import type { Scope } from '../../../../shared/contracts/access.ts';

/** An account that a search led to, and by what. */
export interface Hit {
  readonly memberId: string;
  readonly by: 'member id' | 'customer id' | 'e-mail address' | 'order';
  /** Where to go for it, below /members. */
  readonly to: string;
  /** As the shop knows the customer; null where that was not told. */
  readonly name: string | null;
}

type May = (scope: Scope) => boolean;

const MEMBER_ID = /^mbr_[0-9a-z]{20}$/;
const EMAIL = /^[^@\s]+@[^@\s]+$/;

/**
 * Looks for what somebody typed under everything that it may be: a member id is that alone, an address has an @, and anything else
 * may be a customer's id of the shop or the number of an order. Several may be found, none is a mistake of nobody.
 *
 * @throws ProblemError where a look-up failed for another reason than that there is nothing
 */
export async function lookUp(perennial: Client, typed: string, may: May): Promise<readonly Hit[]> {
  const query = typed.trim();
  if (query === '') return [];
  if (MEMBER_ID.test(query)) return found(byMemberId(perennial, query));
  const looks: Promise<readonly Hit[]>[] = [byCustomerId(perennial, query)];
  if (EMAIL.test(query)) looks.push(byEmail(perennial, query));
  if (may('orders:read')) looks.push(byOrder(perennial, query));
  return found(...looks);
}

async function found(...looks: readonly Promise<readonly Hit[]>[]): Promise<readonly Hit[]> {
  const hits = (await Promise.all(looks)).flat();
  return hits.filter((hit, index) => hits.findIndex(({ memberId }) => memberId === hit.memberId) === index);
}

/** By the account, which guests and erased members have too. */
const byMemberId = (perennial: Client, memberId: string): Promise<readonly Hit[]> =>
  orNothing(async () => {
    await perennial.readAccount({ memberId });
    return [{ memberId, by: 'member id', to: memberId, name: null }];
  });

const byCustomerId = (perennial: Client, customerId: string): Promise<readonly Hit[]> =>
  orNothing(async () => {
    const { memberId, profile } = await perennial.findMember({ customerId });
    return [{ memberId, by: 'customer id', to: memberId, name: profile.name ?? customerId }];
  });

/** One mailbox may stand on several accounts: whoever asks chooses. */
const byEmail = (perennial: Client, email: string): Promise<readonly Hit[]> =>
  orNothing(async () => {
    const { memberId, profile, alsoFound = [] } = await perennial.findMember({ email });
    return [
      { memberId, by: 'e-mail address', to: memberId, name: profile.name ?? email },
      ...alsoFound.map((other): Hit => ({ memberId: other, by: 'e-mail address', to: other, name: null })),
    ];
  });

const byOrder = (perennial: Client, orderId: string): Promise<readonly Hit[]> =>
  orNothing(async () => {
    const { memberId } = await perennial.readOrder({ orderId });
    const to = `${memberId}?order=${encodeURIComponent(orderId)}`;
    return memberId === null ? [] : [{ memberId, by: 'order', to, name: `Order ${orderId}` }];
  });

/** What is not there, and what cannot be an id of that kind, is no find; anything else is a failure. */
async function orNothing(look: () => Promise<readonly Hit[]>): Promise<readonly Hit[]> {
  try {
    return await look();
  } catch (error) {
    if (isProblem(error, 'MEMBER_NOT_FOUND', 'MEMBER_ERASED', 'ORDER_NOT_FOUND', 'REQUEST_INVALID'))
      return [];
    throw error;
  }
}
