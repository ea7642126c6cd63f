import * as z from 'zod/mini';
import { IdempotencyHeaders } from '../headers.ts';
import { described } from '../named.ts';
import { type Operation, RARE_THROTTLE, READ_THROTTLE, WRITE_THROTTLE } from '../operation.ts';
import { PageQuery } from '../page-query.ts';
import { MemberId } from '../primitives.ts';
import {
  CodeRenewalRequest,
  InvitationView,
  LocaleQuery,
  ReferralCodeRequest,
  ReferralCodeView,
} from '../referral-codes.ts';
import {
  AdvocateReferralList,
  FriendReferral,
  ReferralsQuery,
  ReviewQueue,
  ReviewRequest,
  ReviewResult,
  SupportReferral,
} from '../referrals.ts';

const capability = 'referrals';
const memberPath = z.strictObject({ memberId: MemberId });
const friendPath = z.strictObject({
  friendId: described('The member who came with a code: a referral is named by its friend.', MemberId),
});
const codePath = z.strictObject({
  code: described('A code, as people type it: capitals, spaces and dashes do not matter.', z.string()),
});
const NOT_AN_ADVOCATE = [
  'REFERRALS_NOT_OFFERED',
  'MEMBER_NOT_FOUND',
  'MEMBER_CLOSED',
  'MEMBER_ERASED',
  'NOT_AN_ADVOCATE',
] as const;

