import { Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { Page } from '../../parts/page.tsx';
import { Needs } from '../../session/needs.tsx';
import { DraftList } from './draft-list.tsx';
import { InForce } from './in-force.tsx';
import { NewDraftDialog } from './new-draft-dialog.tsx';
import classes from './overview.module.css';
import { Timeline } from './timeline.tsx';

/** The program: what is in force, what somebody works on, and how it became what it is. */
export function OverviewPage() {
  const [isAsking, setAsking] = useState(false);
  return (
    <Page
      title="Program"
      lead="What is in force, the drafts of what may follow, and every version there was."
      actions={
        <Needs scope="program:write">
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsking(true)}>
            New draft
          </Button>
        </Needs>
      }
    >
      <div className={classes['columns']}>
        <InForce />
        <DraftList create={() => setAsking(true)} />
      </div>
      <Timeline />
      {isAsking && <NewDraftDialog close={() => setAsking(false)} />}
    </Page>
  );
}
