import { useQueryClient } from '@tanstack/react-query';
import type { User, UserManager } from 'oidc-client-ts';
import { type ReactNode, use, useCallback, useEffect, useState } from 'react';
import { createClient } from '../../../client/client.ts';
import { bearerOf } from './bearer.ts';
import { isNotLetIn, whenNotLetIn } from './not-let-in.ts';
import { type Session, SessionContext, type SessionState } from './session-context.ts';
import { SignInPage } from './sign-in-page.tsx';
import { isBackFromIssuer, newUserManager } from './user-manager.ts';

/** Shows its children to who is signed in, and everybody else how to sign in. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ kind: 'waiting' });
  useEffect(() => {
    let current = true;
    const show = (next: SessionState): void => {
      if (current) setState(next);
    };
    begin(show).catch((error: unknown) => show({ kind: 'failed', error }));
    return () => {
      current = false;
    };
  }, []);
  const queries = useQueryClient();
  useEffect(
    () => (state.kind === 'signed_in' ? whenNotLetIn(queries, state.expire) : undefined),
    [queries, state],
  );
  const again = useCallback(() => window.location.assign('/console/'), []);
  if (state.kind !== 'signed_in') return <SignInPage state={state} again={again} />;
  return <SessionContext value={state.session}>{children}</SessionContext>;
}

/** Who is signed in, for pages, which stand inside of SessionProvider. */
export const useSession = (): Session => {
  const session = use(SessionContext);
  if (session === null)
    throw new Error('Nobody is signed in here; the page stands outside of SessionProvider');
  return session;
};

/** One sign-in for a page's life: React's strict mode runs effects twice, and a code can be used once. */
let beginning: Promise<{ manager: UserManager; user: User | null }> | null = null;

async function begin(show: (state: SessionState) => void): Promise<void> {
  beginning ??= arrive();
  const { manager, user } = await beginning;
  const signIn = (): Promise<void> =>
    manager.signinRedirect({ state: { returnTo: hereInOrigin(window.location) } });
  const signOut = (): Promise<void> =>
    manager.signoutRedirect(endingOf(manager)).catch(() => manager.removeUser());
  const expire = (): void => show({ kind: 'signed_out', signIn, hasExpired: true });
  if (user === null || !isStillGood(user)) {
    show({ kind: 'signed_out', signIn, hasExpired: user !== null });
    return;
  }
  manager.events.addAccessTokenExpired(expire);
  const perennial = createClient({
    baseUrl: window.location.origin,
    token: async () => bearerOf(await currentUser(manager, expire)),
  });
  const who = await perennial.readSession({}).catch((error: unknown) => {
    if (isNotLetIn(error)) return null;
    throw error;
  });
  if (who === null) return expire();
  show(
    who.kind === 'person'
      ? { kind: 'signed_in', session: { perennial, who, signOut }, expire }
      : { kind: 'signed_out', signIn, hasExpired: false },
  );
}

/** What Cognito wants to be told, in words of its own, and other issuers pass over. */
const endingOf = ({ settings }: UserManager) => ({
  extraQueryParams: {
    client_id: settings.client_id,
    logout_uri: settings.post_logout_redirect_uri ?? settings.redirect_uri,
  },
});

/** Some issuers end an identity token before the access token that came with it, and the API is shown the former. */
const isStillGood = ({ expired, profile }: User): boolean =>
  expired !== true && profile.exp > Date.now() / 1000;

const hereInOrigin = ({ pathname, search, hash }: Location): string => pathname + search + hash;

/** Who is signed in, coming back from the issuer or still. */
async function arrive(): Promise<{ manager: UserManager; user: User | null }> {
  const manager = await newUserManager();
  if (!isBackFromIssuer(window.location)) return { manager, user: await manager.getUser() };
  const user = (await manager.signinCallback()) ?? null;
  const { returnTo } = (user?.state ?? {}) as { returnTo?: string };
  window.history.replaceState(null, '', returnTo?.startsWith('/console/') ? returnTo : '/console/');
  return { manager, user };
}

async function currentUser(manager: UserManager, expire: () => void): Promise<User | null> {
  const user = await manager.getUser();
  if (user !== null && isStillGood(user)) return user;
  const renewed = await manager.signinSilent().catch(() => null);
  if (renewed === null) expire();
  return renewed;
}
