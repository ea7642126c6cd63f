import { aReviewRule } from '../documents.ts';
import { all, type BadDocument, rules, segment, when } from './bad-document.ts';

export const SUBJECTS: readonly BadDocument[] = [
  [
    'an order asked for an event',
    when({ kind: 'event_attribute', name: 'stars', test: { is: 5 } }),
    'WRONG_SUBJECT',
    '/earningRules/0/when',
    { kind: 'event_attribute', name: 'stars', test: { is: 5 } },
    /set "on" to an event/,
  ],
  [
    'an order asked for what only the journey knows',
    when({ kind: 'nps', in: ['promoter'] }),
    'WRONG_SUBJECT',
    '/earningRules/0/when',
    { kind: 'nps', in: ['promoter'] },
    /the "who" of a trigger/,
  ],
  [
    'an event asked for an order',
    rules(aReviewRule({ when: all({ kind: 'coupon' }) })),
    'WRONG_SUBJECT',
    '/earningRules/0/when/of/0',
    { kind: 'coupon' },
    /use event_attribute/,
  ],
  [
    'goods of an event',
    rules(aReviewRule({ excluding: { tags: ['a'] } })),
    'WRONG_SUBJECT',
    '/earningRules/0/excluding',
    { tags: ['a'] },
    /set "on" to "order"/,
  ],
  [
    'a rate on an event',
    rules(aReviewRule({ effect: { kind: 'points_per_item', points: 5 } })),
    'WRONG_SUBJECT',
    '/earningRules/0/effect/kind',
    'points_per_item',
    /use fixed_points/,
  ],
  [
    'a segment of orders',
    segment({ kind: 'channel', in: ['web'] }),
    'WRONG_SUBJECT',
    '/segments/0/when',
    { kind: 'channel', in: ['web'] },
    /"when" of a rule/,
  ],
  [
    'a segment of moments',
    segment({ kind: 'weekday', in: [1] }),
    'WRONG_SUBJECT',
    '/segments/0/when',
    { kind: 'weekday', in: [1] },
    /members alone/,
  ],
  [
    'a segment of itself',
    segment({ kind: 'segment', in: ['vip'] }),
    'WRONG_SUBJECT',
    '/segments/0/when',
    { kind: 'segment', in: ['vip'] },
    /write their conditions here/,
  ],
];
