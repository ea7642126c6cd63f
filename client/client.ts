import { type Calls, callsOf } from './calls.ts';
import * as operations from './generated/operations.ts';
import type { ClientOptions } from './options.ts';

/** The whole API: every operation of its OpenAPI document is a function here. */
export type Client = Calls<typeof operations>;

/**
 * The API of a shop's loyalty program.
 *
 * ```ts
 * const perennial = createClient({ baseUrl: 'https://loyalty.shop.example', token: process.env.PERENNIAL_KEY });
 * const { memberId } = await perennial.enrollMember({ body: { customerId: 'ada' } });
 * ```
 *
 * @throws TypeError for an address that leads nowhere
 */
export function createClient(options: ClientOptions): Client {
  return callsOf({ ...operations }, options);
}
