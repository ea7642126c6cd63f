import { Checkbox, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import type { MemberTier, ProgramDocument } from '../../../../client/generated/types.ts';
import { tierName } from '../../api/program-in-force.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { useSession } from '../../session/session.tsx';
import { ReasonField } from './reason-field.tsx';
import { useMemberChange } from './use-member-change.ts';

const CALENDAR = {
  previousMonth: 'The month before',
  nextMonth: 'The month after',
  previousYear: 'The year before',
  nextYear: 'The year after',
  previousDecade: 'The ten years before',
  nextDecade: 'The ten years after',
};

/** Assigns a tier by a decision of a person, for a time or until it is taken back. */
export function TierDialog({
  memberId,
  tier,
  program,
  close,
}: {
  readonly memberId: string;
  readonly tier: MemberTier;
  readonly program: ProgramDocument;
  close(): void;
}) {
  const { who } = useSession();
  const tiers = program.tiers?.tiers ?? [];
  const [tierId, setTierId] = useState<string | null>(tier.assignment?.tier ?? null);
  const [until, setUntil] = useState<string | null>(null);
  const [pin, setPin] = useState(false);
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const made = useMemberChange(memberId, {
    do: (perennial, idempotencyKey) =>
      perennial.assignTier({
        memberId,
        body: {
          tier: tierId,
          until: until === null ? null : startOfDay(until),
          pin,
          reason: reason.trim(),
          actor: who.name,
          ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
        },
        idempotencyKey,
      }),
    says: () => `${tierName(program, tierId ?? '')} is assigned.`,
    close,
  });
  return (
    <ActionDialog
      title="Assign a tier"
      opened
      close={close}
      submit={made.submit}
      doing={made.isDoing}
      error={made.error}
      label={tierId === null ? 'Assign' : `Assign ${tierName(program, tierId)}`}
      cannot={tierId === null || reason.trim() === ''}
    >
      <Select
        label="Tier"
        description={
          tier.standing === null
            ? null
            : `Now ${tier.standing.tier.name}. The member has the higher of this and what was earned.`
        }
        required
        data-autofocus
        data={tiers.map(({ id, name }) => ({ value: id, label: name }))}
        value={tierId}
        onChange={setTierId}
      />
      <DateInput
        label="Until"
        description="The tier ends as this day begins. Left out: until it is taken back."
        clearable
        minDate={tomorrow()}
        valueFormat="D MMMM YYYY"
        ariaLabels={CALENDAR}
        value={until}
        onChange={setUntil}
      />
      <Checkbox
        label="Exactly this tier, even where a higher one was earned"
        checked={pin}
        onChange={(event) => setPin(event.currentTarget.checked)}
      />
      <ReasonField reason={reason} change={setReason} />
      <TextInput
        label="Reference"
        maxLength={128}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}

/** Takes back what a person assigned: the member then has what was earned. */
export function TierRemovalDialog({
  memberId,
  assigned,
  close,
}: {
  readonly memberId: string;
  /** Name of the tier. */
  readonly assigned: string;
  close(): void;
}) {
  const { who } = useSession();
  const [reason, setReason] = useState('');
  const made = useMemberChange(memberId, {
    do: (perennial, idempotencyKey) =>
      perennial.assignTier({
        memberId,
        body: { tier: null, until: null, pin: false, reason: reason.trim(), actor: who.name },
        idempotencyKey,
      }),
    says: () => `${assigned} is no longer assigned.`,
    close,
  });
  return (
    <ActionDialog
      title={`Take the assigned ${assigned} back`}
      opened
      close={close}
      submit={made.submit}
      doing={made.isDoing}
      error={made.error}
      label="Take it back"
      isDangerous
      cannot={reason.trim() === ''}
    >
      The member then has the tier that was earned.
      <ReasonField reason={reason} change={setReason} />
    </ActionDialog>
  );
}

/** @param day `YYYY-MM-DD`, in the time zone of who decides */
const startOfDay = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

const DAY_MS = 86_400_000;
const tomorrow = (): Date => new Date(Date.now() + DAY_MS);
