import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { MAX_POINTS, Timestamp, text } from '../primitives.ts';
import { withAnyOf } from './any-of.ts';
import { Benefit } from './benefits.ts';
import { CouponTerms } from './coupons.ts';
import { CapPeriod } from './earning-rules.ts';
import { MAX_MEMBER_CAPS, MAX_PICTURES, MAX_TIERS } from './limits.ts';
import { byLocale } from './locales.ts';
import { amounts, Channel, Country, count, programId, prose, values } from './values.ts';
import { webAddress } from './web-address.ts';

/**
 * One point at least: a reward for nothing could not be told from one whose points all came back, and is most often a
 * slip of the finger. What a tier gives for nothing stands among the benefits of the tier.
 */
const price = (description: string) =>
  described(
    `${description} In points.`,
    z
      .int()
      .check(
        z.positive({ error: 'must be at least 1: no reward is given away for nothing' }),
        z.maximum(MAX_POINTS),
      ),
  );

const RewardPrice = named(
  'RewardPrice',
  'What the reward costs.',
  z.strictObject({
    points: price('The price.'),
    tiers: z.exactOptional(
      described(
        'Members of these tiers pay another price, in points.',
        z.record(programId('A tier.'), price('The price for the tier.')).check(
          z.refine((tiers) => isTierCount(Object.keys(tiers).length), {
            error: `must name 1 to ${MAX_TIERS} tiers, such as {"gold": 400}`,
          }),
        ),
      ),
    ),
  }),
);

const RewardAudience = withAnyOf(
  'RewardAudience',
  'Who may have the reward: each list that is given must hold what the member, or the order, has.',
  ['tiers', 'segments', 'countries', 'channels'],
  z.strictObject({
    tiers: z.exactOptional(values("The member's tier.", programId('A tier.'))),
    segments: z.exactOptional(values("One of the member's segments.", programId('A segment.'))),
    countries: z.exactOptional(values('Where the order goes: ISO 3166 codes of two capitals.', Country)),
    channels: z.exactOptional(values('Where it is redeemed: channels, as orders name them.', Channel)),
  }),
);

const RewardLimit = named(
  'RewardLimit',
  'How many times one member may have the reward in a period.',
  z.strictObject({ per: CapPeriod, times: count('How many times.') }),
);

/** What customers read of a reward, in one language. */
const texts = {
  name: text('Name of the reward, as customers read it.', 100),
  description: z.exactOptional(prose('What it is.', 1_000)),
  terms: z.exactOptional(prose('Terms and conditions.', 2_000)),
};

const RewardTexts = named('RewardTexts', 'What customers read, in one language.', z.strictObject(texts));

const RewardPicture = named(
  'RewardPicture',
  'A picture of the reward.',
  z.strictObject({
    url: webAddress('Where it is, by HTTPS.'),
    alt: text('What is to be seen on it, for those who cannot.', 300),
  }),
);

export const Reward = named(
  'ProgramReward',
  'What members get for points.',
  z.strictObject({
    id: programId(
      'Name of the reward; what was redeemed and counted keeps it, so another reward needs another name.',
    ),
    ...texts,
    benefit: Benefit,
    price: z.exactOptional(described('Given for all kinds but `pay_with_points`.', RewardPrice)),
    for: z.exactOptional(described('Who may have it; everybody where it is not given.', RewardAudience)),
    minimumOrder: z.exactOptional(amounts('What the goods in the cart must be worth.', 1)),
    from: z.exactOptional(
      described('The reward can be had from this moment on. ISO 8601 with an offset.', Timestamp),
    ),
    until: z.exactOptional(
      described('The reward can be had before this moment. ISO 8601 with an offset.', Timestamp),
    ),
    stock: z.exactOptional(count('How many there are, over all members and ever.')),
    limits: z.exactOptional(
      described(
        'How many times one member may have it. All of them hold.',
        z.array(RewardLimit).check(z.minLength(1), z.maxLength(MAX_MEMBER_CAPS)),
      ),
    ),
    coupon: z.exactOptional(
      described('Makes the reward a code; without it the shop applies it at once.', CouponTerms),
    ),
    returns: described(
      'What refunds of the order do to the points spent on it: they come back in proportion to what they paid for; all of them once nothing of the order is left; or never.',
      z._default(z.enum(['in_proportion', 'whole', 'never']), 'in_proportion'),
    ),
    texts: z.exactOptional(
      described(
        'The words in other languages, by BCP 47 locale.',
        byLocale(RewardTexts, '{"de": {"name": "…"}}'),
      ),
    ),
    pictures: z.exactOptional(
      described(
        'The first is shown first.',
        z.array(RewardPicture).check(z.minLength(1), z.maxLength(MAX_PICTURES)),
      ),
    ),
  }),
);

function isTierCount(length: number): boolean {
  return length > 0 && length <= MAX_TIERS;
}
