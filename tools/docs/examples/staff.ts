import { scopesOfRoles } from '../../../shared/contracts/access.ts';
import type { OperationExample } from './operation-example.ts';

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
};
