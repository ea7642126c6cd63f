import { Alert, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { countedFaults, type Fault } from '../model/faults.ts';
import { placeWords } from '../model/place-words.ts';
import { sectionOf } from '../model/sections.ts';
import classes from './draft.module.css';
import { useOpenDraft } from './open-draft.ts';

/** All that is wrong with the draft, wherever it is; each leads to its place. */
export function FaultPanel() {
  const { state, judged } = useOpenDraft();
  const navigate = useNavigate();
  const { all, errors } = judged.faults;
  if (all.length === 0) return null;
  const show =
    ({ path }: Fault) =>
    () => {
      const section = sectionOf(path)?.path ?? 'text';
      void navigate(
        { pathname: `/program/drafts/${state.base.draftId}/${section}`, hash: encodeURI(path) },
        { state: { isJump: true }, preventScrollReset: true },
      );
    };
  return (
    <Alert
      color={errors > 0 ? 'red' : 'yellow'}
      icon={<IconAlertTriangle aria-hidden />}
      title={`${countedFaults(judged.faults)}${errors > 0 ? ': it cannot be published yet' : ''}`}
      aria-label="What is wrong with the draft"
      role="region"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it by its focus. */}
      <ul className={classes['faults']} tabIndex={0} aria-label="Faults">
        {all.map((fault) => (
          <li key={`${fault.path} ${fault.detail}`}>
            <UnstyledButton className={classes['fault'] ?? ''} onClick={show(fault)}>
              <strong>{placeWords(fault.path, state.document)}</strong> {fault.detail}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
