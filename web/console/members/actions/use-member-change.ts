import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../../client/client.ts';
import { newIdempotencyKey } from '../../../../client/idempotency-key.ts';
import { useSession } from '../../session/session.tsx';
import { refreshMember } from '../member-queries.ts';

interface MemberChange<Result> {
  /** @param idempotencyKey of this dialog: pressed twice, or again after no answer came, it is the same change */
  do(perennial: Client, idempotencyKey: string): Promise<Result>;
  /** What was done, for who did it. */
  says(result: Result): string;
  close(): void;
}

/** A change of a member from a dialog: done once, told when it is done, and all that is shown of the member read again. */
export function useMemberChange<Result>(memberId: string, change: MemberChange<Result>) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const mutation = useMutation({
    mutationFn: () => change.do(perennial, key),
    async onSuccess(result) {
      notifications.show({ message: change.says(result), color: 'teal' });
      change.close();
      await refreshMember(queries, memberId);
    },
  });
  return { submit: () => mutation.mutate(), isDoing: mutation.isPending, error: mutation.error };
}
