import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../parts/card.tsx';
import { Read } from '../parts/read.tsx';
import { StackedTable } from '../parts/stacked-table.tsx';
import { When } from '../parts/when.tsx';
import { count } from '../parts/words.ts';
import { Needs } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';
import { SET_ASIDE_KEY } from './letter-words.ts';
import { RetryOrders } from './retry-orders.tsx';

/** Orders that a shop platform told of, and that the program refuses as it is. */
export function SetAsideOrders() {
  const { perennial } = useSession();
  const orders = useQuery({ queryKey: SET_ASIDE_KEY, queryFn: () => perennial.listSetAsideOrders() });
  const [asked, setAsked] = useState<readonly string[] | null | undefined>();
  return (
    <Card title="Orders that were set aside">
      <Text size="sm" c="dimmed" mb="md">
        A shop platform told of them, and the program does not take them as it is: mostly for a currency that
        it lacks. They wait with their refunds until they are recorded. What is in them, the platform&rsquo;s
        own administration shows.
      </Text>
      <Read query={orders} lines={2}>
        {({ orders: all }) =>
          all.length === 0 ? (
            <Text>None is set aside.</Text>
          ) : (
            <>
              <StackedTable
                label="Orders that were set aside"
                columns={['Order', 'Refused with', 'Since', '']}
              >
                {all.map(({ orderId, code, setAsideAt }) => (
                  <Table.Tr key={orderId}>
                    <Table.Td>{orderId}</Table.Td>
                    <Table.Td data-label="Refused with">
                      <code>{code}</code>
                    </Table.Td>
                    <Table.Td data-label="Since">
                      <When at={setAsideAt} />
                    </Table.Td>
                    <Table.Td>
                      <Needs scope="dead-letters:write">
                        <Anchor component="button" type="button" onClick={() => setAsked([orderId])}>
                          Record it now
                        </Anchor>
                      </Needs>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </StackedTable>
              <Needs scope="dead-letters:write">
                <Group justify="flex-end" mt="md">
                  <Button onClick={() => setAsked(null)}>Record all {count(all.length)} now</Button>
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
    </Card>
  );
}
