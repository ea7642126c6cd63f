import { jsx as _jsx } from "react/jsx-runtime";
import { use, useCallback, useEffect, useState } from 'react';
import { createClient } from '../../../client/client.ts';
import { bearerOf } from './bearer.ts';
import { SessionContext } from './session-context.ts';
import { SignInPage } from './sign-in-page.tsx';
import { newUserManager, SIGNED_IN_PATH } from './user-manager.ts';
/** Shows its children to who is signed in, and everybody else how to sign in. */
export function SessionProvider({ children }) {
    const [state, setState] = useState({ kind: 'waiting' });
    useEffect(() => {
        let current = true;
        const show = (next) => {
            if (current)
                setState(next);
        };
        begin(show).catch((error) => show({ kind: 'failed', error }));
        return () => {
            current = false;
        };
    }, []);
    const again = useCallback(() => window.location.assign('/console/'), []);
    if (state.kind !== 'signed_in')
        return _jsx(SignInPage, { state: state, again: again });
    return _jsx(SessionContext, { value: state.session, children: children });
}
/** Who is signed in, for pages, which stand inside of SessionProvider. */
export const useSession = () => {
    const session = use(SessionContext);
    if (session === null)
        throw new Error('Nobody is signed in here; the page stands outside of SessionProvider');
    return session;
};
/** One sign-in for a page's life: React's strict mode runs effects twice, and a code can be used once. */
let beginning = null;
async function begin(show) {
    beginning ??= arrive();
    const { manager, user } = await beginning;
    const signIn = () => manager.signinRedirect({ state: { returnTo: window.location.pathname + window.location.search } });
    const signOut = () => manager.signoutRedirect().catch(() => manager.removeUser());
    const expire = () => show({ kind: 'signed_out', signIn, hasExpired: true });
    if (user === null || user.expired === true) {
        show({ kind: 'signed_out', signIn, hasExpired: user !== null });
        return;
    }
    manager.events.addAccessTokenExpired(expire);
    const perennial = createClient({
        baseUrl: window.location.origin,
        token: async () => bearerOf(await currentUser(manager, expire)),
    });
    const who = await perennial.readSession({});
    show(who.kind === 'person'
        ? { kind: 'signed_in', session: { perennial, who, signOut } }
        : { kind: 'signed_out', signIn, hasExpired: false });
}
/** Who is signed in, coming back from the issuer or still. */
async function arrive() {
    const manager = await newUserManager();
    if (window.location.pathname !== SIGNED_IN_PATH)
        return { manager, user: await manager.getUser() };
    const user = (await manager.signinCallback()) ?? null;
    const { returnTo } = (user?.state ?? {});
    window.history.replaceState(null, '', returnTo?.startsWith('/console/') ? returnTo : '/console/');
    return { manager, user };
}
async function currentUser(manager, expire) {
    const user = await manager.getUser();
    if (user !== null && user.expired !== true)
        return user;
    const renewed = await manager.signinSilent().catch(() => null);
    if (renewed === null)
        expire();
    return renewed;
}
