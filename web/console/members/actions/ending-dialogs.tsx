import { Alert, Checkbox, List, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Account, Member } from '../../../../client/generated/types.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { count, points } from '../../parts/words.ts';
import { ReasonField } from './reason-field.tsx';
import { useMemberChange } from './use-member-change.ts';

interface Ending {
  readonly member: Member;
  readonly account: Account;
  close(): void;
}

/** Ends a membership: all points go, and only enrolling anew opens it again. */
export function CloseDialog({ member, account, close }: Ending) {
  const { memberId } = member;
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const made = useMemberChange(memberId, {
    do: (perennial) =>
      perennial.closeMember({ memberId, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }),
    says: () => 'The membership is closed.',
    close,
  });
  return (
    <ActionDialog
      title="Close the membership"
      opened
      close={close}
      submit={made.submit}
      doing={made.isDoing}
      error={made.error}
      label="Close the membership"
      isDangerous
      cannot={!isSure}
    >
      <Losses account={account} />
      <Text size="sm">
        Later orders are recorded and earn nothing. Enrolling the customer again reopens the membership,
        without these points. The personal data stays; to delete that, erase the member.
      </Text>
      <ReasonField reason={reason} change={setReason} isRequired={false} />
      <Checkbox
        label="The customer wants this, and knows that the points are lost"
        checked={isSure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
    </ActionDialog>
  );
}

/** Deletes who somebody is, for ever; so it asks for something that nobody types by mistake. */
export function EraseDialog({ member, account, close }: Ending) {
  const { memberId, customerId } = member;
  const [typed, setTyped] = useState('');
  const made = useMemberChange(memberId, {
    do: (perennial) => perennial.eraseMember({ memberId }),
    says: () => 'Nothing of the person is left.',
    close,
  });
  return (
    <ActionDialog
      title="Erase the member"
      opened
      close={close}
      submit={made.submit}
      doing={made.isDoing}
      error={made.error}
      label="Erase for ever"
      isDangerous
      cannot={typed.trim() !== customerId}
    >
      <Losses account={account} />
      <Alert color="red" title="This cannot be undone">
        <List size="sm">
          <List.Item>
            Name, e-mail address, birthday and everything else of the profile are deleted.
          </List.Item>
          <List.Item>
            What was answered in words, said about messages, and told of the journey is deleted.
          </List.Item>
          <List.Item>The link to the customer id is deleted; who enrolls again is a new member.</List.Item>
          <List.Item>The books stay, under an id that means nobody.</List.Item>
        </List>
      </Alert>
      <TextInput
        label={`Type the customer id “${customerId}” to confirm`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}

/** What goes with a membership, in figures. */
function Losses({ account }: { readonly account: Account }) {
  if (account.status !== 'active') return null;
  const { active, pending, held, deficit } = account.balance;
  const parts = [
    [active, 'spendable'],
    [pending, 'pending'],
    [held, 'held'],
  ] as const;
  const some = parts.filter(([amount]) => amount > 0);
  return (
    <Text>
      <b>{points(active + pending + held)}</b> are forfeited at once
      {some.length > 1 && `: ${some.map(([amount, state]) => `${count(amount)} ${state}`).join(', ')}`}.
      {deficit > 0 && ` What is owed, ${points(deficit)}, is written off.`}
    </Text>
  );
}
