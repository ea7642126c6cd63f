import { Anchor, Button, Select, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Card } from '../../parts/card.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { moment } from '../../parts/words.ts';
import { Needs } from '../../session/needs.tsx';
import { ChangeList } from '../changes/change-list.tsx';
import classes from '../draft/draft.module.css';
import { Fields } from '../form/fields.tsx';
import { ProgramForm } from '../form/program-form.tsx';
import { faultsOf } from '../model/faults.ts';
import { changesBetween } from '../model/judge.ts';
import { programSchema } from '../model/schema.ts';
import { SECTIONS } from '../model/sections.ts';
import { NewDraftDialog } from '../overview/new-draft-dialog.tsx';
import { STATUS_WORDS } from '../overview/timeline.tsx';
import { useVersion, useVersions } from '../queries.ts';

/** A published version, which never changes: all that it holds, and how it differs from another. */
export function VersionPage() {
  const version = Number(useParams()['version']);
  const query = useVersion(version);
  const [isAsking, setAsking] = useState(false);
  return (
    <Page
      title={`Version ${version}`}
      above={
        <Anchor component={Link} to="/program" size="sm">
          Program
        </Anchor>
      }
      {...(query.data === undefined
        ? {}
        : {
            lead: `${STATUS_WORDS[query.data.status]} · from ${moment(query.data.effectiveFrom)} · ${query.data.actor}: “${query.data.reason}”`,
          })}
      actions={
        <Needs scope="program:write">
          <Button variant="default" onClick={() => setAsking(true)}>
            Draft from it
          </Button>
        </Needs>
      }
    >
      <Read query={query} lines={12}>
        {({ document }) => (
          <>
            <Comparison version={version} document={document} />
            <Contents document={document} />
          </>
        )}
      </Read>
      {isAsking && <NewDraftDialog close={() => setAsking(false)} from={version} />}
    </Page>
  );
}

function Comparison({ version, document }: { readonly version: number; readonly document: unknown }) {
  const [search, setSearch] = useSearchParams();
  const { data } = useVersions();
  const others = (data?.versions ?? []).map((each) => each.version).filter((each) => each !== version);
  const other = Number(search.get('against') ?? version - 1);
  const query = useVersion(other < 1 ? 1 : other);
  if (version === 1 && others.length === 0) return null;
  return (
    <Card title="Differences">
      <Select
        label="Against version"
        maw="12rem"
        mb="md"
        data={[...new Set([other, ...others])].filter((each) => each > 0).map(String)}
        value={other < 1 ? null : String(other)}
        onChange={(value) => value !== null && setSearch({ against: value }, { replace: true })}
      />
      <Read query={query} lines={3}>
        {(against) => <Differences before={against.document} after={document} />}
      </Read>
    </Card>
  );
}

function Differences({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const changes = useMemo(() => changesBetween(before, after, Date.now()), [before, after]);
  return <ChangeList changes={changes} none="None: both hold the same." />;
}

const NO_FAULTS = faultsOf([]);

function Contents({ document }: { readonly document: unknown }) {
  const editing = useMemo(
    () => ({ document, faults: NO_FAULTS, isReadOnly: true, change: () => {} }),
    [document],
  );
  return (
    <ProgramForm editing={editing}>
      {SECTIONS.map(({ path, title, lead, keys }) => (
        <section key={path} className={classes['section']} aria-label={title}>
          <Title order={2} size="h4">
            {title}
          </Title>
          <Text size="sm" c="dimmed" mb="lg">
            {lead}
          </Text>
          <Fields place={[]} target={programSchema()} only={keys} />
        </section>
      ))}
    </ProgramForm>
  );
}
