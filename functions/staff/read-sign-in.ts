import { readSignIn as operation } from '../../shared/contracts/operations/staff.ts';
import type { SignIn } from '../../shared/contracts/staff.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';

/** It changes with a deployment alone. */
const CACHING = { 'cache-control': 'public, max-age=60' };

/** Who signs people in. Reads nothing. Refusals: SIGN_IN_NOT_OFFERED. @param signIn null: nobody signs in here */
export const readSignIn = (signIn: SignIn | null) =>
  route(operation, async () => {
    if (signIn !== null) return answer(200, signIn, CACHING);
    throw new ProblemError(
      'SIGN_IN_NOT_OFFERED',
      'This deployment names no issuer that people sign in with.',
    );
  });
