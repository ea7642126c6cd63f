import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { useSession } from '../session/session.tsx';
import { SET_ASIDE_KEY } from './letter-words.ts';

/** Drops an order that is never to be recorded, after asking. */
export function ForgetOrder({ orderId, close }: { readonly orderId: string; close(): void }) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => perennial.forgetSetAsideOrder({ orderId }),
    onSuccess: async () => {
      close();
      notifications.show({ color: 'teal', message: `Order ${orderId} is forgotten.` });
      await queries.invalidateQueries({ queryKey: SET_ASIDE_KEY });
    },
  });
  return (
    <ActionDialog
      title={`Forget order ${orderId}?`}
      opened
      close={close}
      submit={() => mutate()}
      doing={isPending}
      error={error}
      label="Forget it"
      isDangerous
    >
      <Text size="sm">
        It will not be recorded, and nobody earns points for it. The order itself stays at the shop&rsquo;s
        platform: should that tell of it again, it is tried again.
      </Text>
    </ActionDialog>
  );
}
