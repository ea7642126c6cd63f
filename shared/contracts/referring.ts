import * as z from 'zod/mini';
import { REFERRAL_MISSES } from '../domain/ledger/referral-miss.ts';
import { described, named } from './named.ts';
import { MAX_ID_LENGTH, textOrBlank } from './primitives.ts';

/**
 * Both stand in the address of a page that anybody may change. So whatever they hold is taken: a code that is none and a
 * visit that never was open nothing, and refuse no order; nor do blanks, for not every link has a visit.
 */
const code = textOrBlank("The advocate's code, in whatever case, with or without its dashes.", MAX_ID_LENGTH);
const visitId = z.nullable(
  textOrBlank(
    'The `visit` of the link that the friend came by. One that is blank, not known, or of another code, counts as none.',
    MAX_ID_LENGTH,
  ),
);

const channel = described(
  'How the link or code was shared, such as `whatsapp`; that of the visit, where it is left out.',
  z.string().check(
    z.regex(/^[a-z][a-z0-9_-]{0,31}$/, {
      error:
        'must be at most 32 lower-case letters, digits, "_" or "-", beginning with a letter, such as whatsapp',
    }),
  ),
);

export const ReferralOffer = named(
  'ReferralOffer',
  'An advocate’s code that somebody came with.',
  z.strictObject({ code, visitId: z.exactOptional(visitId), channel: z.exactOptional(channel) }),
);
export type ReferralOffer = z.infer<typeof ReferralOffer>;

/** Digits alone, in groups or not, as many as cards have. Fingerprints have letters. */
const CARD_NUMBER = /^\s*\d(?:[ .-]?\d){11,18}\s*$/;

/** What a person typed into a field for it must not be repeated in an answer, so a number says nothing of its value either. */
const payment = described(
  'The fingerprint by which the payment provider knows the card or bank account, never its number.',
  z.string({ error: 'must be a text: the fingerprint that the payment provider has for it' }).check(
    z.maxLength(200),
    z.refine((fingerprint) => !CARD_NUMBER.test(fingerprint), {
      error:
        'looks like the number of a card; send the fingerprint that the payment provider has for it, or leave payment out',
    }),
  ),
);

const address = described(
  'Where the goods go, or the bill.',
  z.strictObject({
    lines: described(
      'Street, house number, and whatever else stands above the town.',
      z.array(textOrBlank('A line.', 200)).check(z.minLength(1), z.maxLength(5)),
    ),
    postcode: textOrBlank('Postal code.', 20),
  }),
);

const network = described(
  'Where the request of the browser came from. Neither counts without the other, and both together never decide alone.',
  z.strictObject({
    address: textOrBlank('IPv4 or IPv6.', 64),
    userAgent: textOrBlank("The browser's User-Agent.", 1_000),
  }),
);

/**
 * Texts are taken as they are: one that is blank, or no address or number, tells nothing, and is no reason to refuse an order. Each
 * may be left out, and is then held against nobody.
 */
export const PersonSignals = named(
  'PersonSignals',
  'What tells whether two people are one, to judge referrals by. Kept as salted hashes only, apart from the books; erased with the member.',
  z.strictObject({
    email: z.exactOptional(textOrBlank('E-mail address.', 254)),
    phone: z.exactOptional(textOrBlank('Telephone number, best with its country code.', 40)),
    name: z.exactOptional(textOrBlank('Full name; counts together with the postal code.', 200)),
    address: z.exactOptional(address),
    payment: z.exactOptional(payment),
    device: z.exactOptional(textOrBlank('An identifier that the storefront gave the device.', 200)),
    network: z.exactOptional(network),
  }),
);
export type PersonSignals = z.infer<typeof PersonSignals>;

/** What a request may bring of referrals, as fields of its body. */
export const referring = {
  referral: z.optional(
    described(
      'The code of whoever recommended the shop. A code that opens nothing refuses nothing.',
      ReferralOffer,
    ),
  ),
  signals: z.optional(
    described('Only where the program has referrals; otherwise they are read and forgotten.', PersonSignals),
  ),
};

export const ReferralOutcome = named(
  'ReferralOutcome',
  'What became of a code.',
  z.discriminatedUnion('status', [
    z.strictObject({
      status: described('The person is the friend of whoever has the code.', z.literal('signed_up')),
      code: described('The code that counts, as its advocate shares it.', z.string()),
    }),
    z.strictObject({
      status: described('The code opened nothing; all else was done.', z.literal('missed')),
      reason: described(
        'The first that applies, in the order in which they are listed.',
        z.enum(REFERRAL_MISSES),
      ),
      detail: z.string(),
    }),
  ]),
);
export type ReferralOutcome = z.infer<typeof ReferralOutcome>;

export const referralOutcome = {
  referral: described('What became of the code; `null` where none was sent.', z.nullable(ReferralOutcome)),
};
