import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useRequestKey } from '../api/request-key.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { SecretOnce } from '../parts/secret-once.tsx';
import { useSession } from '../session/session.tsx';
import {
  EndpointFields,
  type EndpointValues,
  emptyEndpoint,
  typesOf,
  validateEndpoint,
} from './endpoint-fields.tsx';
import { SECRET_EXPLAINED } from './rotate-secret.tsx';

/** Registers an endpoint, and shows its secret once. */
export function CreateEndpoint({ close }: { close(): void }) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<EndpointValues>({ initialValues: emptyEndpoint, validate: validateEndpoint });
  const values = form.getValues();
  const body = {
    url: values.url.trim(),
    types: typesOf(values) as ['*'],
    ...(values.description.trim() === '' ? {} : { description: values.description.trim() }),
  };
  const idempotencyKey = useRequestKey(JSON.stringify(body));
  const creating = useMutation({
    mutationFn: () => perennial.createWebhookEndpoint({ body, idempotencyKey }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks', 'endpoints'] }),
  });
  const { data: created } = creating;
  if (created !== undefined)
    return (
      <SecretOnce
        title="The endpoint is registered"
        secret={created.secret ?? ''}
        explanation={
          created.secret === null
            ? 'It was registered before, and its secret was shown then. If it is lost, make a new one on the page of the endpoint.'
            : SECRET_EXPLAINED
        }
        done={() => {
          close();
          void navigate(`/webhooks/${created.endpointId}`);
        }}
      />
    );
  return (
    <ActionDialog
      title="Add an endpoint"
      opened
      close={close}
      submit={() => {
        if (!form.validate().hasErrors) creating.mutate();
      }}
      doing={creating.isPending}
      error={creating.error}
      label="Add it"
    >
      <EndpointFields form={form} />
    </ActionDialog>
  );
}
