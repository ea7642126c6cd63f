import * as z from 'zod/mini';
import { shopId, text } from '../primitives.ts';
import { withAnyOf } from './any-of.ts';
import { values } from './values.ts';

export const GoodsFilter = withAnyOf(
  'GoodsFilter',
  'Goods that have any of the named properties.',
  ['skus', 'categories', 'tags'],
  z.strictObject({
    skus: z.exactOptional(values('Stock keeping units.', shopId('A stock keeping unit.'))),
    categories: z.exactOptional(values('Categories of goods.', text('A category.', 64))),
    tags: z.exactOptional(values('Words that the shop gives its goods.', text('A tag.', 64))),
  }),
);
