import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Redemption } from '../../../../client/generated/types.ts';
import { rewardName, useProgram } from '../../api/program-in-force.ts';
import { Card } from '../../parts/card.tsx';
import { Copyable } from '../../parts/copyable.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { moment, points } from '../../parts/words.ts';
import { useMay } from '../../session/needs.tsx';
import { useSession } from '../../session/session.tsx';
import { memberKey } from '../member-queries.ts';
import { REDEMPTION_STATES } from '../member-words.ts';
import { deedsOf, type RedemptionDeed } from './redemption-deeds.ts';
import { RedemptionDialog } from './redemption-dialog.tsx';
import classes from './rewards.module.css';

/** What the member redeemed and was given, and what may be done about it. */
export function RewardsView({ memberId }: { readonly memberId: string }) {
  const { perennial } = useSession();
  const query = useInfiniteQuery({
    queryKey: [...memberKey(memberId), 'redemptions'],
    queryFn: ({ pageParam }) => perennial.listRedemptions({ memberId, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <Card title="Redemptions">
      <Read query={query}>
        {({ pages }) => {
          const redemptions = pages.flatMap((page) => page.redemptions);
          return (
            <Stack gap="md">
              {redemptions.length === 0 && !query.hasNextPage && (
                <EmptyState title="Nothing was redeemed yet">
                  <Text>What the member gets for points, or is given for nothing, will be here.</Text>
                </EmptyState>
              )}
              <ul className={classes['list']}>
                {redemptions.map((redemption) => (
                  <RedemptionItem key={redemption.redemptionId} redemption={redemption} shownOn={memberId} />
                ))}
              </ul>
              {query.hasNextPage && (
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  Show older
                </Button>
              )}
            </Stack>
          );
        }}
      </Read>
    </Card>
  );
}

function RedemptionItem({
  redemption,
  shownOn,
}: {
  readonly redemption: Redemption;
  readonly shownOn: string;
}) {
  const program = useProgram();
  const name = rewardName(program, redemption.rewardId);
  const [deed, setDeed] = useState<RedemptionDeed | null>(null);
  const deeds = useMay('redemptions:write') ? deedsOf(redemption) : [];
  const state = REDEMPTION_STATES[redemption.status];
  return (
    <li className={classes['item']}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          <Badge variant="light" color={state.color}>
            {state.words}
          </Badge>
        </Group>
        <Group gap="xs">
          {deeds.map((one) => (
            <Button
              key={one.kind}
              size="xs"
              variant={one.kind === 'fulfill' ? 'light' : 'default'}
              onClick={() => setDeed(one)}
            >
              {one.label}
            </Button>
          ))}
        </Group>
      </Group>
      <Facts facts={redemptionFacts(redemption)} />
      {deed !== null && (
        <RedemptionDialog
          deed={deed}
          redemption={redemption}
          name={name}
          shownOn={shownOn}
          close={() => setDeed(null)}
        />
      )}
    </li>
  );
}

const GRANTED = { referral: 'a referral', challenge: 'a challenge', trigger: 'a trigger' } as const;

function redemptionFacts(redemption: Redemption): readonly Fact[] {
  const { granted, coupon, lapsesAt, status, orderId } = redemption;
  const instructions =
    redemption.apply.benefit.kind === 'by_hand' ? redemption.apply.benefit.instructions : null;
  return [
    { label: 'Redeemed', value: moment(redemption.authorizedAt) },
    {
      label: 'Cost',
      value: granted === null ? points(redemption.points) : `nothing: given by ${GRANTED[granted.by]}`,
    },
    { label: 'Held until', value: status === 'authorized' && lapsesAt !== null ? moment(lapsesAt) : null },
    { label: 'Used on order', value: orderId },
    { label: 'Handed over', value: redemption.fulfilledAt === null ? null : moment(redemption.fulfilledAt) },
    { label: 'What to do', value: instructions },
    ...couponFacts(coupon),
    { label: 'Redemption', value: <Copyable name="redemption id" value={redemption.redemptionId} /> },
  ];
}

function couponFacts(coupon: Redemption['coupon']): readonly Fact[] {
  if (coupon === null) return [];
  return [
    {
      label: 'Coupon',
      value: coupon.code === null ? null : <Copyable name="coupon code" value={coupon.code} />,
    },
    { label: 'Coupon ends', value: coupon.expiresAt === null ? 'never' : moment(coupon.expiresAt) },
    { label: 'Coupon used', value: coupon.usedAt === null ? null : moment(coupon.usedAt) },
    { label: 'Coupon made void', value: coupon.voidedAt === null ? null : moment(coupon.voidedAt) },
    { label: 'Gift claimed', value: coupon.claimedAt === null ? null : moment(coupon.claimedAt) },
  ];
}