export const ensureReferralCode = {
  id: 'ensureReferralCode',
  method: 'PUT',
  path: '/v1/members/{memberId}/referral-code',
  capability,
  summary: 'Give a member a code to bring friends with',
  description: [
    'A member has one code, such as `amber-otter-42`; who has one already is answered with it. `shownAs` is the name that friends see; left out, it stays as it is.',
    'Idempotent by nature. The answer has links and texts to share the code by, in the `locale` that is asked for, else in its language, else in the first that the program has, else in English.',
  ].join('\n\n'),
  scope: 'referrals:write',
  memberToken: true,
  throttle: WRITE_THROTTLE,
  request: { path: memberPath, query: LocaleQuery, body: ReferralCodeRequest },
  responses: {
    201: { description: 'A code was made.', body: ReferralCodeView },
    200: { description: 'The code that the member has.', body: ReferralCodeView },
  },
  refusals: [...NOT_AN_ADVOCATE, 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readReferralCode = {
  id: 'readReferralCode',
  method: 'GET',
  path: '/v1/members/{memberId}/referral-code',
  capability,
  summary: "A member's code, with links and texts to share it by",
  description:
    'Texts come in the `locale` that is asked for, else in its language, else in the first that the program has, else in English. In each link `?c=` names the channel.',
  scope: 'referrals:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath, query: LocaleQuery },
  responses: { 200: { description: 'The code.', body: ReferralCodeView } },
  refusals: [...NOT_AN_ADVOCATE, 'REFERRAL_CODE_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const renewReferralCode = {
  id: 'renewReferralCode',
  method: 'POST',
  path: '/v1/members/{memberId}/referral-code/renewals',
  capability,
  summary: 'Give a member another code',
  description: [
    'The code before leads nowhere from then on, and is given to nobody else. Friends who came with it stay. With `code` you choose the new one: 4 to 24 letters of A to Z and digits, beginning with a letter, with single dashes between them at most; only with a secret key, so that nobody takes the name of another. It stays in the books when its member is erased, so it must not be the name of a person.',
    'Idempotent by member and `Idempotency-Key`, for ever: the same again gives the code that it gave first, with `Idempotency-Replayed: true`, although another may be in force by now, and name and texts as they are now; another content under the same key is refused (IDEMPOTENCY_MISMATCH).',
  ].join('\n\n'),
  scope: 'referrals:write',
  memberToken: true,
  throttle: RARE_THROTTLE,
  request: { path: memberPath, query: LocaleQuery, headers: IdempotencyHeaders, body: CodeRenewalRequest },
  responses: {
    201: { description: 'The new code.', body: ReferralCodeView },
    200: { description: 'It was renewed before; the first answer.', body: ReferralCodeView },
  },
  refusals: [
    'MEMBER_TOKEN_NOT_ALLOWED',
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    ...NOT_AN_ADVOCATE,
    'REFERRAL_CODE_NOT_FOUND',
    'REFERRAL_CODE_INVALID',
    'REFERRAL_CODE_TAKEN',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

/** What tells a person who opens a link from a program that looks at it, and where the link was found. */
const visitHeaders = z.object({
  'user-agent': described(
    'Crawlers and the previews of messengers are forwarded and not counted as visits.',
    z.optional(z.string()),
  ),
  'sec-purpose': described('`prefetch`: forwarded, and not counted as a visit.', z.optional(z.string())),
  referer: described('Of it only the host is kept.', z.optional(z.string())),
});
const visitQuery = z.object({
  c: described('How the link was shared, such as `whatsapp`.', z.optional(z.string())),
});
const FORWARDED = {
  302: {
    description: 'To the landing page of the shop, with `ref` and `visit` in its query.',
    body: null,
  },
} as const;

export const followReferralLink = {
  id: 'followReferralLink',
  method: 'GET',
  path: '/r/{code}',
  capability,
  summary: 'Open the link of an advocate',
  description: [
    "Records the visit and forwards to the program's landing page, with `ref` (the code) and `visit` (the visit) added to its query; hand both in with the enrollment or with the first order. Of a visit nothing is kept but time, channel and the host that it came from, and that no longer than an order can be judged by it, twice the program's window; there is no cookie.",
    'A code that leads nowhere, because it is unknown, was renewed, or its member has left, is forwarded without them: nobody stands before a closed door.',
  ].join('\n\n'),
  scope: 'public',
  memberToken: true,
  // A link that goes round brings people, and whoever calls it in vain costs a write; so many of both are cheap.
  throttle: READ_THROTTLE,
  request: { path: codePath, query: visitQuery, headers: visitHeaders },
  responses: FORWARDED,
  refusals: ['REFERRALS_NOT_OFFERED', 'UNAVAILABLE'],
} as const satisfies Operation;

export const probeReferralLink = {
  id: 'probeReferralLink',
  method: 'HEAD',
  path: '/r/{code}',
  capability,
  summary: 'See where the link of an advocate leads',
  description: 'As programs ask that check links: it is no visit.',
  scope: 'public',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: codePath },
  responses: FORWARDED,
  refusals: ['REFERRALS_NOT_OFFERED', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readReferralQr = {
  id: 'readReferralQr',
  method: 'GET',
  path: '/r/{code}/qr',
  capability,
  summary: 'The link of an advocate as a QR code',
  description: 'An SVG image of any size, to be shown or printed. It may be kept for a day.',
  scope: 'public',
  memberToken: true,
  throttle: RARE_THROTTLE,
  request: { path: codePath },
  responses: {
    200: { description: 'The image.', body: z.string(), mediaType: 'image/svg+xml' },
  },
  refusals: ['REFERRALS_NOT_OFFERED', 'REFERRAL_CODE_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readInvitation = {
  id: 'readInvitation',
  method: 'GET',
  path: '/v1/referral-codes/{code}',
  capability,
  summary: 'What a code promises a friend',
  description:
    'For the page that welcomes friends, and for a field in which a code is typed. Nothing else of the advocate is told. A name of a reward comes in the `locale` that is asked for, where the program has it.',
  scope: 'public',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: codePath, query: LocaleQuery },
  responses: { 200: { description: 'The promise.', body: InvitationView } },
  refusals: ['REFERRALS_NOT_OFFERED', 'REFERRAL_CODE_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const listAdvocateReferrals = {
  id: 'listAdvocateReferrals',
  method: 'GET',
  path: '/v1/members/{memberId}/referrals',
  capability,
  summary: 'The friends whom a member brought',
  description:
    'Newest first, each as it stands at the moment of the call; a friend who came a moment ago may not be there yet. Visits are not here: who opened a link and did not join is nobody yet. Of all friends together, not of the page alone, `totals` has what counts; a count by state would have to read them all.',
  scope: 'referrals:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath, query: PageQuery },
  responses: { 200: { description: 'A page.', body: AdvocateReferralList } },
  refusals: ['CURSOR_INVALID', 'MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readFriendReferral = {
  id: 'readFriendReferral',
  method: 'GET',
  path: '/v1/members/{memberId}/referral',
  capability,
  summary: 'The invitation by which a member came',
  description: 'What the member is promised for it, and what became of it.',
  scope: 'referrals:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath, query: LocaleQuery },
  responses: { 200: { description: 'The invitation.', body: FriendReferral } },
  refusals: ['REFERRAL_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const listReferrals = {
  id: 'listReferrals',
  method: 'GET',
  path: '/v1/referrals',
  capability,
  summary: 'Referrals that wait for a person',
  description:
    'In the order in which their holds end. One that nobody reviewed in time is rejected, and is not here any more.',
  scope: 'referrals:review',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { query: ReferralsQuery },
  responses: { 200: { description: 'A page.', body: ReviewQueue } },
  refusals: ['CURSOR_INVALID', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readReferral = {
  id: 'readReferral',
  method: 'GET',
  path: '/v1/referrals/{friendId}',
  capability,
  summary: 'All that is known of a referral',
  description: 'Both members, each check for abuse with what it found and weighs, and its entries.',
  scope: 'referrals:review',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: friendPath },
  responses: { 200: { description: 'The referral.', body: SupportReferral } },
  refusals: ['REFERRAL_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const reviewReferral = {
  id: 'reviewReferral',
  method: 'POST',
  path: '/v1/referrals/{friendId}/reviews',
  capability,
  summary: 'Decide about a referral',
  description: [
    'Approves or rejects what waits for a person, or rejects what still waits for its hold to end. What both get follows within moments: an approval books it, a rejection takes it back.',
    'Idempotent by referral and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).',
  ].join('\n\n'),
  scope: 'referrals:review',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: friendPath, headers: IdempotencyHeaders, body: ReviewRequest },
  responses: {
    201: { description: 'Decided, durably.', body: ReviewResult },
    200: { description: 'It was decided before; the first answer.', body: ReviewResult },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'REFERRAL_NOT_FOUND',
    'REFERRAL_NOT_IN_REVIEW',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;
