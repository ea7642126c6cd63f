import { Badge, Table, Text } from '@mantine/core';
import type { Account } from '../../../../client/generated/types.ts';
import { Card } from '../../parts/card.tsx';
import { Read } from '../../parts/read.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { count, day, distance } from '../../parts/words.ts';
import { useAccount } from '../member-queries.ts';

type Lot = Account['lots'][number];

const STATES = { active: 'spendable', held: 'held', pending: 'pending' } as const;
const COLORS = { active: 'teal', held: 'blue', pending: 'yellow' } as const;

/** What expires when: points with the same end are one lot. */
export function LotsCard({ memberId }: { readonly memberId: string }) {
  const query = useAccount(memberId);
  return (
    <Card title="What becomes spendable and what expires, when">
      <Read query={query}>
        {({ lots, balance }) => (
          <>
            {balance.deficit > 0 && (
              <Text mb="sm">
                {count(balance.deficit)} are owed, because points were taken back that had been spent. What is
                earned next goes there first.
              </Text>
            )}
            {lots.length === 0 ? <Text c="dimmed">There are no points now.</Text> : <Lots lots={lots} />}
          </>
        )}
      </Read>
    </Card>
  );
}

function Lots({ lots }: { readonly lots: readonly Lot[] }) {
  return (
    <ScrollRegion label="Lots of points">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>State</Table.Th>
            <Table.Th ta="right">Points</Table.Th>
            <Table.Th>Spendable from</Table.Th>
            <Table.Th>Ends</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lots.map((lot) => (
            <Table.Tr key={`${lot.state} ${lot.activatesAt} ${lot.expiresAt}`}>
              <Table.Td>
                <Badge variant="light" color={COLORS[lot.state]}>
                  {STATES[lot.state]}
                </Badge>
              </Table.Td>
              <Table.Td ta="right">{count(lot.points)}</Table.Td>
              <Table.Td>{spendableFrom(lot)}</Table.Td>
              <Table.Td>{endOf(lot)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function spendableFrom({ state, activatesAt }: Lot): string {
  if (state === 'held') return 'once its redemption is given up';
  return activatesAt === null ? 'now' : `${day(activatesAt)}, ${distance(activatesAt)}`;
}

function endOf({ expiresAt, slides }: Lot): string {
  if (expiresAt === null) return 'never';
  return `${day(expiresAt)}, ${distance(expiresAt)}${slides ? '; later with each activity' : ''}`;
}
