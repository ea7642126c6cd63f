import { Chip, Group, Input } from '@mantine/core';
import type { ControlProps } from './control.ts';
import { useEditing } from './editing.ts';
import { useControl } from './use-control.tsx';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Days of the week, 1 to 7 from Monday on. */
export function WeekdaysControl(props: ControlProps) {
  const { isReadOnly } = useEditing();
  const { value, set, input } = useControl(props);
  const chosen = (Array.isArray(value) ? value : []).map(String);
  return (
    <Input.Wrapper label={props.label} error={input.error} labelElement="div">
      <Chip.Group
        multiple
        value={chosen}
        onChange={(days) => !isReadOnly && set(days.map(Number).sort((a, b) => a - b))}
      >
        <Group gap={6} role="group" aria-label={props.name}>
          {DAYS.map((day, index) => (
            <Chip key={day} value={String(index + 1)} size="sm" radius="sm">
              {day}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
