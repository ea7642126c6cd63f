import { Badge, Progress, Text } from '@mantine/core';
import type { MemberTier, ProgramDocument } from '../../../../client/generated/types.ts';
import { useProgram } from '../../api/program-in-force.ts';
import { Card } from '../../parts/card.tsx';
import { Read } from '../../parts/read.tsx';
import { day } from '../../parts/words.ts';
import classes from '../member-page.module.css';
import { useTier } from '../member-queries.ts';
import { missingWords } from './missing-words.ts';
import { progressShare } from './progress-share.ts';

/** The tier, how it came, how long it lasts, and how far it is to the next one. */
export function TierCard({ memberId }: { readonly memberId: string }) {
  const query = useTier(memberId);
  const program = useProgram();
  return (
    <Card title="Tier">
      <Read query={query} lines={3}>
        {(tier) => <Tier tier={tier} program={program} />}
      </Read>
    </Card>
  );
}

function Tier({ tier, program }: { readonly tier: MemberTier; readonly program: ProgramDocument | null }) {
  const { standing, assignment, outlook } = tier;
  if (standing === null)
    return <Text c="dimmed">None: the program has no tiers, or the membership is not open.</Text>;
  const share = progressShare(tier, program);
  return (
    <>
      <div className={classes['big']}>{standing.tier.name}</div>
      <Text size="sm">
        {standing.until === null ? 'without an end' : `until ${day(standing.until)}`}
        {', '}
        {standing.reason === 'computed' ? 'earned' : 'assigned by hand'}
      </Text>
      {assignment !== null && (
        <Badge variant="light" color="grape" mt="xs">
          {assignment.pin ? 'pinned by hand' : 'assigned by hand'}
          {assignment.until === null ? '' : ` until ${day(assignment.until)}`}
        </Badge>
      )}
      {outlook?.next != null && (
        <>
          {share !== null && (
            <Progress value={share * 100} mt="sm" aria-label={`Way to ${outlook.next.tier.name}`} />
          )}
          <div className={classes['next']}>
            {missingWords(outlook.next.missing, program)} to {outlook.next.tier.name}
            {outlook.window.until !== null && ` by ${day(outlook.window.until)}`}
          </div>
        </>
      )}
    </>
  );
}
