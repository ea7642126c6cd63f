import { Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeadLetterQueue, RedriveResult } from '../../../client/generated/types.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { count } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import { LETTERS_KEY, QUEUES } from './letter-words.ts';

/** What somebody wants to try again. */
export interface Asked {
  readonly queue: DeadLetterQueue['queue'];
  /** About how many. */
  readonly letters: number;
  /** Null: all there are. */
  readonly messageIds: readonly string[] | null;
}

/** Tries letters again, after asking, and says what became of each. */
export function Redrive({
  asked: { queue, letters, messageIds },
  close,
}: {
  readonly asked: Asked;
  close(): void;
}) {
  const { perennial, who } = useSession();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const redriving = useMutation({
    mutationFn: () =>
      perennial.redriveDeadLetters({
        queue,
        body: {
          actor: who.name,
          ...(messageIds === null ? {} : { messageIds: [...messageIds] }),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: LETTERS_KEY }),
  });
  if (redriving.data !== undefined)
    return <Outcome result={redriving.data} goOn={() => redriving.mutate()} close={close} />;
  const noun = letters === 1 ? 'letter' : 'letters';
  return (
    <ActionDialog
      title={messageIds === null ? `Redrive all of ${QUEUES[queue].name}?` : 'Redrive the chosen letters?'}
      opened
      close={close}
      submit={() => redriving.mutate()}
      doing={redriving.isPending}
      error={redriving.error}
      label={messageIds === null ? `Redrive about ${count(letters)}` : `Redrive ${count(letters)}`}
    >
      <Text size="sm">
        {messageIds === null ? `About ${count(letters)}` : count(letters)} {noun} will be tried again.
        Whatever takes them knows what it did before, so nothing is done twice. What fails again comes back
        here.
      </Text>
      <TextInput
        label="Reason"
        description="For the audit trail, without personal data"
        placeholder="The endpoint is back"
        maxLength={500}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
    </ActionDialog>
  );
}

function Outcome({
  result: { redriven, stayed, missing, left, isDone },
  goOn,
  close,
}: {
  readonly result: RedriveResult;
  goOn(): void;
  close(): void;
}) {
  return (
    <Modal
      opened
      onClose={close}
      title={`${count(redriven.length)} redriven`}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Text size="sm" role="status">
          {redriven.length === 0
            ? 'None was handed on.'
            : `${count(redriven.length)} ${redriven.length === 1 ? 'letter was' : 'letters were'} handed on, and left this queue.`}{' '}
          {left === 0 ? 'It is empty now.' : `About ${count(left)} ${left === 1 ? 'is' : 'are'} left.`}
        </Text>
        {stayed.length > 0 && (
          <>
            <Text size="sm" fw={500}>
              {count(stayed.length)} stayed
            </Text>
            <List size="sm">
              {stayed.map(({ messageId, cause }) => (
                <List.Item key={messageId}>{cause}</List.Item>
              ))}
            </List>
          </>
        )}
        {missing.length > 0 && (
          <Text size="sm">
            {count(missing.length)} {missing.length === 1 ? 'was' : 'were'} not found: redriven before,
            expired, or looked at by somebody else just now. Look again in two minutes.
          </Text>
        )}
        <Group justify="flex-end">
          {!isDone && (
            <Button variant="default" onClick={goOn}>
              Go on with the rest
            </Button>
          )}
          <Button onClick={close}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
