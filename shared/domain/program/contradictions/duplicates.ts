import type { ProgramDocument } from '../program.ts';
import { type Contradiction, error, pointer } from './contradiction.ts';

/** Names that are given twice: whoever asks for one would get either. */
export function duplicates(document: ProgramDocument): readonly Contradiction[] {
  return [
    ...repeated(document.currencies, (currency) => currency.code, ['currencies'], 'code'),
    ...repeated(document.segments, (segment) => segment.id, ['segments'], 'id'),
    ...repeated(document.groups, (group) => group.id, ['groups'], 'id'),
    ...repeated(document.earningRules, (rule) => rule.id, ['earningRules'], 'id'),
    ...repeated(document.tiers?.tiers ?? [], (tier) => tier.id, ['tiers', 'tiers'], 'id'),
    ...repeated(document.caps.perMember ?? [], (cap) => cap.per, ['caps', 'perMember'], 'per'),
    ...document.earningRules.flatMap((rule, index) =>
      repeated(
        rule.caps?.perMember ?? [],
        (cap) => cap.per,
        ['earningRules', index, 'caps', 'perMember'],
        'per',
      ),
    ),
    ...repeated(document.rewards ?? [], (reward) => reward.id, ['rewards'], 'id'),
    ...(document.rewards ?? []).flatMap(({ limits = [] }, index) =>
      repeated(limits, (limit) => limit.per, ['rewards', index, 'limits'], 'per'),
    ),
    ...repeated(document.referrals?.caps ?? [], (cap) => cap.per, ['referrals', 'caps'], 'per'),
    ...repeatedAsks(document),
  ];
}

function repeatedAsks({ messaging, ...document }: ProgramDocument): readonly Contradiction[] {
  const { triggers = [] } = document;
  return [
    ...repeated(messaging?.caps ?? [], (cap) => cap.perDays, ['messaging', 'caps'], 'perDays'),
    ...(['surveys', 'templates', 'teams', 'triggers'] as const).flatMap((list) =>
      repeated<{ readonly id: string }>(document[list] ?? [], ({ id }) => id, [list], 'id'),
    ),
    ...triggers.flatMap(({ variants = [] }, index) =>
      repeated(variants, ({ id }) => id, ['triggers', index, 'variants'], 'id'),
    ),
  ];
}

function repeated<T>(
  items: readonly T[],
  nameOf: (item: T) => string | number,
  path: readonly (string | number)[],
  field: string,
): readonly Contradiction[] {
  const names = items.map(nameOf);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    return first === index
      ? []
      : [
          error(
            'DUPLICATE',
            pointer(...path, index, field),
            name,
            `is given already at ${pointer(...path, first, field)}; change one of them, or remove it`,
          ),
        ];
  });
}
