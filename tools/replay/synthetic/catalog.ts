import type { Random } from './random.ts';

export interface Product {
  readonly sku: string;
  readonly description: string;
  readonly category: string;
  /** Minor units. */
  readonly price: number;
}

const KINDS = [
  { category: 'coffee', name: 'Coffee beans', prices: [1_190, 1_390, 1_690, 2_450] },
  { category: 'tea', name: 'Loose tea', prices: [690, 890, 1_250] },
  { category: 'chocolate', name: 'Chocolate bar', prices: [395, 450, 595] },
  { category: 'brewing', name: 'Brewing gear', prices: [1_999, 3_499, 8_950, 24_900] },
  { category: 'cups', name: 'Stoneware cup', prices: [1_250, 1_875, 2_200] },
];

/** A small shop's 60 products. Few sell much and many little, as in any shop. */
export const CATALOG: readonly Product[] = KINDS.flatMap(({ category, name, prices }) =>
  Array.from({ length: 12 }, (_, index) => ({
    sku: `${category.toUpperCase()}-${String(index + 1).padStart(2, '0')}`,
    description: `${name} no. ${index + 1}`,
    category,
    price: prices[index % prices.length] ?? 0,
  })),
);

/** Squaring a uniform number makes the first of a shuffled list sell most. */
export function anyProduct(random: Random): Product {
  const position = Math.floor(random.next() ** 2 * CATALOG.length);
  const product = CATALOG[(position * 7) % CATALOG.length];
  if (product === undefined) throw new Error('the catalog is empty');
  return product;
}
