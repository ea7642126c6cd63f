import { Anchor, Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { isProblem } from '../../../../client/errors.ts';
import type { FriendReferral } from '../../../../client/generated/types.ts';
import { rewardName, useProgram } from '../../api/program-in-force.ts';
import { Card } from '../../parts/card.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { day } from '../../parts/words.ts';
import { Needs } from '../../session/needs.tsx';
import { useSession } from '../../session/session.tsx';
import { memberKey } from '../member-queries.ts';
import { REFERRAL_ENDS, REFERRAL_STATES } from '../member-words.ts';
import { gaveWords } from './brought-card.tsx';

/** The invitation by which the member came themselves. */
export function CameByCard({ memberId }: { readonly memberId: string }) {
  const { perennial } = useSession();
  const program = useProgram();
  const query = useQuery({
    queryKey: [...memberKey(memberId), 'came-by'],
    queryFn: async (): Promise<{ referral: FriendReferral | null }> => {
      try {
        return { referral: await perennial.readFriendReferral({ memberId }) };
      } catch (error) {
        if (isProblem(error, 'REFERRAL_NOT_FOUND')) return { referral: null };
        throw error;
      }
    },
  });
  return (
    <Card
      title="How they came"
      actions={
        query.data?.referral != null && (
          <Needs scope="referrals:review">
            <Anchor component={Link} to={`/referrals/${memberId}`} size="sm">
              All that is known of it
            </Anchor>
          </Needs>
        )
      }
    >
      <Read query={query} lines={2}>
        {({ referral }) =>
          referral === null ? (
            <Text c="dimmed">Not by the code of a friend.</Text>
          ) : (
            <Facts
              facts={[
                {
                  label: 'State',
                  value: (
                    <Badge variant="light" color={REFERRAL_STATES[referral.status].color}>
                      {REFERRAL_STATES[referral.status].words}
                    </Badge>
                  ),
                },
                { label: 'Why', value: referral.reason === null ? null : REFERRAL_ENDS[referral.reason] },
                { label: 'Invited by', value: referral.invitedBy ?? 'a friend who shows no name' },
                { label: 'Came', value: day(referral.signedUpAt) },
                { label: 'Got', value: gaveWords(referral, (id) => rewardName(program, id)) },
                {
                  label: 'Order needed before',
                  value: referral.qualifiedAt === null ? day(referral.orderBefore) : null,
                },
              ]}
            />
          )
        }
      </Read>
    </Card>
  );
}
