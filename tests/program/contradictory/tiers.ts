import { aBonus, aDocument, aTier, someTiers } from '../documents.ts';
import { type BadDocument, rules } from './bad-document.ts';

export const TIERS: readonly BadDocument[] = [
  [
    'tiers out of order',
    aDocument({ tiers: someTiers({ tiers: [aTier('a', 0), aTier('b', 9), aTier('c', 9)] }) }),
    'TIERS_OUT_OF_ORDER',
    '/tiers/tiers/2/threshold',
    9,
    /from the lowest/,
  ],
  [
    'a first tier that is not for all',
    aDocument({ tiers: someTiers({ tiers: [aTier('a', 1)] }) }),
    'FIRST_TIER_NOT_ZERO',
    '/tiers/tiers/0/threshold',
    1,
    /give 0/,
  ],
  [
    'a first tier that is not for all in one currency',
    aDocument({ tiers: someTiers({ qualifyBy: 'amount', tiers: [aTier('a', { USD: 0, EUR: 5 })] }) }),
    'FIRST_TIER_NOT_ZERO',
    '/tiers/tiers/0/threshold/EUR',
    5,
    /give 0/,
  ],
  [
    'amounts out of order in one currency',
    aDocument({
      tiers: someTiers({
        qualifyBy: 'amount',
        tiers: [
          aTier('a', { USD: 0, EUR: 0 }),
          aTier('b', { USD: 5, EUR: 5 }),
          aTier('c', { USD: 9, EUR: 4 }),
        ],
      }),
    }),
    'TIERS_OUT_OF_ORDER',
    '/tiers/tiers/2/threshold/EUR',
    4,
    /not above the 5/,
  ],
  [
    'a threshold that leaves a currency out',
    aDocument({
      tiers: someTiers({
        qualifyBy: 'amount',
        tiers: [aTier('a', { USD: 0, EUR: 0 }), aTier('b', { USD: 5 })],
      }),
    }),
    'CURRENCY_MISSING',
    '/tiers/tiers/1/threshold',
    { USD: 5 },
    /"EUR"/,
  ],
  [
    'a threshold in an unknown currency',
    aDocument({ tiers: someTiers({ qualifyBy: 'amount', tiers: [aTier('a', { USD: 0, EUR: 0, CHF: 0 })] }) }),
    'CURRENCY_NOT_IN_PROGRAM',
    '/tiers/tiers/0/threshold/CHF',
    0,
    /remove it/,
  ],
  [
    'amounts for points',
    aDocument({ tiers: someTiers({ tiers: [aTier('a', { USD: 0, EUR: 0 })] }) }),
    'THRESHOLD_OF_WRONG_KIND',
    '/tiers/tiers/0/threshold',
    { USD: 0, EUR: 0 },
    /whole number of points/,
  ],
  [
    'points for amounts',
    aDocument({ tiers: someTiers({ qualifyBy: 'amount', tiers: [aTier('a', 0)] }) }),
    'THRESHOLD_OF_WRONG_KIND',
    '/tiers/tiers/0/threshold',
    0,
    /minor units/,
  ],
  [
    'an upgrade at the end of a lifetime',
    aDocument({
      tiers: someTiers({
        window: { kind: 'lifetime' },
        upgrade: 'period_end',
        downgrade: 'none',
        graceMonths: 0,
      }),
    }),
    'POLICY_WITHOUT_EFFECT',
    '/tiers/upgrade',
    'period_end',
    /give "at_once"/,
  ],
  [
    'a downgrade at the end of a lifetime',
    aDocument({ tiers: someTiers({ window: { kind: 'lifetime' } }) }),
    'POLICY_WITHOUT_EFFECT',
    '/tiers/downgrade',
    'one_step',
    /give "none"/,
    'warning',
  ],
  [
    'grace before no downgrade',
    aDocument({ tiers: someTiers({ downgrade: 'none' }) }),
    'POLICY_WITHOUT_EFFECT',
    '/tiers/graceMonths',
    2,
    /give 0/,
    'warning',
  ],
  [
    'a tier that multiplies no rate',
    {
      ...rules(aBonus()),
      tiers: someTiers({ tiers: [aTier('a', 0, { benefits: { earningPercent: 150 } })] }),
    },
    'NOTHING_TO_MULTIPLY',
    '/tiers/tiers/0/benefits/earningPercent',
    150,
    /add one/,
    'warning',
  ],
];
