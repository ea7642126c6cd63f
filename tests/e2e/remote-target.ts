import type { E2eTarget } from './target.ts';

const { PERENNIAL_URL: url, PERENNIAL_KEY: key } = process.env;

/** The stack at PERENNIAL_URL, with the key of all scopes in PERENNIAL_KEY; null where these do not name one. */
export const REMOTE_TARGET: E2eTarget | null =
  url === undefined || key === undefined ? null : { url: url.replace(/\/$/, ''), key, local: null };
