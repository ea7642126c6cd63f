import type { EnrolledMember, Member } from '../../../shared/contracts/members.ts';
import type { PreferencesView } from '../../../shared/contracts/preferences.ts';
import { CUSTOMER_ID, FRIEND_CUSTOMER_ID, FRIEND_ID, MEMBER_ID, MOMENTS } from './cast.ts';
import type { OperationExample } from './operation-example.ts';
import { REQUESTS } from './requests.ts';

const path = { memberId: MEMBER_ID };

const member: Member = {
  memberId: MEMBER_ID,
  status: 'active',
  customerId: CUSTOMER_ID,
  profile: REQUESTS.enrollMember.profile,
  enrolledAt: MOMENTS.enrollment,
};

/** Who comes with the code of the member. */
const friend = {
  memberId: FRIEND_ID,
  status: 'active',
  customerId: FRIEND_CUSTOMER_ID,
  profile: REQUESTS.enrollFriend.profile,
  enrolledAt: MOMENTS.friendEnrollment,
  referral: { status: 'signed_up', code: 'MINT-TEA' },
} satisfies EnrolledMember;

const { name, locale } = REQUESTS.enrollMember.profile;
const changed: Member = { ...member, profile: { name, locale, birthday: REQUESTS.changeMember.birthday } };

const preferences: PreferencesView = {
  memberId: MEMBER_ID,
  channels: {
    email: { allowed: true, changedAt: MOMENTS.enrollment, how: 'checkout' },
    sms: { allowed: false, changedAt: MOMENTS.enrollment, how: 'checkout' },
  },
  timeZone: 'America/New_York',
};

const STOP_TOKEN = `u~${MEMBER_ID}~email~tlfs6o~6dFk3w9QpT7sXc1LmN0vRb`;

export const MEMBER_EXAMPLES = {
  enrollMember: { body: REQUESTS.enrollFriend, answers: { 201: friend, 200: friend } },
  findMember: { query: { customerId: CUSTOMER_ID }, answers: { 200: { ...member, alsoFound: [] } } },
  readMember: { path, answers: { 200: member } },
  changeMember: {
    path,
    headers: { 'if-match': '"1"' },
    body: REQUESTS.changeMember,
    answers: { 200: changed },
  },
  closeMember: {
    path,
    query: { reason: 'asked by mail' },
    answers: { 200: { ...member, status: 'closed' } },
  },
  eraseMember: { path, answers: {} },
  forgetGuest: { query: { guestReference: REQUESTS.guestOrder.guestReference }, answers: {} },
  mintMemberToken: {
    path,
    body: REQUESTS.mintMemberToken,
    answers: {
      201: {
        // The three parts of a token, cut short: a whole one is several lines, and nothing in it is for people.
        token: 'eyJhbGciOiJIUzI1NiIsImtpZCI6IjJm….eyJzdWIiOiJtYnJf….c2lnbmF0dXJl…',
        expiresAt: '2026-10-02T10:30:00Z',
      },
    },
  },
  readPreferences: { path, answers: { 200: preferences } },
  setPreferences: { path, body: REQUESTS.setPreferences, answers: { 200: preferences } },
  readStopPage: { path: { token: STOP_TOKEN }, answers: {} },
  stopMessages: { path: { token: STOP_TOKEN }, answers: {} },
} satisfies Record<string, OperationExample>;
