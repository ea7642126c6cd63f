import { Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { day } from '../../parts/words.ts';
import { useSession } from '../../session/session.tsx';
import { useKeys } from '../publishing/use-publication.ts';
import { DRAFTS, useVersions } from '../queries.ts';

/** Begins a draft, from the version in force or another one. */
export function NewDraftDialog({ close, from }: { close(): void; readonly from?: number }) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data } = useVersions();
  const keyOf = useKeys();
  const versions = data?.versions ?? [];
  const inForce = versions.find(({ status }) => status === 'in_force')?.version;
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<number | undefined>(from);
  const version = chosen ?? inForce;
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (source: number) => {
      const { document } = await perennial.readProgramVersion({ version: source });
      return perennial.createProgramDraft({
        idempotencyKey: keyOf([source, name]),
        body: { name: name.trim(), document: document as unknown as Record<string, unknown> },
      });
    },
    onSuccess: async ({ draftId }) => {
      await queries.invalidateQueries({ queryKey: DRAFTS });
      await navigate(`/program/drafts/${draftId}`);
    },
  });
  return (
    <ActionDialog
      title="New draft"
      opened
      close={close}
      submit={() => version !== undefined && mutate(version)}
      doing={isPending}
      error={error}
      label="Begin"
      cannot={name.trim() === '' || version === undefined}
    >
      <TextInput
        label="Name"
        description="What it is about, for you and your colleagues."
        placeholder="Double points in November"
        required
        maxLength={128}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label="Begin from"
        data={versions.map((each) => ({
          value: String(each.version),
          label: `Version ${each.version}${each.status === 'in_force' ? ', in force' : ''} (${day(each.effectiveFrom)})`,
        }))}
        value={version === undefined ? null : String(version)}
        onChange={(value) => value !== null && setChosen(Number(value))}
      />
    </ActionDialog>
  );
}
