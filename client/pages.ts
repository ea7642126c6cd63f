interface Page {
  readonly nextCursor: string | null;
  readonly [field: string]: unknown;
}

/** The pages of a list and its rows, one after the other. */
export function pagesOf(call: (input: object) => Promise<unknown>, list: string) {
  async function* pages(input: object = {}): AsyncGenerator<Page, void, undefined> {
    let cursor: string | null | undefined = (input as { readonly cursor?: string }).cursor;
    do {
      const page = (await call({ ...input, cursor: cursor ?? undefined })) as Page;
      yield page;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
  async function* each(input?: object): AsyncGenerator<unknown, void, undefined> {
    for await (const page of pages(input)) yield* page[list] as readonly unknown[];
  }
  return { pages, each };
}
