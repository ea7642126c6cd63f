import { Anchor, Badge, Button, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AdvocateReferral } from '../../../../client/generated/types.ts';
import { rewardName, useProgram } from '../../api/program-in-force.ts';
import { Card } from '../../parts/card.tsx';
import { Read } from '../../parts/read.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { count, day, points } from '../../parts/words.ts';
import { useMay } from '../../session/needs.tsx';
import { REFERRAL_ENDS, REFERRAL_STATES } from '../member-words.ts';
import { useBrought } from './use-brought.ts';

/** The friends whom the member brought, and what became of each. */
export function BroughtCard({ memberId }: { readonly memberId: string }) {
  const query = useBrought(memberId);
  return (
    <Card title="Friends they brought">
      <Read query={query}>
        {({ pages }) => {
          const referrals = pages.flatMap((page) => page.referrals);
          const totals = pages[0]?.totals;
          if (referrals.length === 0) return <Text c="dimmed">Nobody came with their code so far.</Text>;
          return (
            <Stack gap="sm">
              {totals !== undefined && (
                <Text>
                  <b>{count(totals.successes)}</b> that count; they gave <b>{points(totals.points)}</b>.
                </Text>
              )}
              <Referrals referrals={referrals} />
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

function Referrals({ referrals }: { readonly referrals: readonly AdvocateReferral[] }) {
  const program = useProgram();
  const mayReview = useMay('referrals:review');
  return (
    <ScrollRegion label="Friends">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Came</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Channel</Table.Th>
            <Table.Th>Gave</Table.Th>
            <Table.Th>Look at</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {referrals.map((referral) => (
            <Table.Tr key={referral.friendId ?? referral.signedUpAt}>
              <Table.Td>{day(referral.signedUpAt)}</Table.Td>
              <Table.Td>
                <Badge variant="light" color={REFERRAL_STATES[referral.status].color}>
                  {REFERRAL_STATES[referral.status].words}
                </Badge>
                {referral.reason !== null && (
                  <Text size="xs" c="dimmed">
                    {REFERRAL_ENDS[referral.reason]}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{referral.channel ?? 'not told'}</Table.Td>
              <Table.Td>{gaveWords(referral, (id) => rewardName(program, id))}</Table.Td>
              <Table.Td>
                {referral.friendId !== null && (
                  <>
                    <Anchor component={Link} to={`/members/${referral.friendId}`} inherit underline="always">
                      the friend
                    </Anchor>
                    {mayReview && (
                      <>
                        {', '}
                        <Anchor
                          component={Link}
                          to={`/referrals/${referral.friendId}`}
                          inherit
                          underline="always"
                        >
                          the referral
                        </Anchor>
                      </>
                    )}
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

const WITHHELD = {
  CAP_REACHED: 'nothing: the cap was reached',
  MEMBER_CLOSED: 'nothing: the membership was closed',
  NOT_AN_ADVOCATE: 'nothing: no advocate then',
} as const;

/** What a side of a referral got, in words. */
export function gaveWords(
  { got }: Pick<AdvocateReferral, 'got'>,
  nameOf: (rewardId: string) => string,
): string {
  if (got === null) return 'nothing yet';
  if (got.withheld !== null) return WITHHELD[got.withheld];
  if (got.rewardId !== null) return nameOf(got.rewardId);
  return got.points === 0 ? 'nothing that stayed' : points(got.points);
}
