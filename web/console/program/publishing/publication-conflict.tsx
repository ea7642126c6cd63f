import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { VersionSummary } from '../../../../shared/contracts/programs.ts';
import { Read } from '../../parts/read.tsx';
import { moment } from '../../parts/words.ts';
import { useSession } from '../../session/session.tsx';
import { ChangeList } from '../changes/change-list.tsx';
import { changesBetween } from '../model/judge.ts';
import { PROGRAM } from '../queries.ts';
import classes from './publishing.module.css';

/** Somebody else has published meanwhile: who, why and what, before one decides again. */
export function PublicationConflict({
  seen,
  close,
  look,
  label,
  children,
}: {
  /** The newest version that whoever publishes had seen. */
  readonly seen: number;
  close(): void;
  look(): void;
  /** Of the button that goes on. */
  readonly label: string;
  /** What became of one's own. */
  readonly children: string;
}) {
  const queries = useQueryClient();
  const again = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: PROGRAM });
    look();
  };
  return (
    <Modal opened onClose={close} title="Somebody else has published meanwhile" size="lg">
      <Stack gap="md">
        <Text size="sm">{children}</Text>
        <Read query={usePublishedAfter(seen)}>
          {({ newer, changes }) => (
            <>
              <ul className={classes['newer']}>
                {newer.map((version) => (
                  <Newer key={version.version} version={version} />
                ))}
              </ul>
              <div>
                <Text size="sm" fw={600} mb={4}>
                  What that changes against version {seen}
                </Text>
                <ChangeList changes={changes} none="Nothing: both hold the same." />
              </div>
            </>
          )}
        </Read>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
          <Button onClick={() => void again()}>{label}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Newer({ version: summary }: { readonly version: VersionSummary }) {
  const { version, actor, publishedAt, effectiveFrom, status, reason } = summary;
  return (
    <li>
      <Text size="sm" fw={600}>
        Version {version}, by {actor}, {moment(publishedAt)}
      </Text>
      <Text size="sm">“{reason}”</Text>
      <Text size="xs" c="dimmed">
        {status === 'canceled' ? 'It was canceled since.' : `In force from ${moment(effectiveFrom)}.`}
      </Text>
    </li>
  );
}

/** The versions after one, newest first, and what the newest of those that count holds other than it. */
function usePublishedAfter(seen: number) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: [...PROGRAM, 'published-after', seen],
    queryFn: async () => {
      const { versions } = await perennial.listProgramVersions();
      const newer = versions.filter(({ version }) => version > seen);
      const latest = newer.find(({ status }) => status !== 'canceled')?.version ?? seen;
      const [before, after] = await Promise.all(
        [seen, latest].map((version) => perennial.readProgramVersion({ version })),
      );
      return { newer, changes: changesBetween(before?.document, after?.document, Date.now()) };
    },
    gcTime: 0,
  });
}
