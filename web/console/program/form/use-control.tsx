import type { ReactNode } from 'react';
import { withValue } from '../model/change-document.ts';
import type { ControlProps } from './control.ts';
import { useEditing, useFaults, useValue } from './editing.ts';
import { errorText } from './fault-lines.tsx';
import { Sentence } from './sentence.tsx';

interface Control {
  readonly value: unknown;
  set(value: unknown): void;
  /** Properties that all inputs have. */
  readonly input: {
    readonly label?: ReactNode;
    readonly 'aria-label'?: string;
    readonly description?: ReactNode;
    readonly error: string | null;
    readonly readOnly: boolean;
  };
}

/** Value, faults and words of a control. */
export function useControl({ place, target, label, name }: ControlProps): Control {
  const { document, change, isReadOnly } = useEditing();
  const { description } = target.schema;
  return {
    value: useValue(place),
    set: (value) => change(withValue(document, place, value)),
    input: {
      ...(label === null ? { 'aria-label': name } : { label }),
      ...(description === undefined || label === null
        ? {}
        : { description: <Sentence>{description}</Sentence> }),
      error: errorText(useFaults(place)),
      readOnly: isReadOnly,
    },
  };
}
