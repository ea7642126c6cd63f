export interface ObjectEntry {
  readonly key: string;
  readonly bytes: number;
}

/** When a put takes effect: where nothing is there yet, or still what had this tag. */
export type PutCondition = { readonly ifAbsent: true } | { readonly ifMatch: string };

/** Where the lake is kept: the little of an object store that it asks for. What cannot be reached throws a Fault. */
export interface Objects {
  /**
   * All objects under a prefix, in the order of their keys, page by page as they are asked for.
   * @param after the key, or any text, behind which the list begins
   */
  list(prefix: string, after?: string): AsyncIterable<ObjectEntry>;
  /** Null where there is none. The tag changes with the bytes. */
  get(key: string): Promise<{ readonly bytes: Buffer; readonly etag: string } | null>;
  /** Streams it into a file. @returns false where there is none, and then no file is left */
  download(key: string, file: string): Promise<boolean>;
  /** Streams a file into it. */
  upload(key: string, file: string): Promise<void>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /**
   * @returns false where the condition did not hold. Who asked again because an answer was lost may be told so of its own
   *   earlier write: look at what is there.
   */
  putIf(key: string, bytes: Uint8Array, condition: PutCondition): Promise<boolean>;
  /** Nothing happens where there is none. */
  delete(key: string): Promise<void>;
}
