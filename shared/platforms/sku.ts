/** What an order line may be called; see `shopId` of the contracts. */
const USABLE = /^[^\p{C}\p{Zl}\p{Zp}]{1,128}$/u;

/** The first of these that can name goods: the stock keeping unit, else an id of the platform's, else the line's own. */
export function skuOf(
  sku: string | null | undefined,
  ...ids: readonly (string | null | undefined)[]
): string {
  const trimmed = sku?.trim() ?? '';
  if (USABLE.test(trimmed)) return trimmed;
  return ids.find((id) => id !== undefined && id !== null && id !== '' && id !== '0') ?? 'unknown';
}
