import * as z from 'zod/mini';
import { described } from '../named.ts';
import { Currency, MAX_MONEY, MAX_POINTS, text } from '../primitives.ts';
import { MAX_CURRENCIES, MAX_VALUES } from './limits.ts';

/** Names a part of the document; restricted, because it becomes a key of counters and of what a ledger entry keeps. */
export const programId = (description: string) =>
  described(
    `${description} Small letters, digits, \`_\` and \`-\`, at most 64.`,
    z.string().check(
      z.regex(/^[a-z0-9_-]{1,64}$/, {
        error: 'must be 1 to 64 small letters, digits, "_" or "-", such as weekend-bonus',
      }),
    ),
  );

/** Type of a custom event, or name of an attribute, as the shop's own systems send it. */
export const attributeName = (description: string) =>
  described(
    `${description} Letters, digits, \`_\`, \`.\` and \`-\`, at most 64, beginning with a letter.`,
    z.string().check(
      z.regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, {
        error: 'must be 1 to 64 letters, digits, "_", "." or "-", beginning with a letter',
      }),
    ),
  );

export const Country = described(
  'ISO 3166 code, in capitals.',
  z.string().check(z.regex(/^[A-Z]{2}$/, { error: 'must be an ISO 3166 code of two capitals, such as US' })),
);

export const Channel = text('A channel, such as `web`.', 32);

/** What people read, in paragraphs: line breaks are the only control characters in it. */
export const prose = (description: string, maxLength: number) =>
  described(
    description,
    z.string().check(
      z.minLength(1),
      z.maxLength(maxLength),
      z.regex(/^(?:[^\p{C}\p{Zl}\p{Zp}]|\n)*$/u, {
        error: 'must not hold control characters other than line breaks',
      }),
    ),
  );

/** Points that are given: one at least, because a rule that gives nothing is a mistake. */
export const positivePoints = (description: string) =>
  described(`${description} In points.`, z.int().check(z.positive(), z.maximum(MAX_POINTS)));

/** Points that may be zero to the schema; where zero makes no sense, the contradictions say why. */
export const limitPoints = (description: string) =>
  described(`${description} In points.`, z.int().check(z.nonnegative(), z.maximum(MAX_POINTS)));

export const count = (description: string) =>
  described(description, z.int().check(z.nonnegative(), z.maximum(MAX_POINTS)));

/** Minor units by currency. `least` is 1 where something is divided by it. */
export const amounts = (description: string, least: 0 | 1) =>
  described(
    `${description} In minor units, by currency.`,
    z.record(Currency, z.int().check(z.minimum(least), z.maximum(MAX_MONEY))).check(
      z.refine((byCurrency) => Object.keys(byCurrency).length > 0, {
        error: 'must name at least one currency, such as {"USD": 100}',
      }),
      z.refine((byCurrency) => Object.keys(byCurrency).length <= MAX_CURRENCIES, {
        error: `must name at most ${MAX_CURRENCIES} currencies`,
      }),
    ),
  );

/** A list of values without repeats. An empty one matches nothing, so it is refused where it stands. */
export const values = <S extends z.ZodMiniType>(description: string, item: S) =>
  described(
    description,
    z.array(item).check(
      z.minLength(1),
      z.maxLength(MAX_VALUES),
      z.refine((all) => new Set(all).size === all.length, {
        error: 'holds a value twice; name each once',
      }),
    ),
  );

/** A time of day, as clocks show it. */
export const clock = (description: string) =>
  described(
    description,
    z.string().check(
      z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
        error: 'must be a time of day as HH:MM, from 00:00 to 23:59',
      }),
    ),
  );

/** A whole number from `least` to `most`, both within. */
export const whole = (description: string, least: number, most: number) =>
  described(description, z.int().check(z.minimum(least), z.maximum(most)));
