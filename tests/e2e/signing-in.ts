import { type SignInTerms, signInWith } from '../local/issuer-flow.ts';
import { call, target } from './target.ts';

/** What `GET /v1/sign-in` says. */
async function terms(): Promise<SignInTerms> {
  const { body } = await call('GET', '/v1/sign-in', { bearer: null });
  return { ...body, redirectUri: `${target.url}/console/` };
}

/** Signs one of the people of local/issuer/people.ts in with the stack's own issuer. */
export const signIn = async (personId: string) => signInWith(await terms(), personId);

/** The ID token of somebody: what a page sends to the API. */
export async function idTokenOf(personId: string): Promise<string> {
  const { back, redeem } = await signIn(personId);
  return (await redeem(back.searchParams.get('code'))).body.id_token;
}
