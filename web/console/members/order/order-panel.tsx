import { Alert, Anchor, Button, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { isProblem } from '../../../../client/errors.ts';
import type { OrderStatus } from '../../../../client/generated/types.ts';
import { rewardName, useProgram } from '../../api/program-in-force.ts';
import { Card } from '../../parts/card.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { count, moment, money, points } from '../../parts/words.ts';
import { useSession } from '../../session/session.tsx';
import { memberKey } from '../member-queries.ts';
import { orderVerdict } from './order-verdict.ts';

/** An order that somebody asks about: whether it is here, whose it is, what it is worth and what went back. */
export function OrderPanel({
  memberId,
  orderId,
  close,
}: {
  readonly memberId: string;
  readonly orderId: string;
  close(): void;
}) {
  const { perennial } = useSession();
  const query = useQuery({
    queryKey: [...memberKey(memberId), 'order', orderId],
    queryFn: async (): Promise<{ order: OrderStatus | null }> => {
      try {
        return { order: await perennial.readOrder({ orderId }) };
      } catch (error) {
        if (isProblem(error, 'ORDER_NOT_FOUND')) return { order: null };
        throw error;
      }
    },
  });
  return (
    <Card
      title={`Order ${orderId}`}
      actions={
        <Button variant="default" size="xs" onClick={close}>
          Back to everything
        </Button>
      }
    >
      <Read query={query} lines={4}>
        {({ order }) => <Order order={order} memberId={memberId} />}
      </Read>
    </Card>
  );
}

function Order({ order, memberId }: { readonly order: OrderStatus | null; readonly memberId: string }) {
  const { title, detail, isFine, otherMemberId } = orderVerdict(order, memberId);
  return (
    <Stack gap="md">
      <Alert color={isFine ? 'teal' : 'yellow'} title={title}>
        {detail}{' '}
        {otherMemberId !== null && (
          <Anchor
            component={Link}
            to={`/members/${otherMemberId}?order=${order?.orderId ?? ''}`}
            inherit
            underline="always"
          >
            To that account
          </Anchor>
        )}
      </Alert>
      {order?.status === 'recorded' && <Content order={order} />}
    </Stack>
  );
}

function Content({ order }: { readonly order: OrderStatus }) {
  const program = useProgram();
  const { currency, amountRefunded } = order;
  return (
    <>
      <Facts
        facts={[
          { label: 'Placed', value: order.placedAt === null ? null : moment(order.placedAt) },
          { label: 'Delivered', value: order.deliveredAt === null ? null : moment(order.deliveredAt) },
          { label: 'Claimed later', value: order.claimed ? 'yes' : null },
          {
            label: 'Refunded without a line',
            value: amountRefunded > 0 && currency !== null ? money(amountRefunded, currency) : null,
          },
          ...order.redemptions.map(({ rewardId, redemptionId, spent, returned }) => ({
            label: `Paid with ${rewardName(program, rewardId)}`,
            value: (
              <span
                key={redemptionId}
              >{`${points(spent)}${returned > 0 ? `, ${count(returned)} given back` : ''}`}</span>
            ),
          })),
        ]}
      />
      <ScrollRegion label="Lines of the order">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Line</Table.Th>
              <Table.Th ta="right">Bought</Table.Th>
              <Table.Th ta="right">Went back</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {order.lines.map(({ lineId, sku, quantity, returned }) => (
              <Table.Tr key={lineId}>
                <Table.Td>{sku}</Table.Td>
                <Table.Td ta="right">{count(quantity)}</Table.Td>
                <Table.Td ta="right">{count(returned)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {order.refunds
        .filter(({ refusal }) => refusal !== null)
        .map(({ refundId, refusal }) => (
          <Text key={refundId} size="sm">
            Refund {refundId} was impossible: {refusal?.detail}
          </Text>
        ))}
    </>
  );
}
