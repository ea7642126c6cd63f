import { Anchor, Stack } from '@mantine/core';
import { Link } from 'react-router';
import type { MemberTier, ProgramDocument } from '../../../../client/generated/types.ts';
import { useProgram } from '../../api/program-in-force.ts';
import { Card } from '../../parts/card.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { count, day, money } from '../../parts/words.ts';
import { useTier } from '../member-queries.ts';
import { type MissingProgress, missingWords } from '../summary/missing-words.ts';

/** What the tier gives, what counts towards it, and what will be lost without more of it. */
export function TierDetail({ memberId }: { readonly memberId: string }) {
  const query = useTier(memberId);
  const program = useProgram();
  return (
    <Card title="What the tier hangs on">
      <Read query={query}>
        {(tier) => (
          <Stack gap="sm">
            <Facts facts={tierFacts(tier, program)} />
            <Anchor component={Link} to={`/members/${memberId}?show=membership`} size="sm">
              How the tier changed, in the timeline
            </Anchor>
          </Stack>
        )}
      </Read>
    </Card>
  );
}

function tierFacts(
  { standing, assignment, outlook }: MemberTier,
  program: ProgramDocument | null,
): readonly Fact[] {
  if (standing === null) return [{ label: 'Tier', value: 'none' }];
  return [
    { label: 'Tier', value: standing.tier.name },
    { label: 'Since', value: day(standing.since) },
    { label: 'Until', value: standing.until === null ? 'no end' : day(standing.until) },
    { label: 'Assigned by hand', value: assignmentWords(assignment, program) },
    ...benefitFacts(standing.benefits),
    ...outlookFacts(outlook, program),
  ];
}

function assignmentWords(
  assignment: MemberTier['assignment'],
  program: ProgramDocument | null,
): string | null {
  if (assignment === null) return null;
  const name = program?.tiers?.tiers.find(({ id }) => id === assignment.tier)?.name ?? assignment.tier;
  const until = assignment.until === null ? 'until it is taken back' : `until ${day(assignment.until)}`;
  return `${name}, ${until}${assignment.pin ? ', exactly this one' : ', or the earned one if it is higher'}`;
}

const benefitFacts = (benefits: NonNullable<MemberTier['standing']>['benefits']): readonly Fact[] => [
  {
    label: 'Earns at',
    value: benefits.earningPercent === undefined ? null : `${benefits.earningPercent} % of the rates`,
  },
  { label: 'Free shipping', value: benefits.freeShipping === true ? 'yes' : null },
  { label: 'Further benefits', value: benefits.custom?.join('; ') ?? null },
];

function outlookFacts(outlook: MemberTier['outlook'], program: ProgramDocument | null): readonly Fact[] {
  if (outlook === null) return [];
  const { window, next, atRisk } = outlook;
  const told = (missing: MissingProgress | null): string =>
    missing === null ? 'nothing can count in time' : missingWords(missing, program);
  return [
    { label: 'What counts now', value: progressWords(window.progress, program) },
    { label: 'Counted from', value: window.from === null ? 'the beginning' : day(window.from) },
    {
      label: 'Missing to the next',
      value: next === null ? null : `${told(next.missing)} to ${next.tier.name}`,
    },
    {
      label: 'At risk',
      value:
        atRisk === null
          ? null
          : `${atRisk.to.name} from ${day(atRisk.at)}, unless ${told(atRisk.missing)} more come`,
    },
  ];
}

function progressWords(
  { orders, points, amounts }: NonNullable<MemberTier['outlook']>['window']['progress'],
  program: ProgramDocument | null,
): string {
  const by = program?.tiers?.qualifyBy;
  if (by === 'orders') return `${count(orders)} orders`;
  if (by === 'points') return `${count(points)} points`;
  const spent = Object.entries(amounts).map(([currency, amount]) => money(amount, currency));
  return spent.length === 0 ? 'nothing yet' : spent.join(' and ');
}
