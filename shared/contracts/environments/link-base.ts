import * as z from 'zod/mini';

const httpsBase = z.string().check(z.regex(/^https:\/\/[^\s/?#]+(?:\/[^\s?#]*[^\s/?#])?$/));

/** What links of advocates begin with; `api` stands for the address of the API itself. */
export const referralLinkBase = z.union([z.literal('api'), httpsBase]);
