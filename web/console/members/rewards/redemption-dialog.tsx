import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Client } from '../../../../client/client.ts';
import type { Redemption } from '../../../../client/generated/types.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { useSession } from '../../session/session.tsx';
import { useMemberChange } from '../actions/use-member-change.ts';
import type { RedemptionDeed } from './redemption-deeds.ts';

/** Asks before a redemption is changed, and says what that does to points. */
export function RedemptionDialog({
  deed,
  redemption,
  name,
  shownOn,
  close,
}: {
  readonly deed: RedemptionDeed;
  readonly redemption: Redemption;
  readonly name: string;
  /** The member whose page it is, who may have been given it by another. */
  readonly shownOn: string;
  close(): void;
}) {
  const { who } = useSession();
  const [words, setWords] = useState('');
  const change = useMemberChange(shownOn, {
    do: (perennial, idempotencyKey) =>
      done(perennial, { deed, redemption, words: words.trim(), actor: who.name, idempotencyKey }),
    says: () => `${deed.done}: ${name}.`,
    close,
  });
  return (
    <ActionDialog
      title={`${deed.title}: ${name}`}
      opened
      close={close}
      submit={change.submit}
      doing={change.isDoing}
      error={change.error}
      label={deed.label}
      isDangerous={deed.kind === 'cancel'}
    >
      <Text>{deed.consequence}</Text>
      {deed.kind === 'cancel' && (
        <TextInput
          label="Reason"
          description="It stays in the books, so it must hold no personal data."
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      {deed.kind === 'fulfill' && (
        <TextInput
          label="Reference"
          description="A receipt or a ticket, if there is one."
          maxLength={128}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
    </ActionDialog>
  );
}

function done(
  perennial: Client,
  {
    deed,
    redemption: { redemptionId },
    words,
    actor,
    idempotencyKey,
  }: {
    readonly deed: RedemptionDeed;
    readonly redemption: Redemption;
    readonly words: string;
    readonly actor: string;
    readonly idempotencyKey: string;
  },
): Promise<unknown> {
  switch (deed.kind) {
    case 'release':
      return perennial.releaseRedemption({ redemptionId, body: {}, idempotencyKey });
    case 'cancel':
      return perennial.cancelRedemption({
        redemptionId,
        body: words === '' ? {} : { reason: words },
        idempotencyKey,
      });
    case 'fulfill':
      return perennial.fulfillRedemption({
        redemptionId,
        body: { actor, ...(words === '' ? {} : { reference: words }) },
        idempotencyKey,
      });
  }
}
