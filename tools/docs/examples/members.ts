import type { Member } from '../../../shared/contracts/members.ts';
import { CUSTOMER_ID, MEMBER_ID, MOMENTS } from './cast.ts';
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

const { name, locale } = REQUESTS.enrollMember.profile;
const changed: Member = { ...member, profile: { name, locale, birthday: REQUESTS.changeMember.birthday } };

export const MEMBER_EXAMPLES = {
  enrollMember: { body: REQUESTS.enrollMember, answers: { 201: member, 200: member } },
  findMember: { query: { customerId: CUSTOMER_ID }, answers: { 200: member } },
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
} satisfies Record<string, OperationExample>;
