import { Badge } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import { useId } from 'react';
import type { StatementEntry } from '../../../../client/generated/types.ts';
import { useProgram } from '../../api/program-in-force.ts';
import { count, day, moment, points, signed } from '../../parts/words.ts';
import { EntryExplanation } from '../explanation/entry-explanation.tsx';
import { EntryTitle } from './entry-title.tsx';
import type { Happening } from './happening.ts';
import { HappeningIcon } from './happening-icon.tsx';
import { tierChangeWords } from './happening-words.ts';
import classes from './timeline.module.css';

/** A line of the statement; opened, it tells why it is what it is. */
export function EntryLine({
  memberId,
  happening,
  entry,
  isOpen,
  toggle,
}: {
  readonly memberId: string;
  readonly happening: Happening;
  readonly entry: StatementEntry;
  readonly isOpen: boolean;
  toggle(): void;
}) {
  const bodyId = useId();
  const tier = tierChangeWords(entry, useProgram());
  return (
    <li className={classes['happening']}>
      <button
        type="button"
        className={classes['head']}
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
        onClick={toggle}
      >
        <HappeningIcon happening={happening} />
        <span>
          <span className={classes['title']}>
            <EntryTitle memberId={memberId} entry={entry} />
            {tier !== null && (
              <Badge variant="light" color="grape" component="span">
                {tier}
              </Badge>
            )}
          </span>
          <span className={classes['meta']}>{whenWords(entry)}</span>
          <Movements movements={entry.movements} />
        </span>
        <span className={classes['points']}>
          {entry.points === 0 ? <span className={classes['none']}>no change</span> : signed(entry.points)}
          <small>{count(entry.balance.active)} spendable</small>
        </span>
        <IconChevronDown size={18} aria-hidden className={classes['chevron']} />
      </button>
      {isOpen && (
        <div className={classes['body']} id={bodyId}>
          <EntryExplanation memberId={memberId} sequence={entry.sequence} />
        </div>
      )}
    </li>
  );
}

const DAY_MS = 86_400_000;

/** Of what was booked long after it happened, both moments. */
function whenWords({ occurredAt, recordedAt }: StatementEntry): string {
  const isLate = Date.parse(recordedAt) - Date.parse(occurredAt) > DAY_MS;
  return isLate ? `${moment(occurredAt)}, booked ${day(recordedAt)}` : moment(occurredAt);
}

const MOVED: Readonly<Record<StatementEntry['movements'][number]['kind'], string>> = {
  activated: 'became spendable',
  expired: 'expired',
  lapsed: 'came back from a hold that lapsed',
  absorbed: 'went into what was owed',
};

/** What time alone did, and is written down here. */
function Movements({ movements }: Pick<StatementEntry, 'movements'>) {
  return movements.map(({ kind, at, points: moved }) => (
    <span key={`${kind} ${at}`} className={classes['movement']}>
      {points(moved)} {MOVED[kind]} on {day(at)}
    </span>
  ));
}
