import fc from 'fast-check';
import { type Happening, happening } from '../history.ts';
import { befriending } from './befriending.ts';

const shopping: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant('order' as const),
  lines: fc.array(fc.record({ quantity: fc.constant(1), unitPrice: fc.constantFrom(500, 3_000, 9_000) }), {
    minLength: 1,
    maxLength: 2,
  }),
  daysAgo: fc.constant(0),
});
const refunding: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant('refund_remainder' as const),
  order: fc.nat({ max: 3 }),
});

/** Lives of members who come as friends and bring others, and who spend what they get. */
export const friendly: fc.Arbitrary<readonly Happening[]> = fc
  .tuple(
    fc.constantFrom<readonly Happening[]>([], [{ kind: 'befriended' }]),
    fc.array(
      fc.oneof(
        { weight: 12, arbitrary: befriending },
        { weight: 3, arbitrary: shopping },
        { weight: 2, arbitrary: refunding },
        {
          weight: 3,
          arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.nat({ max: 40 }) }),
        },
        { weight: 4, arbitrary: happening },
      ),
      { minLength: 6, maxLength: 30, size: 'max' },
    ),
  )
  .map(([first, rest]) => [...first, ...rest]);
