import { type Evidence, grouped } from './evidence.ts';

/** What became of a trigger in a year. */
export interface TriggerRow {
  readonly triggerId: string;
  /** Asks that were decided on: made, held out or given up. */
  readonly fired: number;
  readonly made: number;
  readonly heldOut: number;
  readonly dropped: Readonly<Record<string, number>>;
  /** Times that an ask was moved on. */
  readonly postponed: number;
  readonly sent: number;
  readonly reached: number;
}

export function triggerRows(
  { program, asks, told, messages }: Evidence,
  postponed: Readonly<Record<string, number>>,
): readonly TriggerRow[] {
  const distinct = (all: readonly { readonly askId: string }[]) =>
    new Set(all.map(({ askId }) => askId)).size;
  const askIdOf = (event: { data: Readonly<Record<string, unknown>> }) => event.data['askId'] as string;
  return (program.triggers ?? []).map(({ id }) => {
    const own = asks.filter(({ triggerId }) => triggerId === id);
    const ofTrigger = told.filter(({ data }) => data['triggerId'] === id);
    const dropped = ofTrigger.filter(({ type }) => type === 'ask.dropped');
    const reasons = grouped(dropped, ({ data }) => data['reason'] as string);
    return {
      triggerId: id,
      fired: new Set([...own.map(({ askId }) => askId), ...dropped.map(askIdOf)]).size,
      made: distinct(own.filter(({ variant }) => variant !== null)),
      heldOut: distinct(own.filter(({ variant }) => variant === null)),
      dropped: Object.fromEntries([...reasons].map(([reason, all]) => [reason, all.length])),
      postponed: postponed[id] ?? 0,
      sent: messages.filter(({ triggerId }) => triggerId === id).length,
      reached: new Set(ofTrigger.filter(({ type }) => type === 'ask.goal_reached').map(askIdOf)).size,
    };
  });
}
