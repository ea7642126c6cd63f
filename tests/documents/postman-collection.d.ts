/** As much of Postman's reader, which comes without types, as its test uses. */
declare module 'postman-collection' {
  interface PropertyList<T> {
    filter(matches: (member: T) => boolean, context: null): readonly T[];
    toObject(): Readonly<Record<string, string>>;
    get(key: string): string | undefined;
  }
  interface Parameter {
    readonly key: string;
    readonly value: string;
    readonly disabled?: boolean;
  }
  export interface Item {
    readonly name: string;
    readonly request: {
      readonly method: string;
      readonly url: {
        getPath(options: { readonly unresolved: boolean }): string;
        getHost(): string;
        readonly query: PropertyList<Parameter>;
        readonly variables: PropertyList<Parameter>;
      };
      readonly headers: PropertyList<Parameter>;
      readonly body?: { readonly raw?: string };
    };
    parent(): { readonly name?: string } | undefined;
  }
  export class Collection {
    constructor(definition: object);
    readonly variables: PropertyList<Parameter>;
    forEachItem(visit: (item: Item) => void): void;
  }
}
