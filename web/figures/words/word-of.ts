/** Looks up what comes from data: a name such as `constructor`, which every object has, is none of ours. */
export const wordOf = <Word>(words: Readonly<Record<string, Word>>, name: string): Word | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;
