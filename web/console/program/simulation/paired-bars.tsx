import { Text } from '@mantine/core';
import { count } from '../../parts/words.ts';
import { shareWords } from './outcome-words.ts';
import classes from './simulation.module.css';

export interface PairedRow {
  readonly name: string;
  readonly current: number;
  readonly draft: number;
}

const HUNDRED = 100;

/** Two bars a row: under the program in force, and under the draft. It is a table, so that it is read as what it shows. */
export function PairedBars({ title, rows }: { readonly title: string; readonly rows: readonly PairedRow[] }) {
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.flatMap(({ current, draft }) => [current, draft]));
  return (
    <table className={classes['bars']}>
      <caption>
        <Text span fw={600} size="sm">
          {title}
        </Text>
        <span className={classes['legend']} aria-hidden>
          <i data-of="current" /> now <i data-of="draft" /> with the draft
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Now</th>
          <th scope="col">With the draft</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, current, draft }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <Bar value={current} most={most} of="current" />
            <Bar value={draft} most={most} of="draft" than={current} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({
  value,
  most,
  of,
  than = value,
}: {
  readonly value: number;
  readonly most: number;
  readonly of: 'current' | 'draft';
  /** What it is compared with. */
  readonly than?: number;
}) {
  return (
    <td>
      <span
        className={classes['bar']}
        data-of={of}
        style={{ width: `${(Math.max(0, value) / most) * HUNDRED}%` }}
      />
      <span className={classes['value']}>
        {count(value)} <small>{shareWords(than, value)}</small>
      </span>
    </td>
  );
}
