import { Alert, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { isProblem } from '../../../../client/errors.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { useOpenDraft } from '../draft/open-draft.ts';
import { timeZoneOf } from '../form/editing.ts';
import { momentOf } from '../model/wall-time.ts';
import { LatestSimulation } from '../simulation/latest-simulation.tsx';
import { MomentChoice } from './moment-choice.tsx';
import { PublicationConflict } from './publication-conflict.tsx';
import { PublishedChanges } from './published-changes.tsx';
import { usePublication } from './use-publication.ts';
import { useSeen } from './use-seen.ts';

/** Publishes a draft: what it changes, what it would have done, when, and why. */
export function PublishDialog({ close }: { close(): void }) {
  const { state, judged, hasChanges, isReadOnly } = useOpenDraft();
  const { seen, isOvertaken, look } = useSeen();
  /** By the clocks of the program; null: as soon as may be. */
  const [wallTime, setWallTime] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const timeZone = timeZoneOf(state.document);
  const at = wallTime === null ? undefined : (momentOf(wallTime, timeZone) ?? '');
  const { publish, isPending, isDone, error, reset } = usePublication({
    reason: reason.trim(),
    at,
    seen,
    close,
  });
  const isRefused = isProblem(error, 'VERSION_UNSEEN', 'PUBLICATION_CONFLICT');
  if (seen !== undefined && (isRefused || (isOvertaken && !isPending && !isDone))) {
    const again = (): void => {
      look();
      reset();
    };
    return (
      <PublicationConflict seen={seen} close={close} look={again} label="Look at my changes against it">
        Nothing of yours was published, and your draft is as it was. Look at what has changed; then publish
        against it, or leave it as it is.
      </PublicationConflict>
    );
  }
  const hasErrors = judged.program === null;
  const cannot =
    hasErrors || reason.trim() === '' || at === '' || seen === undefined || (hasChanges && isReadOnly);
  return (
    <ActionDialog
      title={`Publish “${state.name}”`}
      opened
      close={close}
      submit={() => publish()}
      doing={isPending}
      error={error}
      label={wallTime === null ? 'Publish now' : 'Schedule'}
      cannot={cannot}
    >
      {hasErrors ? (
        <Alert color="red" title="It cannot be published yet">
          Put right what is listed above the form first.
        </Alert>
      ) : (
        <PublishedChanges document={state.document} at={at === undefined || at === '' ? null : at} />
      )}
      <LatestSimulation draft={state.base} hasChanges={hasChanges} />
      <MomentChoice
        wallTime={wallTime}
        choose={setWallTime}
        at={at === '' ? undefined : at}
        timeZone={timeZone}
      />
      <Textarea
        label="Why"
        description="For your colleagues, now and in a year. No personal data."
        required
        maxLength={500}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {hasChanges && !isReadOnly && (
        <Text size="sm" c="dimmed">
          The draft is saved first.
        </Text>
      )}
    </ActionDialog>
  );
}
