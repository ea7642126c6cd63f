/** What the process of a stack says once: where the stack is and a key that may do everything, or why there is none. */
export type StackAnswer = { readonly url: string; readonly key: string } | { readonly failure: string };
