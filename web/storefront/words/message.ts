/** Forms of a sentence by number, as `Intl.PluralRules` names them; `other` is for all that are not named. */
export interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** Names that stand in braces. */
export type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** What has to be given to say a message. In forms by number, `n` is the number; `unit`, what points are called, is always known. */
export type ValuesOf<Message> = Message extends { readonly other: infer Other }
  ? { readonly [Name in Exclude<NamesIn<Other>, 'n' | 'unit'>]: string } & { readonly n: number }
  : { readonly [Name in Exclude<NamesIn<Message>, 'unit'>]: string };

/** The same messages in another language: one that is missing, or is a sentence where forms are needed, does not compile. */
export type Translated<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string ? string : Plural;
};

/** A sentence with its values in their places. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces);
