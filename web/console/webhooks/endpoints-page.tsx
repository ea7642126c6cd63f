import { Anchor, Button, Table, Text } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { WebhookEndpoint } from '../../../client/generated/types.ts';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { StackedTable } from '../parts/stacked-table.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { Needs } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';
import { CreateEndpoint } from './create-endpoint.tsx';
import { stateOfEndpoint } from './endpoint-state.ts';
import { typeWords } from './event-types.ts';

/** Where events are posted to, and how each is doing. */
export function EndpointsPage() {
  const { perennial } = useSession();
  const endpoints = useQuery({
    queryKey: ['webhooks', 'endpoints'],
    queryFn: () => perennial.listWebhookEndpoints(),
  });
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Needs scope="webhooks:write">
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
        Add an endpoint
      </Button>
    </Needs>
  );
  return (
    <Page
      title="Webhooks"
      lead="Addresses of yours that every event of their types is posted to, signed, and again until it is taken."
      actions={add}
    >
      <Read query={endpoints}>
        {({ endpoints: all }) =>
          all.length === 0 ? (
            <EmptyState title="No endpoint yet">
              <Text>
                Mail tools, help desks and your own services hear from it what members do: points earned,
                rewards redeemed, tiers reached, friends referred.
              </Text>
            </EmptyState>
          ) : (
            <EndpointTable endpoints={all} />
          )
        }
      </Read>
      {isAdding && <CreateEndpoint close={() => setAdding(false)} />}
    </Page>
  );
}

function EndpointTable({ endpoints }: { readonly endpoints: readonly WebhookEndpoint[] }) {
  const { perennial } = useSession();
  const statuses = useQueries({
    queries: endpoints.map(({ endpointId }) => ({
      queryKey: ['webhooks', 'endpoint', endpointId],
      queryFn: () => perennial.readWebhookEndpoint({ endpointId }),
    })),
  });
  return (
    <Card>
      <StackedTable label="Endpoints" columns={['Address', 'State', 'Events']}>
        {endpoints.map((endpoint, index) => (
          <Table.Tr key={endpoint.endpointId}>
            <Table.Td data-wraps>
              <Anchor component={Link} to={`/webhooks/${endpoint.endpointId}`} fw={500}>
                {endpoint.url}
              </Anchor>
              {endpoint.description !== null && (
                <Text size="sm" c="dimmed">
                  {endpoint.description}
                </Text>
              )}
            </Table.Td>
            <Table.Td data-label="State">
              <StateBadge state={stateOfEndpoint(endpoint, statuses[index]?.data)} />
            </Table.Td>
            <Table.Td data-label="Events">{typeWords(endpoint.types)}</Table.Td>
          </Table.Tr>
        ))}
      </StackedTable>
    </Card>
  );
}
