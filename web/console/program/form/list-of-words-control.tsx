import { MultiSelect, TagsInput } from '@mantine/core';
import { choiceLabel } from '../model/labels.ts';
import { resolve } from '../model/schema.ts';
import { type Shape, shapeOf } from '../model/shape.ts';
import type { ControlProps } from './control.ts';
import { useEditing } from './editing.ts';
import { referencesOf } from './references.ts';
import { useControl } from './use-control.tsx';

/** Several words: of a closed set, names of other parts of the document, or free. */
export function ListOfWordsControl(props: ControlProps) {
  const { document } = useEditing();
  const { value, set, input } = useControl(props);
  const options = optionsOf(props.shape);
  const words = (Array.isArray(value) ? value : []).map(String);
  const references = referencesOf(document, props.part, props.fieldKey);
  const known =
    references?.map(({ id, label }) => ({ value: id, label })) ??
    options?.map((option) => ({ value: option, label: choiceLabel(option) })) ??
    null;
  if (known === null) {
    return (
      <TagsInput
        {...input}
        value={words}
        onChange={set}
        placeholder={words.length === 0 ? 'Type, then Enter' : ''}
        acceptValueOnBlur
      />
    );
  }
  const unknown = words.filter((word) => !known.some((each) => each.value === word));
  return (
    <MultiSelect
      {...input}
      data={[...known, ...unknown.map((word) => ({ value: word, label: word }))]}
      value={words}
      onChange={set}
      searchable={known.length > 8}
    />
  );
}

function optionsOf(shape: Shape): readonly string[] | null {
  const item = shape.kind === 'list' ? shapeOf(resolve(shape.item).schema) : null;
  return item?.kind === 'choice' ? item.options : null;
}
