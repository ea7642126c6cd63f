import { ActionIcon, Anchor, Button, Group, Text, Tooltip } from '@mantine/core';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconArrowForwardUp from '@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs';
import IconDeviceFloppy from '@tabler/icons-react/dist/esm/icons/IconDeviceFloppy.mjs';
import { useState } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { Page } from '../../parts/page.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { moment } from '../../parts/words.ts';
import { Needs } from '../../session/needs.tsx';
import { CartPage } from '../cart/cart-page.tsx';
import { ChangesPage } from '../changes/changes-page.tsx';
import { countedFaults } from '../model/faults.ts';
import { SECTIONS } from '../model/sections.ts';
import { PublishDialog } from '../publishing/publish-dialog.tsx';
import { SimulationPage } from '../simulation/simulation-page.tsx';
import classes from './draft.module.css';
import { DraftMenu } from './draft-menu.tsx';
import { DraftNavigation } from './draft-navigation.tsx';
import { FaultPanel } from './fault-panel.tsx';
import { KeptNotice } from './kept-notice.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { useOpenDraft } from './open-draft.ts';
import { SectionPage } from './section-page.tsx';
import { TextPage } from './text-page.tsx';

/** What stands around every page of a draft: its name, what can be done with it, its pages, and what is wrong with it. */
export function DraftFrame() {
  const { state, saveError } = useOpenDraft();
  const [isPublishing, setPublishing] = useState(false);
  return (
    <Page
      title={state.name === '' ? 'Draft without a name' : state.name}
      above={
        <Anchor component={Link} to="/program" size="sm">
          Program
        </Anchor>
      }
      lead={<Status />}
      actions={<Actions publish={() => setPublishing(true)} />}
    >
      <KeptNotice />
      {saveError !== null && <ProblemAlert error={saveError} title="The draft was not saved" />}
      <div className={classes['desk']}>
        <DraftNavigation />
        <div className={classes['page']}>
          <FaultPanel />
          <Routes>
            <Route index element={<Navigate to={SECTIONS[0]?.path ?? 'text'} replace />} />
            {SECTIONS.map((section) => (
              <Route key={section.path} path={section.path} element={<SectionPage section={section} />} />
            ))}
            <Route path="text" element={<TextPage />} />
            <Route path="changes" element={<ChangesPage />} />
            <Route path="simulation" element={<SimulationPage />} />
            <Route path="cart" element={<CartPage />} />
            <Route path="*" element={<Navigate to={SECTIONS[0]?.path ?? 'text'} replace />} />
          </Routes>
        </div>
      </div>
      <LeaveGuard />
      {isPublishing && <PublishDialog close={() => setPublishing(false)} />}
    </Page>
  );
}

/** Who changed it last, whether all is saved, and what is wrong. */
function Status() {
  const { state, hasChanges, judged, isReadOnly } = useOpenDraft();
  const { updatedAt, actor } = state.base;
  const faults = countedFaults(judged.faults);
  return (
    <Text span size="sm" c="dimmed" aria-live="polite">
      Draft · {hasChanges ? 'changes not saved yet' : `saved ${moment(updatedAt)} by ${actor}`} ·{' '}
      {faults === '' ? 'nothing wrong' : faults}
      {isReadOnly && ' · you may look, not change'}
    </Text>
  );
}

function Actions({ publish }: { publish(): void }) {
  const { state, hasChanges, isReadOnly, isSaving, save, act } = useOpenDraft();
  return (
    <Group gap="xs">
      {!isReadOnly && (
        <>
          <History
            label="Undo"
            icon={IconArrowBackUp}
            cannot={state.past.length === 0}
            run={() => act({ kind: 'undone' })}
          />
          <History
            label="Redo"
            icon={IconArrowForwardUp}
            cannot={state.future.length === 0}
            run={() => act({ kind: 'redone' })}
          />
          <Button
            variant="default"
            className={classes['save'] ?? ''}
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            disabled={!hasChanges}
            loading={isSaving}
            onClick={() => void save()}
          >
            {hasChanges ? 'Save' : 'Saved'}
          </Button>
        </>
      )}
      <Needs scope="program:publish">
        <Button onClick={publish}>Publish …</Button>
      </Needs>
      {!isReadOnly && <DraftMenu />}
    </Group>
  );
}

function History({
  label,
  icon: Icon,
  cannot,
  run,
}: {
  readonly label: string;
  readonly icon: typeof IconArrowBackUp;
  readonly cannot: boolean;
  run(): void;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="lg" aria-label={label} disabled={cannot} onClick={run}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
