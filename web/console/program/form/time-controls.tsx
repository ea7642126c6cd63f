import { Select, TextInput } from '@mantine/core';
import { momentOf, wallTimeOf } from '../model/wall-time.ts';
import type { ControlProps } from './control.ts';
import { timeZoneOf, useEditing } from './editing.ts';
import { useControl } from './use-control.tsx';

/** A moment, said by the clocks of the program. */
export function MomentControl(props: ControlProps) {
  const { value, set, input } = useControl(props);
  const timeZone = timeZoneOf(useEditing().document);
  const wallTime = wallTimeOf(String(value), timeZone);
  return (
    <TextInput
      {...input}
      type="datetime-local"
      description={`By the clocks of ${timeZone}.`}
      value={wallTime ?? ''}
      onChange={(event) => set(momentOf(event.currentTarget.value, timeZone) ?? '')}
    />
  );
}

export const DateControl = (props: ControlProps) => <NativeControl {...props} type="date" />;
export const ClockControl = (props: ControlProps) => <NativeControl {...props} type="time" />;

function NativeControl({ type, ...props }: ControlProps & { readonly type: 'date' | 'time' }) {
  const { value, set, input } = useControl(props);
  return (
    <TextInput
      {...input}
      type={type}
      value={String(value)}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

/** Zones of the browser, and the one that stands there. */
export function TimeZoneControl(props: ControlProps) {
  const { value, set, input } = useControl(props);
  const zones = new Set([String(value), 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  return (
    <Select
      {...input}
      searchable
      limit={60}
      data={[...zones].filter((zone) => zone !== '')}
      value={String(value)}
      onChange={(zone) => zone !== null && set(zone)}
    />
  );
}
