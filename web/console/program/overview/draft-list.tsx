import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { VersionSummary } from '../../../../shared/contracts/programs.ts';
import { Card } from '../../parts/card.tsx';
import { Read } from '../../parts/read.tsx';
import { When } from '../../parts/when.tsx';
import { Needs } from '../../session/needs.tsx';
import { useDrafts, useVersions } from '../queries.ts';
import classes from './overview.module.css';

/** Drafts, last changed first. */
export function DraftList({ create }: { create(): void }) {
  const query = useDrafts();
  const versions = useVersions().data?.versions ?? [];
  return (
    <Card title="Drafts">
      <Read query={query}>
        {({ drafts }) =>
          drafts.length === 0 ? (
            <>
              <Text size="sm" c="dimmed">
                Nobody works on a draft. A draft changes nothing until it is published.
              </Text>
              <Needs scope="program:write">
                <Button mt="sm" size="xs" variant="light" onClick={create}>
                  Begin one from what is in force
                </Button>
              </Needs>
            </>
          ) : (
            <ul className={classes['list']}>
              {drafts.map(({ draftId, name, updatedAt, actor }) => (
                <li key={draftId}>
                  <Anchor component={Link} to={`/program/drafts/${draftId}`} fw={600}>
                    {name}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    <When at={updatedAt} /> · {actor}
                    {publishedAs(versions, draftId, updatedAt)}
                  </Text>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Card>
  );
}

/** What became of a draft that nobody has changed since. */
function publishedAs(versions: readonly VersionSummary[], draftId: string, updatedAt: string): string {
  const published = versions.find(
    (version) => version.draftId === draftId && Date.parse(version.publishedAt) >= Date.parse(updatedAt),
  );
  return published === undefined ? '' : ` · published as version ${published.version}`;
}
