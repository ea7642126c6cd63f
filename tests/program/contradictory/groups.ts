import { aBonus, aDocument, aRate, aReviewRule } from '../documents.ts';
import { type BadDocument, GROUP, grouped } from './bad-document.ts';

export const GROUPS: readonly BadDocument[] = [
  [
    'a group without rules',
    aDocument({ groups: [GROUP] }),
    'GROUP_WITHOUT_RULES',
    '/groups/0',
    'g',
    /name it in a rule/,
    'warning',
  ],
  [
    'a group of several stages',
    grouped(aRate({ group: 'g', when: { kind: 'coupon' } }), aBonus({ group: 'g' })),
    'GROUP_OF_SEVERAL_STAGES',
    '/earningRules/1/group',
    'g',
    /another group/,
  ],
  [
    'a group of orders and events',
    grouped(aBonus({ group: 'g', when: { kind: 'coupon' } }), aReviewRule({ group: 'g' })),
    'GROUP_OF_SEVERAL_SUBJECTS',
    '/earningRules/1/group',
    'g',
    /another group/,
  ],
  [
    'a rule behind one that always fires',
    grouped(aRate({ group: 'g' }), aRate({ id: 'b', group: 'g' })),
    'SHADOWED',
    '/earningRules/1',
    'b',
    /put this rule first/,
  ],
];
