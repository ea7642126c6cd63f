import { Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SetAsideResult } from '../../../client/generated/types.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { count } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import { SET_ASIDE_KEY } from './letter-words.ts';

/** Records orders that were set aside, after asking, and says what became of each. */
export function RetryOrders({
  orderIds,
  orders,
  close,
}: {
  /** Null: all there are. */
  readonly orderIds: readonly string[] | null;
  readonly orders: number;
  close(): void;
}) {
  const { perennial, who } = useSession();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const retrying = useMutation({
    mutationFn: () =>
      perennial.retrySetAsideOrders({
        body: {
          actor: who.name,
          ...(orderIds === null ? {} : { orderIds: [...orderIds] }),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: SET_ASIDE_KEY }),
  });
  if (retrying.data !== undefined) return <Outcome result={retrying.data} close={close} />;
  const noun = orders === 1 ? 'order' : 'orders';
  return (
    <ActionDialog
      title={`Record ${count(orders)} ${noun} now?`}
      opened
      close={close}
      submit={() => retrying.mutate()}
      doing={retrying.isPending}
      error={retrying.error}
      label={`Record ${count(orders)} ${noun}`}
    >
      <Text size="sm">
        As their webhooks would have, with the refunds that came meanwhile; members earn for them. One that is
        refused again stays here. An order is recorded once, however often it is tried.
      </Text>
      <TextInput
        label="Reason"
        description="For the audit trail, without personal data"
        maxLength={500}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
    </ActionDialog>
  );
}

const OUTCOMES: Readonly<Record<SetAsideResult['deeds'][number]['outcome'], string>> = {
  done: 'recorded',
  awaiting_order: 'a refund that waits for its order',
  known: 'was recorded before',
  differs: 'was recorded before with other content, which stays',
  set_aside: 'refused again',
  refused: 'can never be recorded',
  ignored: 'asks for nothing',
};

function Outcome({
  result: { deeds, missing, isDone },
  close,
}: {
  readonly result: SetAsideResult;
  close(): void;
}) {
  const recorded = deeds.filter(({ kind, outcome }) => kind === 'order' && outcome === 'done').length;
  return (
    <Modal
      opened
      onClose={close}
      title={`${count(recorded)} recorded`}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <List size="sm">
          {deeds.map(({ kind, orderId, refundId, outcome, detail }) => (
            <List.Item key={`${kind} ${orderId} ${refundId}`}>
              {kind === 'refund' ? `Refund ${refundId}` : `Order ${orderId}`}: {OUTCOMES[outcome]}
              {detail === null ? '' : `. ${detail}`}
            </List.Item>
          ))}
        </List>
        {missing.length > 0 && <Text size="sm">Not set aside any more: {missing.join(', ')}.</Text>}
        {!isDone && <Text size="sm">There are more than one call does; record the others as well.</Text>}
        <Group justify="flex-end">
          <Button onClick={close}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
