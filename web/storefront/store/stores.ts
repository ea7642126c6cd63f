import { type Settings, tellSettingsChanged } from '../settings.ts';
import { MemberStore } from './member-store.ts';
import { memberOf, TokenKeeper } from './token-keeper.ts';
import { SignedOutError } from './trouble.ts';

const stores = new Map<string, MemberStore>();
/** Of shops that give no token but a function: the first that it gave says who the member is. */
const firstTokens = new WeakMap<NonNullable<Settings['getToken']>, Promise<string | null>>();

/**
 * The store of the member who is signed in, the same for all elements of the page.
 *
 * @throws SignedOutError when nobody is; TypeError for settings that lead nowhere
 */
export async function storeFor({ api, token, getToken }: Settings): Promise<MemberStore> {
  if (api === undefined) throw new TypeError('<perennial-program> needs the attribute api');
  const first = token ?? (await firstToken(getToken));
  if (first === null) throw new SignedOutError('There is no member token.');
  const memberId = memberOf(first);
  if (memberId === null) throw new TypeError('token is no member token: it names no member');
  return sameStore({ api, token: first, getToken }, memberId);
}

/** Forgets who was asked, so that the next one asks the shop's function again: somebody may have signed in meanwhile. */
export function forgetFirstToken(getToken: Settings['getToken']): void {
  if (getToken !== undefined) firstTokens.delete(getToken);
}

async function firstToken(getToken: Settings['getToken']): Promise<string | null> {
  if (getToken === undefined) return null;
  const asked = firstTokens.get(getToken) ?? Promise.resolve(getToken());
  firstTokens.set(getToken, asked);
  try {
    return (await asked) ?? null;
  } catch (error) {
    forgetFirstToken(getToken);
    throw error;
  }
}

function sameStore(settings: Settings & { readonly api: string }, memberId: string): MemberStore {
  const key = `${settings.api} ${memberId}`;
  const known = stores.get(key);
  if (known !== undefined) {
    if (known.tokens.offer(settings)) known.refresh();
    return known;
  }
  const made = new MemberStore(
    settings.api,
    memberId,
    new TokenKeeper(settings, memberId, () => {
      forgetFirstToken(settings.getToken);
      tellSettingsChanged();
    }),
  );
  stores.set(key, made);
  return made;
}
