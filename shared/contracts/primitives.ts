import * as z from 'zod/mini';
import { described } from './named.ts';

/**
 * Limits, each with its reason:
 * - an identifier of 128 characters fits every shop system seen, and keeps keys and events small;
 * - 100 lines keep the order's entry within a few KB, so that an order stays one cheap write;
 * - 10^12 minor units a line and 100 lines stay far below 2^53, so sums are exact.
 */
export const MAX_ID_LENGTH = 128;
export const MAX_LINES = 100;
export const MAX_QUANTITY = 1_000_000;
export const MAX_MONEY = 1_000_000_000_000;
export const MAX_POINTS = 1_000_000_000;

/** Visible characters only: what is pasted into a ticket must come back as the same identifier. */
const visible = z.regex(/^\S(?:.*\S)?$/u, {
  error: 'must not begin or end with a space, nor hold control characters',
});
const noControls = z.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, { error: 'must not hold control characters' });

/** An identifier of the shop's own. */
export const shopId = (description: string) =>
  described(description, z.string().check(z.minLength(1), z.maxLength(MAX_ID_LENGTH), noControls, visible));

/** Names a line within its order; restricted, because it becomes a key of the order's record. */
export const LineId = described(
  'Name of a line within its order: letters, digits, `.`, `_`, `-` and `:`, beginning with a letter or digit.',
  z.string().check(
    z.maxLength(64),
    z.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*$/, {
      error: 'must be letters, digits, ".", "_", "-" or ":", beginning with a letter or digit',
    }),
  ),
);

export const text = (description: string, maxLength: number) =>
  described(description, z.string().check(z.minLength(1), z.maxLength(maxLength), noControls));

/** Of a field that may have been left blank, which is as good as no field. */
export const textOrBlank = (description: string, maxLength: number) =>
  described(description, z.string().check(z.maxLength(maxLength), noControls));

export const MemberId = described(
  'The member, as the engine names them: opaque, and nothing of the person in it.',
  z.string().check(
    z.regex(/^mbr_[0-9a-z]{20}$/, {
      error: 'must be a member id as the API returned it: "mbr_" and 20 letters or digits',
    }),
  ),
);

/** Before it there was no online shop, and after it none of our dates is meant; both keep every date we compute writable. */
const EARLIEST_MS = Date.UTC(1970, 0, 1);
const LATEST_MS = Date.UTC(2200, 0, 1);

export const Timestamp = described(
  'A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped.',
  z.iso
    .datetime({
      offset: true,
      error: 'must be an ISO 8601 date and time with an offset, such as 2026-11-22T10:15:00Z',
    })
    .check(
      z.refine((timestamp) => Date.parse(timestamp) >= EARLIEST_MS && Date.parse(timestamp) < LATEST_MS, {
        error: 'must lie between the years 1970 and 2200',
      }),
    ),
);

export const Currency = described(
  'ISO 4217 code, in capitals.',
  z
    .string()
    .check(z.regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code of three capitals, such as USD' })),
);

export const money = (description: string) =>
  described(
    `${description} In minor units of the order's currency.`,
    z.int().check(z.nonnegative(), z.maximum(MAX_MONEY)),
  );

export const points = (description: string) =>
  described(`${description} In points.`, z.int().check(z.nonnegative()));

export const Quantity = described('Number of units.', z.int().check(z.positive(), z.maximum(MAX_QUANTITY)));

export const OrderId = shopId("The shop's own id of the order; one order is recorded once, for ever.");
