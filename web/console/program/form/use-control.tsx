import type { ReactNode } from 'react';
import { withValue } from '../model/change-document.ts';
import { helpOf } from '../model/help.ts';
import type { ControlProps } from './control.ts';
import { useEditing, useFaults, useValue } from './editing.ts';
import { errorText } from './fault-lines.tsx';
import { Sentence } from './sentence.tsx';

/** Help stands below, so that inputs beside each other stand in one line. */
export const INPUT_FIRST: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

interface Control {
  readonly value: unknown;
  set(value: unknown): void;
  /** Properties that all inputs have. */
  readonly input: {
    readonly label?: ReactNode;
    readonly 'aria-label'?: string;
    readonly description?: ReactNode;
    readonly inputWrapperOrder: typeof INPUT_FIRST;
    readonly error: string | null;
    readonly readOnly: boolean;
  };
}

/** Value, faults and words of a control. */
export function useControl({ place, target, label, name }: ControlProps): Control {
  const { document, change, isReadOnly } = useEditing();
  const help = helpOf(target.schema.description, name);
  return {
    value: useValue(place),
    set: (value) => change(withValue(document, place, value)),
    input: {
      ...(label === null ? { 'aria-label': name } : { label }),
      ...(help === '' || label === null ? {} : { description: <Sentence>{help}</Sentence> }),
      inputWrapperOrder: INPUT_FIRST,
      error: errorText(useFaults(place)),
      readOnly: isReadOnly,
    },
  };
}
