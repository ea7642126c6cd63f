import { type Operation, RARE_THROTTLE } from '../operation.ts';
import { Session, SignIn } from '../staff.ts';

/** What people of the shop, and its servers, ask about themselves. */
const common = { capability: 'staff', memberToken: false, throttle: RARE_THROTTLE } as const;

export const readSignIn = {
  ...common,
  id: 'readSignIn',
  method: 'GET',
  path: '/v1/sign-in',
  summary: 'How people sign in',
  description:
    'To the console, or any page that the issuer knows by this client. What is sent as `Authorization: Bearer …` from then on is the ID token: it is a JWT with the client as its audience at every issuer, which access tokens are not.',
  scope: 'public',
  memberToken: true,
  request: {},
  responses: { 200: { description: 'The issuer and the client.', body: SignIn } },
  refusals: ['SIGN_IN_NOT_OFFERED'],
} as const satisfies Operation;

export const readSession = {
  ...common,
  id: 'readSession',
  method: 'GET',
  path: '/v1/session',
  summary: 'Who calls, and what they may do',
  description:
    'For whoever signed in, with their roles, and for a secret key. Somebody without a role here is told so, and may do nothing.',
  scope: 'any',
  request: {},
  responses: { 200: { description: 'The caller.', body: Session } },
  refusals: [],
} as const satisfies Operation;
