import { Button, Chip, Group, Loader, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useMay } from '../../session/needs.tsx';
import { OrderPanel } from '../order/order-panel.tsx';
import { OrderQuestion } from '../order/order-question.tsx';
import { EntryLine } from './entry-line.tsx';
import { type Happening, TOPICS, type Topic } from './happening.ts';
import { TOPIC_NAMES } from './happening-words.ts';
import { OtherLine } from './other-line.tsx';
import classes from './timeline.module.css';
import { type Timeline, useTimeline } from './use-timeline.ts';

/** So many lines are looked for by themselves where a topic is chosen, before one has to ask for more. */
const ENOUGH = 12;

/** All about a member in the order of time; each line of the books opens its explanation. */
export function MemberTimeline({ memberId }: { readonly memberId: string }) {
  const timeline = useTimeline(memberId);
  const [search, setSearch] = useSearchParams();
  const topic = TOPICS.find((one) => one === search.get('show')) ?? null;
  const orderId = search.get('order');
  const shown = timeline.shown.filter((happening) => isAbout(happening, topic, orderId));
  useFilling(timeline, shown.length, topic !== null || orderId !== null);
  const change = (changes: Readonly<Record<string, string | null>>): void =>
    setSearch((before) => changed(before, changes), { replace: true, preventScrollReset: true });
  const open = search.get('entry') ?? String(orderId === null ? '' : sequenceOfEarning(shown));
  const mayReadOrders = useMay('orders:read');
  return (
    <Stack gap="md">
      {orderId !== null && (
        <OrderPanel
          memberId={memberId}
          orderId={orderId}
          close={() => change({ order: null, entry: null })}
        />
      )}
      <Card
        title={orderId === null ? 'Timeline' : `Timeline of order ${orderId}`}
        actions={mayReadOrders && <OrderQuestion ask={(asked) => change({ order: asked, entry: null })} />}
      >
        <Stack gap="sm">
          <Topics chosen={topic} choose={(next) => change({ show: next })} />
          {timeline.failed.map(({ title, error, again }) => (
            <ProblemAlert key={title} title={`${title} could not be read`} error={error} retry={again} />
          ))}
          <ol className={classes['list']} aria-label="Newest first">
            {shown.map((happening) =>
              happening.source === 'entry' ? (
                <EntryLine
                  key={happening.id}
                  memberId={memberId}
                  happening={happening}
                  entry={happening.entry}
                  isOpen={open === String(happening.entry.sequence)}
                  toggle={() => change({ entry: toggled(open, happening.entry.sequence) })}
                />
              ) : (
                <OtherLine key={happening.id} happening={happening} />
              ),
            )}
          </ol>
          <End
            timeline={timeline}
            isEmpty={shown.length === 0}
            isFiltered={topic !== null || orderId !== null}
          />
        </Stack>
      </Card>
    </Stack>
  );
}

function changed(before: URLSearchParams, changes: Readonly<Record<string, string | null>>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** What the address says of the open line once one was pressed: its number, or that none is to be open. */
const toggled = (open: string, sequence: number): string =>
  open === String(sequence) ? '0' : String(sequence);

/** Who asks for an order asks for this entry first of all. */
function sequenceOfEarning(shown: readonly Happening[]): number | '' {
  const earning = shown.find(
    (happening) =>
      happening.source === 'entry' &&
      (happening.entry.kind === 'accrual' || happening.entry.kind === 'claim'),
  );
  return earning?.source === 'entry' ? earning.entry.sequence : '';
}

function isAbout(happening: Happening, topic: Topic | null, orderId: string | null): boolean {
  if (orderId !== null && !(happening.source === 'entry' && happening.entry.orderId === orderId))
    return false;
  if (topic === null || happening.topic === topic) return true;
  // A tier that an order changed belongs to the membership too.
  return topic === 'membership' && happening.source === 'entry' && happening.entry.tier !== null;
}

/** Where only some lines are wanted, the next pages are read until there are enough of them, or no more. */
function useFilling({ isLoading, hasOlder, loadOlder }: Timeline, found: number, isFiltered: boolean): void {
  useEffect(() => {
    if (isFiltered && !isLoading && hasOlder && found < ENOUGH) loadOlder();
  });
}

function Topics({ chosen, choose }: { readonly chosen: Topic | null; choose(topic: Topic | null): void }) {
  return (
    <fieldset className={classes['topics']}>
      <legend className={classes['legend']}>Show</legend>
      <Chip.Group
        value={chosen ?? 'all'}
        onChange={(value) => choose(TOPICS.find((topic) => topic === value) ?? null)}
      >
        <div className={classes['chips']}>
          <Chip value="all" size="xs">
            Everything
          </Chip>
          {TOPICS.map((topic) => (
            <Chip key={topic} value={topic} size="xs">
              {TOPIC_NAMES[topic]}
            </Chip>
          ))}
        </div>
      </Chip.Group>
    </fieldset>
  );
}

function End({
  timeline,
  isEmpty,
  isFiltered,
}: {
  readonly timeline: Timeline;
  readonly isEmpty: boolean;
  readonly isFiltered: boolean;
}) {
  if (timeline.isLoading)
    return (
      <Group justify="center">
        <Loader size="sm" aria-label="Loading" />
      </Group>
    );
  if (timeline.hasOlder)
    return (
      <Button variant="default" onClick={timeline.loadOlder}>
        Show older
      </Button>
    );
  if (isEmpty)
    return (
      <EmptyState title={isFiltered ? 'Nothing of this kind' : 'Nothing has happened yet'}>
        <Text>
          {isFiltered
            ? 'Nothing that was chosen above has happened to this member.'
            : 'Orders, messages, answers and everything else will be told here.'}
        </Text>
      </EmptyState>
    );
  return (
    <Text size="sm" c="dimmed" ta="center">
      That is all. Of messages, the last 90 days are kept.
    </Text>
  );
}
