import { aDocument, aRate, aTier, someTiers } from '../documents.ts';
import { all, type BadDocument, currency, GROUP, grouped, rules, when } from './bad-document.ts';

export const NAMES: readonly BadDocument[] = [
  ['two rules of one id', rules(aRate(), aRate()), 'DUPLICATE', '/earningRules/1/id', 'base', /change one/],
  [
    'two groups of one id',
    { ...grouped(aRate({ group: 'g' })), groups: [GROUP, GROUP] },
    'DUPLICATE',
    '/groups/1/id',
    'g',
    /change one/,
  ],
  [
    'two segments of one id',
    aDocument({ segments: [...aDocument().segments, ...aDocument().segments] }),
    'DUPLICATE',
    '/segments/1/id',
    'vip',
    /change one/,
  ],
  [
    'two tiers of one id',
    aDocument({ tiers: someTiers({ tiers: [aTier('a', 0), aTier('a', 5)] }) }),
    'DUPLICATE',
    '/tiers/tiers/1/id',
    'a',
    /change one/,
  ],
  [
    'a currency twice',
    aDocument({ currencies: [currency('USD'), currency('EUR'), currency('USD', 0)] }),
    'DUPLICATE',
    '/currencies/2/code',
    'USD',
    /change one/,
  ],
  [
    'two caps of one period',
    rules(
      aRate({
        caps: {
          perMember: [
            { per: 'day', points: 9 },
            { per: 'day', times: 2 },
          ],
        },
      }),
    ),
    'DUPLICATE',
    '/earningRules/0/caps/perMember/1/per',
    'day',
    /change one/,
  ],
  [
    'a group that is not declared',
    rules(aRate({ group: 'g' }), aRate({ id: 'b', group: 'g' })),
    'UNKNOWN_NAME',
    '/earningRules/1/group',
    'g',
    /add .*stacking.* to \/groups/,
  ],
  [
    'an unknown tier',
    when({ kind: 'tier', in: ['gold', 'lead'] }),
    'UNKNOWN_NAME',
    '/earningRules/0/when/in/1',
    'lead',
    /has "blue" and "gold"; add it/,
  ],
  [
    'a tier in a program without tiers',
    (({ tiers, ...rest }) => rest)(when({ kind: 'tier', in: ['gold'] })),
    'UNKNOWN_NAME',
    '/earningRules/0/when/in/0',
    'gold',
    /no tiers; add them/,
  ],
  [
    'an unknown segment, deep',
    when(all({ kind: 'not', of: { kind: 'segment', in: ['x'] } })),
    'UNKNOWN_NAME',
    '/earningRules/0/when/of/0/of/in/0',
    'x',
    /name another/,
  ],
];
