import { Anchor, Button, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { WebhookDelivery, WebhookDeliveryList } from '../../../client/generated/types.ts';
import { Card } from '../parts/card.tsx';
import { Read } from '../parts/read.tsx';
import { Seeking } from '../parts/seeking.tsx';
import { StackedTable } from '../parts/stacked-table.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useReadOn } from '../parts/use-read-on.ts';
import { When } from '../parts/when.tsx';
import { count, distance } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import { outcomeWords, stateOfDelivery } from './endpoint-state.ts';

type Shown = 'all' | WebhookDelivery['status'];
const SHOWN: { value: Shown; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'pending', label: 'Pending' },
  { value: 'failed', label: 'Failed' },
];
/** While something is on its way, somebody waits for what comes of it. */
const WATCHED_MS = 3_000;

/** What was sent to an endpoint in the last 30 days, newest first. */
export function DeliveryList({ endpointId }: { readonly endpointId: string }) {
  const { perennial } = useSession();
  const [search, setSearch] = useSearchParams();
  const shown = SHOWN.find(({ value }) => value === search.get('state'))?.value ?? 'all';
  const query = useInfiniteQuery({
    queryKey: ['webhooks', 'deliveries', endpointId, shown],
    queryFn: ({ pageParam }) =>
      perennial.listWebhookDeliveries({
        endpointId,
        ...(pageParam === null ? {} : { cursor: pageParam }),
        ...(shown === 'all' ? {} : { status: shown }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: WebhookDeliveryList) => nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.deliveries.some(({ status }) => status === 'pending') === true
        ? WATCHED_MS
        : false,
  });
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const isSeeking = useReadOn(query, deliveries.length);
  const choose = (value: Shown): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === 'all') next.delete('state');
      else next.set('state', value);
      return next;
    });
  return (
    <Card
      title="Deliveries"
      actions={
        <SegmentedControl<Shown>
          size="xs"
          data={SHOWN}
          value={shown}
          onChange={choose}
          aria-label="Deliveries by state"
        />
      }
    >
      <Read query={query}>
        {() => (
          <>
            {isSeeking ? <Seeking what="deliveries" /> : <Deliveries deliveries={deliveries} shown={shown} />}
            {query.hasNextPage && !isSeeking && (
              <Group mt="md">
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  Older deliveries
                </Button>
              </Group>
            )}
          </>
        )}
      </Read>
    </Card>
  );
}

function Deliveries({
  deliveries,
  shown,
}: {
  readonly deliveries: readonly WebhookDelivery[];
  readonly shown: Shown;
}) {
  if (deliveries.length === 0)
    return (
      <Text c="dimmed">
        {shown === 'all'
          ? 'Nothing was sent to it in the last 30 days.'
          : `None of the last 30 days is ${shown}.`}
      </Text>
    );
  return (
    <StackedTable label="Deliveries" columns={['Event', 'State', 'Attempts', 'Last answer', 'Created']}>
      {deliveries.map((delivery) => (
        <Row key={delivery.deliveryId} delivery={delivery} />
      ))}
    </StackedTable>
  );
}

function Row({ delivery }: { readonly delivery: WebhookDelivery }) {
  const last = delivery.attempts.at(-1);
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component={Link}
          to={`/webhooks/${delivery.endpointId}/deliveries/${delivery.deliveryId}`}
          fw={500}
        >
          {delivery.type}
        </Anchor>
      </Table.Td>
      <Table.Td data-label="State">
        <StateBadge state={stateOfDelivery(delivery)} />
      </Table.Td>
      <Table.Td data-label="Attempts">{count(delivery.attempts.length)}</Table.Td>
      <Table.Td data-label="Last answer">
        {last === undefined ? 'None yet' : outcomeWords(last)}
        {delivery.nextAttemptAt !== null && last !== undefined && (
          <Text size="xs" c="dimmed">
            again {distance(delivery.nextAttemptAt)}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label="Created">
        <When at={delivery.createdAt} />
      </Table.Td>
    </Table.Tr>
  );
}
