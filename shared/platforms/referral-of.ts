import { ReferralOffer } from '../contracts/referring.ts';

/** What a platform knows of how the shopper came. */
export interface Arrival {
  /** The first page that was opened, with its query; platforms give it with or without the host. */
  readonly landingPage: string | null | undefined;
  /** Fields that the shop added to the order. The first of a name counts: some platforms repeat them. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/**
 * The advocate's code that an order came with, and the visit: from the fields `ref` and `visit` of the order, where the
 * shop wrote them there, else from the query that `GET /r/{code}` gave the landing page. What cannot be a code or visit is
 * left out: other links have a `ref` too, and an order is a fact whatever stands in them.
 */
export function referralOf({ landingPage, fields }: Arrival): { readonly referral?: ReferralOffer } {
  const query = queryOf(landingPage ?? '');
  const told = (name: string) =>
    (fields.find((field) => field.name === name)?.value ?? query.get(name)) || undefined;
  const [code, visitId] = [told('ref'), told('visit')];
  const whole = ReferralOffer.safeParse({ code, visitId });
  const offer = whole.success ? whole : ReferralOffer.safeParse({ code });
  return offer.success ? { referral: offer.data } : {};
}

/** Only the query is read, so the host does not matter. */
function queryOf(page: string): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(page)?.[1] ?? '');
}
