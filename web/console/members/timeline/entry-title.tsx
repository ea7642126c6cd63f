import { useQuery } from '@tanstack/react-query';
import type { StatementEntry } from '../../../../client/generated/types.ts';
import { rewardName, useProgram } from '../../api/program-in-force.ts';
import { useMay } from '../../session/needs.tsx';
import { useSession } from '../../session/session.tsx';
import { textOf } from '../explanation/cause.ts';
import { entryQuery, memberKey } from '../member-queries.ts';
import { entryTitle } from './happening-words.ts';

/** What an entry is. The statement names no reward and no activity; both are read besides, so that nobody opens lines in search of one. */
export function EntryTitle({
  memberId,
  entry,
}: {
  readonly memberId: string;
  readonly entry: StatementEntry;
}) {
  const title = entryTitle(entry);
  if (entry.redemptionId !== null)
    return <RewardTitle memberId={memberId} redemptionId={entry.redemptionId} title={title} />;
  if (entry.kind === 'activity')
    return <ActivityTitle memberId={memberId} sequence={entry.sequence} title={title} />;
  return title;
}

function RewardTitle({
  memberId,
  redemptionId,
  title,
}: {
  readonly memberId: string;
  readonly redemptionId: string;
  readonly title: string;
}) {
  const { perennial } = useSession();
  const program = useProgram();
  const { data } = useQuery({
    queryKey: [...memberKey(memberId), 'redeemed'],
    queryFn: () => perennial.listRedemptions({ memberId, limit: 100 }),
    enabled: useMay('rewards:read'),
  });
  const redemption = data?.redemptions.find((one) => one.redemptionId === redemptionId);
  return redemption === undefined ? title : `${title}: ${rewardName(program, redemption.rewardId)}`;
}

function ActivityTitle({
  memberId,
  sequence,
  title,
}: {
  readonly memberId: string;
  readonly sequence: number;
  readonly title: string;
}) {
  const { perennial } = useSession();
  const { data } = useQuery(entryQuery(perennial, memberId, sequence));
  const type = data === undefined ? null : textOf(data.cause, 'activity', 'type');
  return type === null ? title : `${title}: ${type.replaceAll('_', ' ')}`;
}
