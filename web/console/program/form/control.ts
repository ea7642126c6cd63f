import type { ReactNode } from 'react';
import type { Place } from '../model/place.ts';
import type { NamedSchema } from '../model/schema.ts';
import type { Shape } from '../model/shape.ts';

/** What every control of a form is given. */
export interface ControlProps {
  readonly place: Place;
  /** Of the part, its references followed. */
  readonly target: NamedSchema;
  readonly shape: Shape;
  /** The part of the contract that it is a field of, and its name there. */
  readonly part: string | null;
  readonly fieldKey: string;
  readonly label: ReactNode;
  /** For who does not see the label. */
  readonly name: string;
}
