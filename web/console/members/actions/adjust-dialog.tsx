import { NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Balance } from '../../../../client/generated/types.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { count, points } from '../../parts/words.ts';
import { useSession } from '../../session/session.tsx';
import { balanceAfter } from './balance-after.ts';
import { ReasonField } from './reason-field.tsx';
import { useMemberChange } from './use-member-change.ts';

const MOST = 1_000_000_000;

/** Gives or takes points by hand, with a reason, and shows what that makes of the balance before it is done. */
export function AdjustDialog({
  memberId,
  balance,
  close,
}: {
  readonly memberId: string;
  readonly balance: Balance;
  close(): void;
}) {
  const { who } = useSession();
  const [way, setWay] = useState<'give' | 'take'>('give');
  const [amount, setAmount] = useState<number | string>('');
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const change = way === 'give' ? Number(amount) : -Number(amount);
  const after = balanceAfter(balance, change);
  const made = useMemberChange(memberId, {
    do: (perennial, idempotencyKey) =>
      perennial.adjustPoints({
        memberId,
        body: {
          points: change,
          reason: reason.trim(),
          actor: who.name,
          ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
        },
        idempotencyKey,
      }),
    says: (result) =>
      `${points(Math.abs(result.points))} ${result.points > 0 ? 'given' : 'taken'}. Spendable now: ${count(result.balance.active)}.`,
    close,
  });
  const isAmount = Number.isInteger(change) && change !== 0 && Math.abs(change) <= MOST;
  return (
    <ActionDialog
      title="Adjust points"
      opened
      close={close}
      submit={made.submit}
      doing={made.isDoing}
      error={made.error}
      label={isAmount ? `${way === 'give' ? 'Give' : 'Take'} ${points(Math.abs(change))}` : 'Adjust'}
      isDangerous={way === 'take'}
      cannot={!isAmount || after === null || reason.trim() === ''}
    >
      <SegmentedControl
        fullWidth
        aria-label="Give or take"
        value={way}
        onChange={(value) => setWay(value === 'take' ? 'take' : 'give')}
        data={[
          { value: 'give', label: 'Give' },
          { value: 'take', label: 'Take' },
        ]}
      />
      <NumberInput
        label="Points"
        required
        data-autofocus
        min={1}
        max={MOST}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        value={amount}
        onChange={setAmount}
        error={
          after === null ? `No more than the ${points(balance.active)} that are spendable can be taken` : null
        }
      />
      <ReasonField reason={reason} change={setReason} />
      <TextInput
        label="Reference"
        description="A ticket, a campaign, anything to find the reason by."
        maxLength={128}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      {isAmount && after !== null && <Preview before={balance} after={after} isGift={way === 'give'} />}
    </ActionDialog>
  );
}

function Preview({
  before,
  after,
  isGift,
}: {
  readonly before: Balance;
  readonly after: Balance;
  readonly isGift: boolean;
}) {
  return (
    <Stack gap={2} role="status">
      <Text>
        Spendable: {count(before.active)} → <b>{count(after.active)}</b>
      </Text>
      {before.deficit > 0 && (
        <Text>
          Owed: {count(before.deficit)} → <b>{count(after.deficit)}</b>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {isGift
          ? 'Spendable at once, and ending like points that become spendable today.'
          : 'Those that end soonest are taken.'}
      </Text>
    </Stack>
  );
}
