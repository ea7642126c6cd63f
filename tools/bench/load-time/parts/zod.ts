import * as z from 'zod/mini';

/** The validation library with one schema of each kind that the contracts use: what it costs before there are contracts. */
export const schema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('one'),
    text: z.string().check(z.minLength(1), z.maxLength(9), z.regex(/^\w+$/)),
    count: z.int().check(z.minimum(0), z.maximum(9)),
    list: z.array(z.enum(['a', 'b'])),
    perhaps: z.optional(z.nullable(z.boolean())),
    others: z.record(z.string(), z.unknown()),
    day: z.iso.date(),
  }),
  z.object({ kind: z.literal('two'), email: z.email(), url: z.url() }),
]);
