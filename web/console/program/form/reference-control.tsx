import { Select } from '@mantine/core';
import type { ControlProps } from './control.ts';
import { useEditing } from './editing.ts';
import { referencesOf } from './references.ts';
import { useControl } from './use-control.tsx';

/** The name of another part of the document. A name that is nothing's is shown, with the fault that it is. */
export function ReferenceControl(props: ControlProps) {
  const { document } = useEditing();
  const references = referencesOf(document, props.part, props.fieldKey) ?? [];
  const { value, set, input } = useControl(props);
  const name = String(value);
  const unknown = name === '' || references.some(({ id }) => id === name) ? [] : [{ id: name, label: name }];
  return (
    <Select
      {...input}
      data={[...references, ...unknown].map(({ id, label }) => ({ value: id, label }))}
      value={name === '' ? null : name}
      placeholder={references.length === 0 ? 'None yet in this program' : 'Choose'}
      searchable={references.length > 8}
      onChange={(chosen) => chosen !== null && set(chosen)}
    />
  );
}
