import type { Good } from './goods.ts';
import { texts } from './language.ts';

type GoodWords = Pick<Good, 'name' | 'words' | 'details'>;

/** What is said of a piece, in the reader's language. */
export const wordsOf = (good: Good): GoodWords => texts.goods[good.sku] ?? good;

/** @param name where the language has none of its own */
export const nameOf = ({ sku, name }: { readonly sku: string; readonly name: string }): string =>
  texts.goods[sku]?.name ?? name;
