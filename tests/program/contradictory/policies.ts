import { aDocument } from '../documents.ts';
import type { BadDocument } from './bad-document.ts';

export const POLICIES: readonly BadDocument[] = [
  [
    'a day that does not exist',
    aDocument({ expiry: { kind: 'calendar', month: 4, day: 31, atLeastMonths: 6 } }),
    'IMPOSSIBLE_DATE',
    '/expiry/day',
    31,
    /at most 30/,
  ],
  [
    'a day of leap years',
    aDocument({ expiry: { kind: 'calendar', month: 2, day: 29, atLeastMonths: 6 } }),
    'IMPOSSIBLE_DATE',
    '/expiry/day',
    29,
    /at most 28/,
  ],
  [
    'points that end before they are active',
    aDocument({ expiry: { kind: 'sliding', months: 1 }, pending: { kind: 'delivery', atMostDays: 60 } }),
    'POLICY_WITHOUT_EFFECT',
    '/expiry/months',
    1,
    /more months/,
  ],
  [
    'clawback of what is never pending',
    aDocument({ pending: { kind: 'none' }, clawback: 'pending_only' }),
    'POLICY_WITHOUT_EFFECT',
    '/clawback',
    'pending_only',
    /within_balance/,
    'warning',
  ],
  [
    'orders credited on joining that may never be claimed',
    aDocument({ claims: { withinDays: 0, onJoining: true } }),
    'POLICY_WITHOUT_EFFECT',
    '/claims/onJoining',
    true,
    /more days in \/claims\/withinDays/,
    'warning',
  ],
  [
    'a balance of zero',
    aDocument({ caps: { balance: 0 } }),
    'NOTHING_TO_GIVE',
    '/caps/balance',
    0,
    /at least 1/,
  ],
  [
    'a period in which nothing is earned',
    aDocument({ caps: { perMember: [{ per: 'day', points: 0 }] } }),
    'NOTHING_TO_GIVE',
    '/caps/perMember/0/points',
    0,
    /at least 1/,
  ],
];
