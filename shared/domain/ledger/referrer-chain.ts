/** How many advocates above a friend are looked at for circles: longer ones are no way to cheat that would pay. */
export const CHAIN_DEPTH = 3;

/**
 * Whether the next one is to be asked for: who referred the last of the chain. It ends with a circle too, so asking ends
 * whatever the accounts say.
 *
 * @param chain the friend, the advocate, the advocate's advocate …
 */
export function isOpenChain(chain: readonly string[]): boolean {
  return chain.length <= CHAIN_DEPTH && !isCircular(chain);
}

/** Whether somebody is above themselves. */
export function isCircular(chain: readonly string[]): boolean {
  return new Set(chain).size < chain.length;
}
