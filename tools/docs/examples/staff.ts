import { scopesOfRoles } from '../../../shared/contracts/access.ts';
import type { OperationExample } from './operation-example.ts';

const KEY = {
  keyId: '1x8v5c1n4m6b',
  name: 'checkout production',
  scopes: ['members:read', 'orders:write', 'redemptions:write'],
  createdAt: '2026-11-02T08:00:00Z',
  revokedAt: null,
};

export const STAFF_EXAMPLES: Readonly<Record<string, OperationExample>> = {
  readSignIn: {
    answers: {
      200: {
        issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab12Cd34E',
        clientId: '7kq1example5c0nsole2client',
        scope: 'openid profile email',
      },
    },
  },
  readSession: {
    answers: {
      200: {
        kind: 'person',
        personId: '5f0c3a52-90d1-4c07-8d6e-3b1f6a2f7c11',
        name: 'Mara Lind',
        roles: ['marketer'],
        scopes: [...scopesOfRoles(['marketer'])],
      },
    },
  },
  listKeys: { answers: { 200: { keys: [KEY] } } },
  createKey: {
    headers: { 'idempotency-key': 'key-for-the-checkout' },
    body: { name: KEY.name, scopes: KEY.scopes },
    answers: {
      201: { ...KEY, secretKey: `prn_${KEY.keyId}_${'x'.repeat(43)}` },
      200: { ...KEY, secretKey: null },
    },
  },
  revokeKey: { path: { keyId: KEY.keyId }, answers: {} },
  listAuditTrail: {
    query: { limit: '25', subject: 'member:mbr_7f3k9q2x8v5c1n4m6b0d' },
    answers: {
      200: {
        lines: [
          {
            at: '2026-11-20T09:41:00Z',
            action: 'points_adjusted',
            actor: 'Sam Ortiz',
            callerId: 'person:5f0c3a52-90d1-4c07-8d6e-3b1f6a2f7c11',
            subject: 'member:mbr_7f3k9q2x8v5c1n4m6b0d',
            reason: 'parcel came late',
            details: { points: 500, sequence: 12, reference: 'ticket-4711' },
          },
        ],
        nextCursor: null,
      },
    },
  },
};
