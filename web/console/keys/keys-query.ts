/** Of what was read of keys. */
export const KEYS_KEY = ['keys'] as const;
