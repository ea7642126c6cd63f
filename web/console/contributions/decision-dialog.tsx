import { Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contribution, ContributionDecision } from '../../../client/generated/types.ts';
import { memberKey } from '../members/member-queries.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { points } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import { CONTRIBUTIONS_KEY } from './contribution-queries.ts';

export type Verdict = 'approve' | 'reject';

const TITLES = { approve: 'Approve', reject: 'Reject' } as const;

const CONSEQUENCES = {
  approve: 'It earns at once what the rules of the program give for it today.',
  reject: 'It never earns. The shop decides what becomes of it in its own pages.',
} as const;

/** Approves or rejects what a member made. The same decision again is the same decision. */
export function DecisionDialog({
  contribution,
  verdict,
  close,
}: {
  readonly contribution: Contribution;
  readonly verdict: Verdict;
  close(): void;
}) {
  const { contributionId, memberId } = contribution;
  const { perennial, who } = useSession();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const mutation = useMutation({
    mutationFn: () => {
      const body = { actor: who.name, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
      return verdict === 'approve'
        ? perennial.approveContribution({ contributionId, body })
        : perennial.rejectContribution({ contributionId, body });
    },
    async onSuccess(decision) {
      notifications.show({ message: doneWords(decision), color: 'teal' });
      close();
      await Promise.all([
        queries.invalidateQueries({ queryKey: CONTRIBUTIONS_KEY }),
        queries.invalidateQueries({ queryKey: memberKey(memberId) }),
      ]);
    },
  });
  return (
    <ActionDialog
      title={`${TITLES[verdict]} ${contribution.type.replaceAll('_', ' ')} ${contributionId}`}
      opened
      close={close}
      submit={() => mutation.mutate()}
      doing={mutation.isPending}
      error={mutation.error}
      label={TITLES[verdict]}
      isDangerous={verdict === 'reject'}
    >
      <Text>{CONSEQUENCES[verdict]}</Text>
      <TextInput
        label="Reason"
        description="Kept beside the member, and never told to them."
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}

function doneWords({ contribution, earned, withheld }: ContributionDecision): string {
  if (contribution.status === 'rejected') return 'Rejected.';
  if (withheld !== null) return 'Approved. The member has left, so it earned nothing.';
  return earned > 0 ? `Approved. It earned ${points(earned)}.` : 'Approved. No rule gave points for it.';
}
