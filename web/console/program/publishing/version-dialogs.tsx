import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { isProblem } from '../../../../client/errors.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { moment } from '../../parts/words.ts';
import { useSession } from '../../session/session.tsx';
import { PROGRAM, useVersion } from '../queries.ts';
import { PublicationConflict } from './publication-conflict.tsx';
import { PublishedChanges } from './published-changes.tsx';
import { useKeys } from './use-publication.ts';
import { type Seen, useSeen } from './use-seen.ts';

/** Brings an earlier version back as a new one: what that changes, and why it is done. */
export function RollBackDialog({ version, close }: { readonly version: number; close(): void }) {
  const { perennial } = useSession();
  const view = useSeen();
  const { seen } = view;
  const keyOf = useKeys();
  const { data } = useVersion(version);
  return (
    <ReasonDialog
      title={`Roll back to version ${version}`}
      label="Roll back"
      view={view}
      done={(result) => `Version ${version} is back, as version ${result}.`}
      run={async (reason) => {
        const body = { reason, ...(seen === undefined ? {} : { seenVersion: seen }) };
        const published = await perennial.rollBackProgram({
          version,
          idempotencyKey: keyOf([version, reason, seen]),
          body,
        });
        return published.version;
      }}
      close={close}
    >
      What is recorded already stays as it is; orders from now on are judged by it, as a new version.
      {data !== undefined && <PublishedChanges document={data.document} at={null} />}
    </ReasonDialog>
  );
}

/** Takes a scheduled version back before its moment. */
export function CancelDialog({
  version,
  effectiveFrom,
  close,
}: {
  readonly version: number;
  readonly effectiveFrom: string;
  close(): void;
}) {
  const { perennial } = useSession();
  return (
    <ReasonDialog
      title={`Cancel version ${version}`}
      label="Cancel the version"
      done={() => `Version ${version} is canceled.`}
      run={async (reason) => {
        await perennial.cancelProgramVersion({ version, body: { reason } });
        return version;
      }}
      close={close}
    >
      It was to take effect at {moment(effectiveFrom)}. What is in force stays in force.
    </ReasonDialog>
  );
}

function ReasonDialog({
  title,
  label,
  view = null,
  done,
  run,
  close,
  children,
}: {
  readonly title: string;
  readonly label: string;
  /** Where what somebody else published meanwhile is to be seen first. */
  readonly view?: Seen | null;
  done(version: number): string;
  run(reason: string): Promise<number>;
  close(): void;
  readonly children: ReactNode;
}) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { mutate, isPending, isSuccess, error, reset } = useMutation({
    mutationFn: () => run(reason.trim()),
    onSuccess: (version) => {
      notifications.show({ message: done(version) });
      close();
    },
    // What was refused is no more as the page shows it.
    onSettled: () => queries.invalidateQueries({ queryKey: PROGRAM }),
  });
  const isOvertaken = isProblem(error, 'VERSION_UNSEEN', 'PUBLICATION_CONFLICT') || view?.isOvertaken;
  if (view?.seen !== undefined && isOvertaken && !isPending && !isSuccess) {
    const again = (): void => {
      view.look();
      reset();
    };
    return (
      <PublicationConflict seen={view.seen} close={close} look={again} label="Decide again">
        Nothing was changed by you. Look at what somebody else has changed; then decide again.
      </PublicationConflict>
    );
  }
  return (
    <ActionDialog
      title={title}
      opened
      close={close}
      submit={() => mutate()}
      doing={isPending}
      error={error}
      label={label}
      cannot={reason.trim() === '' || (view !== null && view.seen === undefined)}
    >
      <div>{children}</div>
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
    </ActionDialog>
  );
}
