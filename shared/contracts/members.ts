import * as z from 'zod/mini';
import { CustomerId, GuestReference } from './customer.ts';
import { atMostSoMany, attributeName, attributes, attributeValue } from './member-attributes.ts';
import { described, named } from './named.ts';
import { PreferencesRequest } from './preferences.ts';
import { MemberId, Timestamp, text } from './primitives.ts';
import { referralOutcome, referring } from './referring.ts';

const name = text('As the customer wants to be addressed.', 200);
const email = described(
  'Where the customer can be reached.',
  z.email({ error: 'must be an e-mail address' }).check(z.maxLength(254)),
);
const birthday = described(
  '`YYYY-MM-DD`.',
  z.iso.date({ error: 'must be a date that exists, as YYYY-MM-DD' }),
);
const locale = described(
  'BCP 47 language tag, such as `en-US`.',
  z.string().check(
    z.maxLength(35),
    z.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, {
      error: 'must be a BCP 47 language tag such as en-US',
    }),
  ),
);

/** Personal data. It lives apart from the ledger, so that erasing it does not touch the books. */
export const Profile = named(
  'Profile',
  'Personal data, kept apart from the ledger so that it can be erased.',
  z.strictObject({
    name: z.optional(name),
    email: z.optional(email),
    birthday: z.optional(birthday),
    locale: z.optional(locale),
    attributes: z.optional(attributes),
  }),
);
export type Profile = z.infer<typeof Profile>;

export const EnrollRequest = named(
  'EnrollRequest',
  'Makes a customer a member.',
  z.strictObject({
    customerId: CustomerId,
    profile: z.optional(Profile),
    preferences: z.optional(
      described(
        'How the customer agreed to be written to as they joined, as `PUT /v1/members/{memberId}/preferences` takes it. Said here it is there before any trigger looks; said a moment later, a welcome that is sent at once may have been dropped. Of a customer who has a profile already nothing changes.',
        PreferencesRequest,
      ),
    ),
    guestReference: z.optional(
      described(
        'The reference under which the customer ordered as a guest before: where the program credits earlier orders, these are credited too.',
        GuestReference,
      ),
    ),
    ...referring,
  }),
);
export type EnrollRequest = z.infer<typeof EnrollRequest>;

/** `null` removes a field; a field that is not named stays. */
export const ProfileChange = named(
  'ProfileChange',
  'Changes to a profile: `null` removes a field, one that is not named stays.',
  z
    .strictObject({
      name: z.optional(z.nullable(name)),
      email: z.optional(z.nullable(email)),
      birthday: z.optional(z.nullable(birthday)),
      locale: z.optional(z.nullable(locale)),
      attributes: z.optional(
        described(
          'Attributes to set; one given as `null` is removed, those not named stay.',
          z.record(attributeName, z.nullable(attributeValue)).check(atMostSoMany),
        ),
      ),
    })
    .check(
      z.refine((change) => Object.keys(change).length > 0, {
        error: 'must name at least one field to change',
      }),
    ),
);
export type ProfileChange = z.infer<typeof ProfileChange>;

export const Member = named(
  'Member',
  'A member with their profile.',
  z.strictObject({
    memberId: MemberId,
    status: z.enum(['active', 'closed']),
    customerId: CustomerId,
    profile: Profile,
    enrolledAt: Timestamp,
  }),
);
export type Member = z.infer<typeof Member>;

/** Of a family, or of somebody who joined several times. */
export const MOST_ALSO_FOUND = 20;

export const FoundMember = named(
  'FoundMember',
  'A member with their profile, and who else was found.',
  z.extend(Member, {
    alsoFound: described(
      `Other members with the same mailbox, who joined last first; ${MOST_ALSO_FOUND} at most.`,
      z.array(MemberId),
    ),
  }),
);
export type FoundMember = z.infer<typeof FoundMember>;

export const FindMemberQuery = z
  .strictObject({
    customerId: z.optional(CustomerId),
    email: z.optional(
      described(
        'A mail address of the profile, however it is written: case, a tag after `+` and what a provider ignores do not matter.',
        email,
      ),
    ),
  })
  .check(
    z.refine(({ customerId, email: address }) => (customerId === undefined) !== (address === undefined), {
      error: 'name the member by either customerId or email',
    }),
  );

export const EnrolledMember = named(
  'EnrolledMember',
  'A member with their profile, and what became of the code that they came with.',
  z.extend(Member, referralOutcome),
);
export type EnrolledMember = z.infer<typeof EnrolledMember>;

export const CloseRequest = z.strictObject({
  reason: z.optional(text('Why; it must hold no personal data.', 500)),
});

export const MemberTokenRequest = named(
  'MemberTokenRequest',
  "How long the customer's browser may use the token.",
  z.strictObject({
    expiresInSeconds: described(
      'From 60 seconds to an hour.',
      z._default(z.int().check(z.minimum(60), z.maximum(3_600)), 900),
    ),
  }),
);

export const MemberToken = named(
  'MemberToken',
  "A token for one member, to be handed to the customer's browser.",
  z.strictObject({ token: z.string(), expiresAt: Timestamp }),
);
