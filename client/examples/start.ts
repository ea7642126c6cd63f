import { createClient } from '../index.ts';

/** On the shop's server: one client for all calls. */
export const perennialOf = (key: string, baseUrl: string) =>
  createClient({ baseUrl, token: key, timeoutMs: 5_000, retry: { attempts: 5 } });
