import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { useSession } from '../../session/session.tsx';
import { DRAFTS } from '../queries.ts';
import { forgetChanges } from './kept-changes.ts';
import { useOpenDraft } from './open-draft.ts';

/** What else can be done with a draft: another name, a copy as a file, and its end. */
export function DraftMenu() {
  const { state } = useOpenDraft();
  const [asked, setAsked] = useState<'name' | 'deletion' | null>(null);
  const close = (): void => setAsked(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label="More for this draft">
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked('name')}>Rename …</Menu.Item>
          <Menu.Item onClick={() => download(state.name, state.document)}>Download as a file</Menu.Item>
          <Menu.Item color="red" onClick={() => setAsked('deletion')}>
            Delete …
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'name' && <NameDialog close={close} />}
      {asked === 'deletion' && <DeleteDialog close={close} />}
    </>
  );
}

function NameDialog({ close }: { close(): void }) {
  const { state, act } = useOpenDraft();
  const [name, setName] = useState(state.name);
  const submit = (): void => {
    act({ kind: 'renamed', name: name.trim() });
    close();
  };
  return (
    <ActionDialog
      title="Rename the draft"
      opened
      close={close}
      submit={submit}
      doing={false}
      error={null}
      label="Rename"
      cannot={name.trim() === ''}
    >
      <TextInput
        label="Name"
        description="For the list of drafts. Saved with the draft."
        maxLength={128}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}

function DeleteDialog({ close }: { close(): void }) {
  const { state } = useOpenDraft();
  const { perennial } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { draftId, etag, name } = state.base;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => perennial.deleteProgramDraft({ draftId, ifMatch: etag }),
    onSuccess: async () => {
      forgetChanges(draftId);
      await queries.invalidateQueries({ queryKey: DRAFTS });
      notifications.show({ message: `The draft “${name}” is deleted.` });
      await navigate('/program', { state: { isSettled: true } });
    },
  });
  return (
    <ActionDialog
      title={`Delete “${name}”?`}
      opened
      close={close}
      submit={() => mutate()}
      doing={isPending}
      error={error}
      label="Delete the draft"
      isDangerous
    >
      The draft is gone for everybody. Versions that were published from it stay as they are.
    </ActionDialog>
  );
}

function download(name: string, document: unknown): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = window.document.createElement('a');
  link.href = url;
  link.download = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') || 'program'}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
