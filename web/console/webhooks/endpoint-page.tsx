import { Alert, Anchor, Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { WebhookEndpointStatus } from '../../../client/generated/types.ts';
import { Card } from '../parts/card.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Read } from '../parts/read.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { When } from '../parts/when.tsx';
import { Needs } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { EditEndpoint } from './edit-endpoint.tsx';
import { stateOfEndpoint, troubleOf } from './endpoint-state.ts';
import { typeWords } from './event-types.ts';
import { RotateSecret } from './rotate-secret.tsx';
import { RemoveEndpoint, SwitchEndpoint } from './switch-endpoint.tsx';

/** One endpoint: how it is doing, what was sent to it, and what can be done with it. */
export function EndpointPage() {
  const { endpointId = '' } = useParams();
  const { perennial } = useSession();
  const endpoint = useQuery({
    queryKey: ['webhooks', 'endpoint', endpointId],
    queryFn: () => perennial.readWebhookEndpoint({ endpointId }),
  });
  return (
    <Page
      title={endpoint.data?.description ?? 'Webhook endpoint'}
      above={
        <Anchor component={Link} to="/webhooks" size="sm">
          Webhooks
        </Anchor>
      }
      {...(endpoint.data === undefined ? {} : { actions: <Actions endpoint={endpoint.data} /> })}
    >
      <Read query={endpoint}>{(found) => <About endpoint={found} />}</Read>
      {endpoint.data !== undefined && <DeliveryList endpointId={endpointId} />}
    </Page>
  );
}

function About({ endpoint }: { readonly endpoint: WebhookEndpointStatus }) {
  const trouble = troubleOf(endpoint);
  return (
    <>
      {trouble !== null && endpoint.enabled && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="It is failing">
          {trouble}
        </Alert>
      )}
      <Card title="Endpoint" actions={<StateBadge state={stateOfEndpoint(endpoint, endpoint)} />}>
        <Facts
          facts={[
            { label: 'Address', value: endpoint.url, isWide: true },
            { label: 'Id', value: <Copyable name="endpoint id" value={endpoint.endpointId} /> },
            { label: 'Events', value: typeWords(endpoint.types) },
            { label: 'Registered', value: <When at={endpoint.createdAt} /> },
            { label: 'Secret since', value: <When at={endpoint.secretSince} /> },
            {
              label: 'Older secret until',
              value: endpoint.overlapUntil === null ? null : <When at={endpoint.overlapUntil} />,
            },
          ]}
        />
      </Card>
    </>
  );
}

type Dialog = 'edit' | 'switch' | 'rotate' | 'remove';

function Actions({ endpoint }: { readonly endpoint: WebhookEndpointStatus }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  return (
    <Needs scope="webhooks:write">
      {endpoint.enabled && <Ping endpointId={endpoint.endpointId} />}
      <Button variant="default" onClick={() => setDialog('edit')}>
        Change
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="xs" aria-label="More actions">
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('rotate')}>Make a new secret…</Menu.Item>
          <Menu.Item onClick={() => setDialog('switch')}>
            {endpoint.enabled ? 'Pause…' : 'Switch on…'}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => setDialog('remove')}>
            Remove…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'edit' && <EditEndpoint endpoint={endpoint} close={close} />}
      {dialog === 'rotate' && <RotateSecret endpointId={endpoint.endpointId} close={close} />}
      {dialog === 'switch' && <SwitchEndpoint endpoint={endpoint} close={close} />}
      {dialog === 'remove' && <RemoveEndpoint endpoint={endpoint} close={close} />}
    </Needs>
  );
}

function Ping({ endpointId }: { readonly endpointId: string }) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const pinging = useMutation({
    mutationFn: () => perennial.pingWebhookEndpoint({ endpointId }),
    onSuccess: async () => {
      notifications.show({
        color: 'teal',
        title: 'A ping is on its way',
        message: 'What comes of it stands first among the deliveries.',
      });
      await queries.invalidateQueries({ queryKey: ['webhooks', 'deliveries', endpointId] });
    },
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: 'No ping was sent',
        message: <ProblemAlert error={error} />,
        autoClose: false,
      }),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconSend size={16} aria-hidden />}
      loading={pinging.isPending}
      onClick={() => pinging.mutate()}
    >
      Send a ping
    </Button>
  );
}
