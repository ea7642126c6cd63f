import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SetAsideOrderList } from '../../../client/generated/types.ts';
import { Card } from '../parts/card.tsx';
import { Read } from '../parts/read.tsx';
import { StackedTable } from '../parts/stacked-table.tsx';
import { When } from '../parts/when.tsx';
import { count } from '../parts/words.ts';
import { Needs } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';
import { ForgetOrder } from './forget-order.tsx';
import { SET_ASIDE_KEY } from './letter-words.ts';
import { RetryOrders } from './retry-orders.tsx';

/** Orders that a shop platform told of, and that the program refuses as it is. */
export function SetAsideOrders() {
  const { perennial } = useSession();
  const orders = useQuery({ queryKey: SET_ASIDE_KEY, queryFn: () => perennial.listSetAsideOrders() });
  const [asked, setAsked] = useState<readonly string[] | null | undefined>();
  const [forgetting, setForgetting] = useState<string | null>(null);
  return (
    <Card title="Orders that were set aside">
      <Text size="sm" c="dimmed" mb="md">
        A shop platform told of them, and the program does not take them as it is. They wait with their
        refunds until they are recorded; put right first what they were refused for. What is in them, the
        platform&rsquo;s own administration shows.
      </Text>
      <Read query={orders} lines={2}>
        {({ orders: all }) =>
          all.length === 0 ? (
            <Text>None is set aside.</Text>
          ) : (
            <>
              <StackedTable
                label="Orders that were set aside"
                columns={['Order', 'Why it was refused', 'Since', '']}
              >
                {all.map((order) => (
                  <Row
                    key={order.orderId}
                    order={order}
                    retry={() => setAsked([order.orderId])}
                    forget={() => setForgetting(order.orderId)}
                  />
                ))}
              </StackedTable>
              <Needs scope="dead-letters:write">
                <Group justify="flex-end" mt="md">
                  <Button onClick={() => setAsked(null)}>
                    {all.length === 1 ? 'Record it now' : `Record all ${count(all.length)} now`}
                  </Button>
                </Group>
              </Needs>
            </>
          )
        }
      </Read>
      {asked !== undefined && (
        <RetryOrders
          orderIds={asked}
          orders={asked?.length ?? orders.data?.orders.length ?? 0}
          close={() => setAsked(undefined)}
        />
      )}
      {forgetting !== null && <ForgetOrder orderId={forgetting} close={() => setForgetting(null)} />}
    </Card>
  );
}

type SetAsideOrder = SetAsideOrderList['orders'][number];

/** What to do about a refusal that orders of platforms meet; of others, their own words say it. */
const CAUSES: Readonly<Record<string, { readonly title: string; readonly remedy: string }>> = {
  CURRENCY_NOT_IN_PROGRAM: {
    title: 'Its currency is not in the program',
    remedy: 'Publish a version that has it.',
  },
  ORDER_PLACED_IN_FUTURE: {
    title: 'It is dated in the future',
    remedy: 'Have the clock of the shop set right, or wait for its date.',
  },
  MEMBER_NOT_FOUND: {
    title: 'Its member is not known',
    remedy: 'Enroll them first.',
  },
};

function Row({ order, retry, forget }: { readonly order: SetAsideOrder; retry(): void; forget(): void }) {
  const { orderId, code, detail, setAsideAt } = order;
  const cause = Object.hasOwn(CAUSES, code) ? CAUSES[code] : undefined;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={500} span>
          {orderId}
        </Text>
      </Table.Td>
      <Table.Td data-wraps>
        <Text size="sm">{cause?.title ?? detail}</Text>
        <Text size="xs" c="dimmed">
          {cause !== undefined && `${detail} `}
          {cause?.remedy}
          {code === 'CURRENCY_NOT_IN_PROGRAM' && (
            <Needs scope="program:write">
              {' '}
              <Anchor component={Link} to="/program" size="xs">
                The program
              </Anchor>
            </Needs>
          )}
        </Text>
      </Table.Td>
      <Table.Td data-label="Since">
        <When at={setAsideAt} />
      </Table.Td>
      <Table.Td>
        <Needs scope="dead-letters:write">
          <Button variant="default" size="xs" onClick={retry} aria-label={`Record order ${orderId} now`}>
            Record it now
          </Button>{' '}
          <Button
            variant="subtle"
            color="red"
            size="xs"
            onClick={forget}
            aria-label={`Forget order ${orderId}`}
          >
            Forget…
          </Button>
        </Needs>
      </Table.Td>
    </Table.Tr>
  );
}
