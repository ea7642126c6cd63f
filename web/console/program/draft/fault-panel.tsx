import { Text, UnstyledButton } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
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
    <section
      className={classes['panel']}
      data-severity={errors > 0 ? 'error' : 'warning'}
      aria-label="What is wrong with the draft"
    >
      <Text fw={600} size="sm" className={classes['panelTitle'] ?? ''}>
        <IconAlertTriangle size={16} aria-hidden />
        {countedFaults(judged.faults)}
        {errors > 0 && ': it cannot be published yet'}
      </Text>
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
    </section>
  );
}
