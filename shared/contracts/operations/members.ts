import * as z from 'zod/mini';
import { GuestReference } from '../customer.ts';
import {
  CloseRequest,
  EnrolledMember,
  EnrollRequest,
  FindMemberQuery,
  FoundMember,
  Member,
  MemberToken,
  MemberTokenRequest,
  ProfileChange,
} from '../members.ts';
import { described } from '../named.ts';
import { type Operation, RARE_THROTTLE, READ_THROTTLE, WRITE_THROTTLE } from '../operation.ts';
import { MemberId } from '../primitives.ts';

const memberPath = z.strictObject({ memberId: MemberId });
const capability = 'members';

export const enrollMember = {
  id: 'enrollMember',
  method: 'POST',
  path: '/v1/members',
  capability,
  summary: 'Enroll a customer',
  description: [
    'Idempotent by `customerId`: enrolling twice gives the same member with the profile as it is (200), enrolling for the first time, or again after closing, 201. Orders the customer placed before are on the same account and can be claimed; where the program credits them on joining, that happens by itself moments later.',
    "`referral` opens a referral in the same transaction. Sent again it gives the first answer, whatever became of the code since; a member who had enrolled without a code is ALREADY_CUSTOMER, and may bring one with their first order. A code that opens nothing refuses nothing. The profile's e-mail address counts as one of the `signals`.",
  ].join('\n\n'),
  scope: 'members:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { body: EnrollRequest },
  responses: {
    201: { description: 'The new, or reopened, member.', body: EnrolledMember },
    200: { description: 'The customer is a member already; nothing was changed.', body: EnrolledMember },
  },
  refusals: ['BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const findMember = {
  id: 'findMember',
  method: 'GET',
  path: '/v1/members',
  capability,
  summary: "Find a member by the shop's own customer id, or by their mail address",
  description:
    'Reads only. By a mail address it may be a moment behind a change, and whoever joined before there was this search is found from the next change of their profile on. Several may have one address: then the one who has it exactly so, and joined last, with the ids of the others. Nothing is searched by a part of an address or id.',
  scope: 'members:read',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: { query: FindMemberQuery },
  responses: { 200: { description: 'The member.', body: FoundMember } },
  refusals: ['MEMBER_NOT_FOUND', 'MEMBER_ERASED', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readMember = {
  id: 'readMember',
  method: 'GET',
  path: '/v1/members/{memberId}',
  capability,
  summary: 'Read a member and their profile',
  description: 'The answer carries an `ETag` for a change of the profile.',
  scope: 'members:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath },
  responses: { 200: { description: 'The member.', body: Member } },
  refusals: ['MEMBER_NOT_FOUND', 'MEMBER_ERASED', 'UNAVAILABLE'],
} as const satisfies Operation;

export const changeMember = {
  id: 'changeMember',
  method: 'PATCH',
  path: '/v1/members/{memberId}',
  capability,
  summary: "Change a member's profile",
  description:
    'Sets the named fields, removes those given as `null`, leaves the others. With `If-Match`, only if nobody changed the profile meanwhile.',
  scope: 'members:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: {
    path: memberPath,
    headers: z.object({
      'if-match': described(
        'The `ETag` of the profile the change is based on.',
        z.optional(z.string().check(z.maxLength(64))),
      ),
    }),
    body: ProfileChange,
  },
  responses: { 200: { description: 'The member after the change.', body: Member } },
  refusals: ['MEMBER_NOT_FOUND', 'MEMBER_ERASED', 'PRECONDITION_FAILED', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const closeMember = {
  id: 'closeMember',
  method: 'DELETE',
  path: '/v1/members/{memberId}',
  capability,
  summary: 'Close a membership',
  description:
    'All points are forfeited and a deficit is written off. Idempotent: closing a closed member changes nothing. Later orders are recorded and earn nothing; refunds of earlier ones stay possible. Enrolling the customer again reopens the same member.',
  scope: 'members:write',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: memberPath, query: CloseRequest },
  responses: { 200: { description: 'The closed member.', body: Member } },
  refusals: ['MEMBER_NOT_FOUND', 'MEMBER_ERASED', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const eraseMember = {
  id: 'eraseMember',
  method: 'DELETE',
  path: '/v1/members/{memberId}/profile',
  capability,
  summary: "Erase a member's personal data",
  description:
    'Closes the membership if it is open, and deletes the profile and the link to the customer id. The books stay, under an id that means nobody. Idempotent. It cannot be undone; enrolling the customer again makes a new member.',
  scope: 'members:write',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: memberPath },
  responses: { 204: { description: 'Nothing of the person is left.', body: null } },
  refusals: ['MEMBER_NOT_FOUND', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const forgetGuest = {
  id: 'forgetGuest',
  method: 'DELETE',
  path: '/v1/guests',
  capability,
  summary: "Erase a guest's reference",
  description:
    'Deletes the link from the reference to its pseudonym. The orders stay in the books, and mean nobody; one that is sent again under the reference comes from another buyer. Idempotent, also for a reference that was never seen.',
  scope: 'members:write',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { query: z.strictObject({ guestReference: GuestReference }) },
  responses: { 204: { description: 'Nothing of the reference is left.', body: null } },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;

export const mintMemberToken = {
  id: 'mintMemberToken',
  method: 'POST',
  path: '/v1/members/{memberId}/tokens',
  capability,
  summary: 'Mint a short-lived token for a member',
  description:
    "For the customer's browser: it reads this member and no other. Revoking the key that minted it revokes it too.",
  scope: 'tokens:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { path: memberPath, body: MemberTokenRequest },
  responses: { 201: { description: 'The token.', body: MemberToken } },
  refusals: ['MEMBER_NOT_FOUND', 'MEMBER_CLOSED', 'MEMBER_ERASED', 'UNAVAILABLE'],
} as const satisfies Operation;
