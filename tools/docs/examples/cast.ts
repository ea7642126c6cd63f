/** Whom and what the examples are about: one customer, from a guest's order to the end of her membership. */
export const MEMBER_ID = 'mbr_3v8h2k0q9w5t1x7c4z6n';
/** The pseudonym her first order is booked on, from before she joined. */
export const GUEST_ID = 'mbr_9p4d6s0j2m8r5b1y7f3g';
/** Who claims her gift, and comes with her code. */
export const FRIEND_ID = 'mbr_6x2g8n4c0t7k3w9q5r1z';
/** Who comes with her code too, and is rejected. */
export const STRANGER_ID = 'mbr_1h5v9b3x7c2m6n0k4j8s';
export const CUSTOMER_ID = 'customer-5417';
export const FRIEND_CUSTOMER_ID = 'customer-6120';

/** Moments of the story, in the order in which they come. */
export const MOMENTS = {
  guestOrder: '2026-09-01T08:12:00Z',
  enrollment: '2026-09-14T17:40:00Z',
  claim: '2026-09-14T17:42:00Z',
  draft: '2026-09-20T09:00:00Z',
  save: '2026-09-21T11:20:00Z',
  publication: '2026-09-22T08:00:00Z',
  cancellation: '2026-09-25T15:45:00Z',
  rollback: '2026-10-03T10:05:00Z',
  order: '2026-10-02T10:15:00Z',
  delivery: '2026-10-05T11:30:00Z',
  refund: '2026-10-09T14:03:00Z',
  adjustment: '2026-10-10T09:30:00Z',
  assignment: '2026-10-20T11:00:00Z',
  activity: '2026-10-20T18:45:00Z',
  reversal: '2026-10-25T08:10:00Z',
  authorization: '2026-11-05T19:20:00Z',
  capture: '2026-11-05T19:21:00Z',
  release: '2026-11-05T19:22:00Z',
  redeemed: '2026-11-10T08:30:00Z',
  claimed: '2026-11-10T19:05:00Z',
  used: '2026-11-11T20:40:00Z',
  voided: '2026-11-12T09:15:00Z',
  fulfilled: '2026-11-20T18:00:00Z',
  returned: '2026-11-21T10:00:00Z',
  friendVisit: '2026-11-22T18:30:00Z',
  friendEnrollment: '2026-11-22T18:34:00Z',
  friendOrder: '2026-11-22T18:41:00Z',
  friendReview: '2026-11-24T09:05:00Z',
  friendRefund: '2026-11-28T13:20:00Z',
  closure: '2026-12-01T12:00:00Z',
  erasure: '2026-12-02T12:00:00Z',
} as const;
