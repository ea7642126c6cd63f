import * as z from 'zod/mini';
import { CustomerId, GuestReference } from './customer.ts';
import { MemberId } from './primitives.ts';

/** Whose order it is: a customer, a member, a guest under a reference, or nobody known. */
export const buyer = {
  customerId: z.optional(CustomerId),
  memberId: z.optional(MemberId),
  guestReference: z.optional(GuestReference),
};

export const atMostOneBuyer = <
  T extends { customerId?: unknown; memberId?: unknown; guestReference?: unknown },
>() =>
  z.refine<T>(
    (body) =>
      [body.customerId, body.memberId, body.guestReference].filter((id) => id !== undefined).length <= 1,
    {
      error: 'name the buyer by at most one of customerId, memberId and guestReference',
    },
  );
