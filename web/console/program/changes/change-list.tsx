import { Text } from '@mantine/core';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import type { Change } from '../model/judge.ts';
import classes from './changes.module.css';

const MARKS = {
  added: { icon: IconPlus, said: 'New' },
  removed: { icon: IconMinus, said: 'Gone' },
  changed: { icon: IconPencil, said: 'Changed' },
} as const;

/** Differences between two documents, each a sentence. */
export function ChangeList({
  changes,
  none,
}: {
  readonly changes: readonly Change[];
  readonly none: string;
}) {
  if (changes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return (
    <ul className={classes['changes']}>
      {changes.map(({ path, kind, words }) => {
        const { icon: Icon, said } = MARKS[kind];
        return (
          <li key={`${kind} ${path} ${words}`} data-kind={kind}>
            <span className={classes['mark']} title={said}>
              <Icon size={14} role="img" aria-label={`${said}:`} />
            </span>
            <span>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
