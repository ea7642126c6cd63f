import type { ReactNode } from 'react';
import { controlOf } from './control-of.tsx';
import { type Editing, EditingContext } from './editing.ts';
import { Field } from './field.tsx';
import { type Renderer, RendererContext } from './renderer.ts';

const RENDERER: Renderer = { Field, controlOf };

/** Within it fields show the document, and change it. */
export function ProgramForm({
  editing,
  children,
}: {
  readonly editing: Editing;
  readonly children: ReactNode;
}) {
  return (
    <RendererContext value={RENDERER}>
      <EditingContext value={editing}>{children}</EditingContext>
    </RendererContext>
  );
}
