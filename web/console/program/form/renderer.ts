import { type ComponentType, createContext, use } from 'react';
import type { Place } from '../model/place.ts';
import type { NamedSchema, Schema } from '../model/schema.ts';
import type { Shape } from '../model/shape.ts';
import type { ControlProps } from './control.ts';

export interface FieldProps {
  readonly place: Place;
  readonly schema: Schema;
  /** The part of the contract that it is a field of. */
  readonly part: string | null;
  readonly fieldKey: string;
  readonly label: string;
  /** Whether what says the label stands above already. */
  readonly isLabelHidden?: boolean;
  readonly isRemovable?: boolean;
}

/**
 * What shows a part of a document, whatever it is. A part holds parts, so controls need what chose them: they have it from here,
 * and not from a module, because modules that import each other in a ring break when one of them is loaded first.
 */
export interface Renderer {
  readonly Field: ComponentType<FieldProps>;
  controlOf(
    target: NamedSchema,
    shape: Shape,
    part: string | null,
    fieldKey: string,
    document: unknown,
  ): ComponentType<ControlProps>;
}

export const RendererContext = createContext<Renderer | null>(null);

export const useRenderer = (): Renderer => {
  const renderer = use(RendererContext);
  if (renderer === null) throw new Error('A form of a program stands outside of ProgramForm');
  return renderer;
};
