import { Badge, NativeSelect, NavLink, Text } from '@mantine/core';
import { Link, useLocation, useNavigate } from 'react-router';
import { SECTIONS } from '../model/sections.ts';
import { countAt } from '../model/summaries.ts';
import classes from './draft.module.css';
import { useOpenDraft } from './open-draft.ts';

/** Pages that show what a draft would do. */
const LOOKS = [
  { path: 'changes', title: 'What changes' },
  { path: 'simulation', title: 'On past orders' },
  { path: 'cart', title: 'Try a cart' },
  { path: 'text', title: 'As text' },
];

/** The pages of a draft: beside them, or above them where there is no room. */
export function DraftNavigation() {
  const { state } = useOpenDraft();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const root = `/program/drafts/${state.base.draftId}`;
  const here = pathname.slice(root.length + 1).split('/')[0] ?? '';
  return (
    <>
      <nav aria-label="Pages of this draft" className={classes['nav']}>
        {SECTIONS.map(({ path, title, keys }) => (
          <Entry
            key={path}
            to={`${root}/${path}`}
            path={path}
            title={title}
            isHere={here === path}
            counts={keys}
          />
        ))}
        <Text size="xs" fw={600} c="dimmed" className={classes['navTitle'] ?? ''}>
          Look at it
        </Text>
        {LOOKS.map(({ path, title }) => (
          <Entry
            key={path}
            to={`${root}/${path}`}
            path={path}
            title={title}
            isHere={here === path}
            counts={[]}
          />
        ))}
      </nav>
      <NativeSelect
        className={classes['chooser'] ?? ''}
        aria-label="Page of this draft"
        value={here}
        onChange={(event) => void navigate(`${root}/${event.currentTarget.value}`)}
        data={[
          { group: 'Edit', items: SECTIONS.map(({ path, title }) => ({ value: path, label: title })) },
          { group: 'Look at it', items: LOOKS.map(({ path, title }) => ({ value: path, label: title })) },
        ]}
      />
    </>
  );
}

function Entry({
  to,
  path,
  title,
  isHere,
  counts,
}: {
  readonly to: string;
  readonly path: string;
  readonly title: string;
  readonly isHere: boolean;
  readonly counts: readonly string[];
}) {
  const { state, judged } = useOpenDraft();
  const faults = judged.faults.ofSection(path);
  const hasErrors = faults.some(({ severity }) => severity === 'error');
  const [first = ''] = counts;
  const count = countAt(state.document, first);
  return (
    <NavLink
      component={Link}
      to={to}
      label={title}
      active={isHere}
      aria-current={isHere ? 'page' : undefined}
      py={6}
      rightSection={
        faults.length > 0 ? (
          <Badge
            size="sm"
            color={hasErrors ? 'red' : 'yellow'}
            variant="light"
            aria-label={`${faults.length} faults`}
          >
            {faults.length}
          </Badge>
        ) : (
          count !== null && (
            <Text size="xs" c="dimmed">
              {count}
            </Text>
          )
        )
      }
    />
  );
}
