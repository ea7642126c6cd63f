import { Anchor, Button, Code, Text, Timeline } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { WebhookDelivery } from '../../../client/generated/types.ts';
import { useRequestKey } from '../api/request-key.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { Card } from '../parts/card.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { When } from '../parts/when.tsx';
import { count } from '../parts/words.ts';
import { Needs } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';
import classes from './delivery-page.module.css';
import { failureWords, hasTaken, outcomeWords, stateOfDelivery } from './endpoint-state.ts';

const WATCHED_MS = 3_000;
/** Attempts follow one another within seconds. */
const SECOND = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** One delivery: every attempt with its answer, and exactly what is sent. */
export function DeliveryPage() {
  const { endpointId = '', deliveryId = '' } = useParams();
  const { perennial } = useSession();
  const delivery = useQuery({
    queryKey: ['webhooks', 'delivery', deliveryId],
    queryFn: () => perennial.readWebhookDelivery({ deliveryId }),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? WATCHED_MS : false),
  });
  return (
    <Page
      title={delivery.data?.type ?? 'Delivery'}
      above={
        <Anchor component={Link} to={`/webhooks/${endpointId}`} size="sm">
          Its endpoint
        </Anchor>
      }
      {...(delivery.data === undefined ? {} : { actions: <Redeliver delivery={delivery.data} /> })}
    >
      <Read query={delivery}>{(found) => <Found delivery={found} />}</Read>
    </Page>
  );
}

function Found({ delivery }: { readonly delivery: WebhookDelivery }) {
  return (
    <>
      <Card title="Delivery" actions={<StateBadge state={stateOfDelivery(delivery)} />}>
        <Facts
          facts={[
            {
              label: 'Header webhook-id',
              value: <Copyable name="webhook id" value={delivery.messageId} />,
              isWide: true,
            },
            { label: 'Created', value: <When at={delivery.createdAt} /> },
            {
              label: 'Next attempt',
              value: delivery.nextAttemptAt === null ? null : <When at={delivery.nextAttemptAt} />,
            },
            { label: 'Given up because', value: failureWords(delivery) },
          ]}
        />
      </Card>
      <Card title={`Attempts: ${count(delivery.attempts.length)}`}>
        {delivery.attempts.length === 0 ? (
          <Text c="dimmed">None yet.</Text>
        ) : (
          <Attempts attempts={delivery.attempts} />
        )}
      </Card>
      <Card title="What is sent">
        <Code block className={classes['body'] ?? ''}>
          {prettily(delivery.body)}
        </Code>
      </Card>
    </>
  );
}

const Attempts = ({ attempts }: { readonly attempts: WebhookDelivery['attempts'] }) => (
  <Timeline bulletSize={22} lineWidth={2} active={attempts.length}>
    {[...attempts].reverse().map((attempt) => (
      <Timeline.Item
        key={attempt.at}
        color={hasTaken(attempt) ? 'teal' : 'red'}
        bullet={hasTaken(attempt) ? <IconCheck size={13} aria-hidden /> : <IconX size={13} aria-hidden />}
        title={outcomeWords(attempt)}
      >
        <Text size="sm" c="dimmed">
          <time dateTime={attempt.at}>{SECOND.format(new Date(attempt.at))}</time>, within{' '}
          {count(attempt.durationMs)} ms
        </Text>
        {attempt.answer !== '' && (
          <Code block mt={6} className={classes['answer'] ?? ''}>
            {attempt.answer}
          </Code>
        )}
      </Timeline.Item>
    ))}
  </Timeline>
);

function prettily(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function Redeliver({ delivery }: { readonly delivery: WebhookDelivery }) {
  const { deliveryId, endpointId } = delivery;
  const { perennial } = useSession();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  // One question is one request; the next one, after new attempts, is another.
  const idempotencyKey = useRequestKey(`${delivery.attempts.length}`);
  const sending = useMutation({
    mutationFn: () => perennial.redeliverWebhook({ deliveryId, idempotencyKey }),
    onSuccess: async (again) => {
      setAsked(false);
      queries.setQueryData(['webhooks', 'delivery', deliveryId], again);
      notifications.show({ color: 'teal', message: 'It is on its way again.' });
      await queries.invalidateQueries({ queryKey: ['webhooks', 'deliveries', endpointId] });
    },
  });
  if (delivery.status === 'pending') return null;
  return (
    <Needs scope="webhooks:write">
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => {
          sending.reset();
          setAsked(true);
        }}
      >
        Send again
      </Button>
      <ActionDialog
        title="Send it again?"
        opened={isAsked}
        close={() => setAsked(false)}
        submit={() => sending.mutate()}
        doing={sending.isPending}
        error={sending.error}
        label="Send again"
      >
        <Text size="sm">
          The same body under the same <code>webhook-id</code>, with all its attempts from the first one on. A
          receiver that has it already can tell.
        </Text>
      </ActionDialog>
    </Needs>
  );
}
