import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Read } from '../../parts/read.tsx';
import { moment } from '../../parts/words.ts';
import { useSession } from '../../session/session.tsx';
import { ChangeList } from '../changes/change-list.tsx';
import { changesBetween } from '../model/judge.ts';
import { PROGRAM } from '../queries.ts';

/** Somebody else has published meanwhile: who, why and what, before one decides again. */
export function PublicationConflict({
  seen,
  close,
  look,
}: {
  readonly seen: number | undefined;
  close(): void;
  look(): void;
}) {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: [...PROGRAM, 'published-after', seen],
    queryFn: async () => {
      const { versions } = await perennial.listProgramVersions();
      const newer = versions.filter(({ version }) => version > (seen ?? 0));
      const [latest] = newer.length > 0 ? newer : versions;
      const [before, after] = await Promise.all([
        perennial.readProgramVersion({ version: seen ?? 1 }),
        perennial.readProgramVersion({ version: latest?.version ?? 1 }),
      ]);
      return { after, changes: changesBetween(before.document, after.document, Date.now()) };
    },
    gcTime: 0,
  });
  const again = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: PROGRAM });
    look();
  };
  return (
    <Modal opened onClose={close} title="Somebody else has published meanwhile" size="lg">
      <Stack gap="md">
        <Text size="sm">
          Nothing of yours was published, and your draft is as it was. Look at what has changed; then publish
          against it, or leave it as it is.
        </Text>
        <Read query={query}>
          {({ after, changes }) => (
            <div>
              <Text size="sm" fw={600}>
                Version {after.version}, by {after.actor}, {moment(after.publishedAt)}
              </Text>
              <Text size="sm" c="dimmed" mb="sm">
                “{after.reason}”
              </Text>
              <ChangeList changes={changes} none="It changed nothing." />
            </div>
          )}
        </Read>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
          <Button onClick={() => void again()}>Look at my changes against it</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
