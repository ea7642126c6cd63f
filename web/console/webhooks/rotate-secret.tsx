import { NumberInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useRequestKey } from '../api/request-key.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { SecretOnce } from '../parts/secret-once.tsx';
import { useSession } from '../session/session.tsx';

export const SECRET_EXPLAINED =
  'The receiver verifies with it that a delivery is yours: it is signed by the Standard Webhooks specification. It is shown here once; whoever loses it makes a new one.';

const USUAL_HOURS = 24;
const MOST_HOURS = 168;

/** Makes a new secret; the one before stays in use for a while. */
export function RotateSecret({ endpointId, close }: { readonly endpointId: string; close(): void }) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const [overlapHours, setOverlapHours] = useState<number | string>(USUAL_HOURS);
  const hours = typeof overlapHours === 'number' ? overlapHours : USUAL_HOURS;
  const idempotencyKey = useRequestKey(`${hours}`);
  const rotating = useMutation({
    mutationFn: () =>
      perennial.rotateWebhookSecret({ endpointId, body: { overlapHours: hours }, idempotencyKey }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks', 'endpoint', endpointId] }),
  });
  if (rotating.data !== undefined)
    return (
      <SecretOnce
        title="The new secret"
        secret={rotating.data.secret ?? ''}
        explanation={SECRET_EXPLAINED}
        done={close}
      />
    );
  return (
    <ActionDialog
      title="Make a new secret"
      opened
      close={close}
      submit={() => rotating.mutate()}
      doing={rotating.isPending}
      error={rotating.error}
      label="Make it"
    >
      <NumberInput
        label="Hours in which the old secret works, too"
        description="Deliveries then carry a signature for each, so that the receiver changes over at leisure"
        min={0}
        max={MOST_HOURS}
        allowDecimal={false}
        clampBehavior="strict"
        value={overlapHours}
        onChange={setOverlapHours}
      />
      {hours === 0 && (
        <Text size="sm">
          The old secret ends at once: deliveries are refused by a receiver that does not have the new one
          yet.
        </Text>
      )}
    </ActionDialog>
  );
}
