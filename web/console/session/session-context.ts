import { createContext } from 'react';
import type { Client } from '../../../client/client.ts';
import type { Role, Scope } from '../../../shared/contracts/access.ts';

/** Who is signed in, as the API sees them. */
export interface SignedInPerson {
  readonly kind: 'person';
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
}

export interface Session {
  /** Calls the API as this person. */
  readonly perennial: Client;
  readonly who: SignedInPerson;
  signOut(): Promise<void>;
}

export type SessionState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'signed_out'; readonly hasExpired: boolean; signIn(): Promise<void> }
  | {
      readonly kind: 'signed_in';
      readonly session: Session;
      /** The API does not know them any more, whatever their token says. */
      expire(): void;
    };

export const SessionContext = createContext<Session | null>(null);
