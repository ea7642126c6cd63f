import { Switch } from '@mantine/core';
import type { ControlProps } from './control.ts';
import { useEditing } from './editing.ts';
import { useControl } from './use-control.tsx';

export function YesNoControl(props: ControlProps) {
  const { isReadOnly } = useEditing();
  const { value, set, input } = useControl(props);
  const { readOnly, inputWrapperOrder: _order, ...rest } = input;
  return (
    <Switch
      {...rest}
      checked={value === true}
      aria-readonly={readOnly}
      onChange={(event) => !isReadOnly && set(event.currentTarget.checked)}
    />
  );
}
