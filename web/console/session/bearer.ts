import type { User } from 'oidc-client-ts';

/** What the API is shown of somebody signed in: the identity token, which is a signed statement with any issuer. */
export const bearerOf = (user: User | null): string => user?.id_token ?? '';
