import { Anchor, Text, Timeline } from '@mantine/core';
import { Link } from 'react-router';
import type { SupportReferral } from '../../../client/generated/types.ts';
import { rewardName, useProgram } from '../api/program-in-force.ts';
import { gaveWords } from '../members/friends/brought-card.tsx';
import { Card } from '../parts/card.tsx';
import { Facts } from '../parts/facts.tsx';
import { When } from '../parts/when.tsx';
import { useMay } from '../session/needs.tsx';

const KINDS: Readonly<Record<SupportReferral['timeline'][number]['kind'], string>> = {
  referral: 'The friend came with the code',
  referral_qualification: 'An order qualified, and was judged',
  referral_review: 'A person decided',
  referral_reward: 'A reward was booked',
  referral_reversal: 'A reward was taken back',
};

/** What was booked for it, and its entries in the books of both. */
export function HistoryCard({ referral }: { readonly referral: SupportReferral }) {
  const program = useProgram();
  const mayExplain = useMay('accounts:read');
  const name = (id: string): string => rewardName(program, id);
  return (
    <Card title="In the books">
      <Facts
        facts={[
          { label: 'Advocate got', value: gaveWords({ got: referral.advocateGot }, name) },
          { label: 'Friend got', value: gaveWords({ got: referral.friendGot }, name) },
        ]}
      />
      <Timeline mt="md" bulletSize={12} lineWidth={2}>
        {referral.timeline.map(({ kind, memberId, sequence, recordedAt }) => (
          <Timeline.Item key={`${memberId} ${sequence}`} title={KINDS[kind]}>
            <Text size="sm" c="dimmed">
              <When at={recordedAt} />, {memberId === referral.friendId ? 'friend' : 'advocate'}
              {mayExplain && (
                <>
                  {' · '}
                  <Anchor
                    component={Link}
                    to={`/members/${memberId}?entry=${sequence}`}
                    inherit
                    underline="always"
                  >
                    explained
                  </Anchor>
                </>
              )}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Card>
  );
}
