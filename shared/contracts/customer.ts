import { shopId } from './primitives.ts';

/** How a shop names who bought. Apart from the schemas of members, so that orders load no more than that. */
export const CustomerId = shopId("The shop's own id of the customer.");

export const GuestReference = shopId(
  'Anything that recognizes a guest, such as an e-mail address: kept apart from the ledger, which sees a pseudonym.',
);
