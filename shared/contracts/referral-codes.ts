import * as z from 'zod/mini';
import { Locale } from './locale.ts';
import { described, named } from './named.ts';
import { points, text } from './primitives.ts';

export const LocaleQuery = z.strictObject({ locale: z.optional(Locale) });

const code = described(
  'Whoever has it may use it, typed in any way: capitals, spaces and dashes do not matter.',
  z.string(),
);

/** Friends read it on a page of the shop, so it must not be able to look like an address or a part of that page. */
const shownAs = described(
  'The name that friends see; `null`: none. It is personal, and erased with the member.',
  z.nullable(
    text('A name.', 40).check(
      z.regex(/^[^\s<>@/\\](?:[^<>@/\\]*[^\s<>@/\\])?$/u, {
        error: 'must be a name: no <, >, @, / and \\, nor a space at its ends',
      }),
    ),
  ),
);

export const ReferralCodeRequest = named(
  'ReferralCodeRequest',
  'That a member wants a code to bring friends with.',
  z.strictObject({ shownAs: z.optional(shownAs) }),
);

export const CodeRenewalRequest = named(
  'CodeRenewalRequest',
  'That a member wants another code.',
  z.strictObject({
    code: z.optional(text('A code of your choice instead of one that is made; only with a secret key.', 64)),
  }),
);

const shared = {
  url: described(
    'What a button leads to. It opens the app with the text, or is the link itself.',
    z.string(),
  ),
  text: described('What is said, with the link in it. Plain text, maybe of several lines.', z.string()),
};

export const ReferralCodeView = named(
  'ReferralCode',
  'A code to bring friends with, and links and texts to share it by.',
  z.strictObject({
    code,
    shownAs: described('The name that friends see now; `null`: none.', z.nullable(z.string())),
    link: described('Forwards to the shop. `?c=` says over which channel it was shared.', z.url()),
    qrUrl: described('The link as a QR code: an SVG image.', z.url()),
    locale: described(
      'Of the texts, as the program has it; `null`: those built in, which are English.',
      z.nullable(z.string()),
    ),
    share: z.strictObject({
      email: z.strictObject({ ...shared, subject: z.string() }),
      whatsapp: z.strictObject(shared),
      sms: z.strictObject(shared),
      copy: z.strictObject(shared),
    }),
  }),
);
export type ReferralCodeView = z.infer<typeof ReferralCodeView>;

const amounts = described('In minor units, by ISO 4217 code.', z.record(z.string(), z.int()));

/** What one side gets, as it is promised. */
export const ReferralPromiseView = named(
  'ReferralPromise',
  'What is promised for a referral: points, or a reward of the catalogue.',
  z.strictObject({
    points: points('0 where there is a reward instead.'),
    rewardId: z.nullable(z.string()),
    rewardName: described('As customers read it.', z.nullable(z.string())),
  }),
);
export type ReferralPromiseView = z.infer<typeof ReferralPromiseView>;

export const InvitationView = named(
  'Invitation',
  'What a code promises a friend, for the page that welcomes them.',
  z.strictObject({
    code,
    shownAs: described(
      'Who invites, as they want to be called; `null`: they do not say.',
      z.nullable(z.string()),
    ),
    friendGets: ReferralPromiseView,
    pointsName: described('What members call points, in the plural.', z.string()),
    minimumOrder: described('What the first order must be worth at least; empty: any paid order.', amounts),
    windowDays: described('Days from opening the link to joining, and from joining to the order.', z.int()),
    holdDays: described('Days from the order until what it gives can be spent.', z.int()),
    sentence: described('All of it in English.', z.string()),
  }),
);
export type InvitationView = z.infer<typeof InvitationView>;
