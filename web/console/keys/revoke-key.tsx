import { Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { useSession } from '../session/session.tsx';
import { KEYS_KEY } from './keys-query.ts';

/** Ends a key, after its name was typed: whatever uses it stops. */
export function RevokeKey({
  keyId,
  name,
  close,
}: {
  readonly keyId: string;
  readonly name: string;
  close(): void;
}) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const revoking = useMutation({
    mutationFn: () => perennial.revokeKey({ keyId }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: KEYS_KEY });
      notifications.show({ color: 'teal', message: `${name} is revoked.` });
      close();
    },
  });
  return (
    <ActionDialog
      title={`Revoke ${name}?`}
      opened
      close={close}
      submit={() => revoking.mutate()}
      doing={revoking.isPending}
      error={revoking.error}
      label="Revoke it"
      isDangerous
      cannot={typed.trim() !== name.trim()}
    >
      <Text size="sm">
        Within a minute nobody gets in with it any more, and the member tokens that it minted end with it:
        what uses it stops. This cannot be undone; make another key first.
      </Text>
      <TextInput
        label={`Type “${name}” to go on`}
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        data-autofocus
      />
    </ActionDialog>
  );
}
