/** What the API is shown of somebody signed in: the identity token, which is a signed statement with any issuer. */
export const bearerOf = (user) => user?.id_token ?? '';
