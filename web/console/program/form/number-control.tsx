import { TextInput } from '@mantine/core';
import type { ControlProps } from './control.ts';
import { useControl } from './use-control.tsx';
import { useTyped } from './use-typed.ts';

const write = (value: number | null): string => (value === null ? '' : String(value));
const read = (text: string): number | null => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null);

/** A number. What is no number yet stands in the document as `null`, which is told as a fault, and never as another number. */
export function NumberControl(props: ControlProps) {
  const isWhole = props.shape.kind === 'number' && props.shape.isWhole;
  const { value, set, input } = useControl(props);
  const { text, type } = useTyped(typeof value === 'number' ? value : null, write, read, set);
  return (
    <TextInput
      {...input}
      inputMode={isWhole ? 'numeric' : 'decimal'}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
