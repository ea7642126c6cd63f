/** One operation of the API: how it is called, and in its type what it takes, gives and refuses. */
export interface Operation<Input extends object, Output, Code extends string> {
  readonly id: string;
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  /** Whether the change has no name of its own in the request, so that a key gives it one. */
  readonly needsKey?: true;
  /** What is answered; JSON where nothing else is said. */
  readonly answers?: 'text' | 'redirect' | 'nothing';
  /** For the compiler alone; never there. */
  readonly types?: { readonly input: Input; readonly output: Output; readonly code: Code };
}

/** An operation that answers a list page by page. */
export interface ListOperation<Input extends object, Output, Code extends string, Row>
  extends Operation<Input, Output, Code> {
  /** The field of an answer that holds its rows. */
  readonly list: string;
  /** For the compiler alone; never there. */
  readonly row?: Row;
}

/** Where a link leads, which is told and not followed. In a browser it is not told: browsers hide it from scripts. */
export interface Redirect {
  readonly location: string | null;
}

/** Any operation, as the code that sends it sees it. */
export type AnyOperation = Omit<Operation<object, unknown, string>, 'types'> & { readonly list?: string };
