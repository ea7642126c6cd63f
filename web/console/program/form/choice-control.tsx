import { Select } from '@mantine/core';
import { choiceLabel } from '../model/labels.ts';
import type { ControlProps } from './control.ts';
import { useControl } from './use-control.tsx';

/** One of a closed set. What stands there and is none of them is shown all the same. */
export function ChoiceControl(props: ControlProps) {
  const options = props.shape.kind === 'choice' ? props.shape.options : [];
  const { value, set, input } = useControl(props);
  const all = options.includes(String(value)) ? options : [String(value), ...options];
  return (
    <Select
      {...input}
      data={all.map((option) => ({ value: option, label: choiceLabel(option) }))}
      value={String(value)}
      onChange={(chosen) => chosen !== null && set(chosen)}
    />
  );
}
