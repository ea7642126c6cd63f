import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WebhookEndpointStatus } from '../../../client/generated/types.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { useSession } from '../session/session.tsx';
import { EndpointFields, type EndpointValues, typesOf, validateEndpoint } from './endpoint-fields.tsx';
import { EVERY_TYPE } from './event-types.ts';

/** Changes where an endpoint is and what it hears; refused where a colleague changed it meanwhile. */
export function EditEndpoint({
  endpoint,
  close,
}: {
  readonly endpoint: WebhookEndpointStatus;
  close(): void;
}) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const { endpointId, etag } = endpoint;
  const isAll = endpoint.types.includes(EVERY_TYPE);
  const form = useForm<EndpointValues>({
    initialValues: {
      url: endpoint.url,
      description: endpoint.description ?? '',
      hears: isAll ? 'all' : 'some',
      types: isAll ? [] : [...endpoint.types],
    },
    validate: validateEndpoint,
  });
  const changing = useMutation({
    mutationFn: (values: EndpointValues) =>
      perennial.changeWebhookEndpoint({
        endpointId,
        ifMatch: etag,
        body: {
          url: values.url.trim(),
          types: typesOf(values) as ['*'],
          description: values.description.trim() === '' ? null : values.description.trim(),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
      close();
    },
  });
  return (
    <ActionDialog
      title="Change the endpoint"
      opened
      close={close}
      submit={() => {
        if (!form.validate().hasErrors) changing.mutate(form.getValues());
      }}
      doing={changing.isPending}
      error={changing.error}
      label="Save"
    >
      <EndpointFields form={form} />
    </ActionDialog>
  );
}
