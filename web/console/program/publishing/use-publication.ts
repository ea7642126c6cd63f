import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../../client/idempotency-key.ts';
import { moment } from '../../parts/words.ts';
import { useSession } from '../../session/session.tsx';
import { forgetChanges } from '../draft/kept-changes.ts';
import { useOpenDraft } from '../draft/open-draft.ts';
import { PROGRAM } from '../queries.ts';

export interface Publication {
  readonly reason: string;
  /** ISO 8601; as soon as may be where it is not given. */
  readonly at: string | undefined;
  /** The newest version that whoever publishes has seen: a newer one is not to be replaced unseen. */
  readonly seen: number | undefined;
  close(): void;
}

/** Saves what is not saved yet, and publishes. */
export function usePublication({ reason, at, seen, close }: Publication) {
  const { state, hasChanges, save } = useOpenDraft();
  const { perennial } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const keyOf = useKeys();
  const { draftId } = state.base;
  const { mutate, isPending, isSuccess, error, reset } = useMutation({
    mutationFn: (etag: string) =>
      perennial.publishProgram({
        draftId,
        ifMatch: etag,
        idempotencyKey: keyOf([etag, reason, at, seen]),
        body: {
          reason,
          ...(at === undefined ? {} : { at }),
          ...(seen === undefined ? {} : { seenVersion: seen }),
        },
      }),
    onSuccess: async ({ version, effectiveFrom }) => {
      forgetChanges(draftId);
      await queries.invalidateQueries({ queryKey: PROGRAM });
      notifications.show({
        title: `Version ${version} is published`,
        message:
          at === undefined
            ? 'It takes effect within a minute.'
            : `It takes effect at ${moment(effectiveFrom)}.`,
      });
      await navigate('/program', { state: { isSettled: true } });
    },
  });
  const publish = async (): Promise<void> => {
    // What is published is what is saved; whoever saved meanwhile is told of first.
    const saved = hasChanges ? await save() : state.base;
    if (saved === null) close();
    else mutate(saved.etag);
  };
  return { publish: () => void publish(), isPending, isDone: isSuccess, error, reset };
}

/** One key for one change: pressing twice, or again after no answer came, is the same; other words are another. */
export function useKeys(): (change: readonly unknown[]) => string {
  const [keys] = useState(() => new Map<string, string>());
  return (change) => {
    const name = JSON.stringify(change);
    const key = keys.get(name) ?? newIdempotencyKey();
    keys.set(name, key);
    return key;
  };
}
