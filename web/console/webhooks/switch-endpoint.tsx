import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { WebhookEndpointStatus } from '../../../client/generated/types.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { useSession } from '../session/session.tsx';

/** Pauses an endpoint, or lets it hear again. */
export function SwitchEndpoint({
  endpoint: { endpointId, enabled },
  close,
}: {
  readonly endpoint: WebhookEndpointStatus;
  close(): void;
}) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const switching = useMutation({
    mutationFn: () => perennial.changeWebhookEndpoint({ endpointId, body: { enabled: !enabled } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
      close();
    },
  });
  return (
    <ActionDialog
      title={enabled ? 'Pause this endpoint?' : 'Switch this endpoint on?'}
      opened
      close={close}
      submit={() => switching.mutate()}
      doing={switching.isPending}
      error={switching.error}
      label={enabled ? 'Pause it' : 'Switch it on'}
      isDangerous={enabled}
    >
      <Text size="sm">
        {enabled
          ? 'Nothing is posted to it while it is paused. What is pending waits; what happens meanwhile is not kept for it.'
          : 'What is pending is sent now, and how it has been doing is forgotten. What happened while it was off is not sent.'}
      </Text>
    </ActionDialog>
  );
}

/** Removes an endpoint for good. */
export function RemoveEndpoint({
  endpoint: { endpointId, url },
  close,
}: {
  readonly endpoint: WebhookEndpointStatus;
  close(): void;
}) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const removing = useMutation({
    mutationFn: () => perennial.deleteWebhookEndpoint({ endpointId }),
    onSuccess: async () => {
      queries.removeQueries({ queryKey: ['webhooks', 'endpoint', endpointId] });
      await navigate('/webhooks');
      await queries.invalidateQueries({ queryKey: ['webhooks', 'endpoints'] });
    },
  });
  return (
    <ActionDialog
      title="Remove this endpoint?"
      opened
      close={close}
      submit={() => removing.mutate()}
      doing={removing.isPending}
      error={removing.error}
      label="Remove it"
      isDangerous
    >
      <Text size="sm">
        Nothing is sent to {url} any more. Its secrets are gone, and its deliveries can no longer be read.
        This cannot be undone.
      </Text>
    </ActionDialog>
  );
}
