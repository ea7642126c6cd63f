import { Anchor, Group, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { Read } from '../../parts/read.tsx';
import classes from '../draft/draft.module.css';
import { useOpenDraft } from '../draft/open-draft.ts';
import { changesBetween } from '../model/judge.ts';
import { useProgram } from '../queries.ts';
import { ChangeList } from './change-list.tsx';

/** What publishing the draft would change of the version in force, in sentences. */
export function ChangesPage() {
  const query = useProgram();
  return (
    <section className={classes['section']} aria-labelledby="section-title">
      <Title order={2} size="h4" id="section-title">
        What changes
      </Title>
      <Read query={query}>
        {({ inForce }) => <Changes version={inForce.version} inForce={inForce.document} />}
      </Read>
    </section>
  );
}

function Changes({ version, inForce }: { readonly version: number; readonly inForce: unknown }) {
  const { state, judged } = useOpenDraft();
  const { document } = state;
  const changes = useMemo(() => changesBetween(inForce, document, Date.now()), [inForce, document]);
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed">
          Against version {version}, which is in force; what you have not saved yet is included.
          {judged.program === null &&
            ' The draft has errors, so fields are named as they stand in the document.'}
        </Text>
        <Anchor component={Link} to={`/program/versions/${version}`} size="sm">
          Look at version {version}
        </Anchor>
      </Group>
      <ChangeList changes={changes} none="Nothing: the draft is what is in force." />
    </>
  );
}
