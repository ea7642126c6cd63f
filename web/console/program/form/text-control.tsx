import { Textarea, TextInput } from '@mantine/core';
import type { ControlProps } from './control.ts';
import { useControl } from './use-control.tsx';

/** A text: of one line, or of several where it may be long. */
export function TextControl(props: ControlProps) {
  const { value, set, input } = useControl(props);
  const text = String(value);
  if (props.shape.kind === 'text' && props.shape.isLong) {
    return (
      <Textarea
        {...input}
        autosize
        minRows={2}
        maxRows={14}
        value={text}
        onChange={(event) => set(event.currentTarget.value)}
      />
    );
  }
  return <TextInput {...input} value={text} onChange={(event) => set(event.currentTarget.value)} />;
}
