import type { Metafile } from 'esbuild';

type Outputs = Metafile['outputs'];

/**
 * The files that a page loads before any of its code runs: an entry with what it imports, and with what that imports. What is
 * imported on demand is not among them.
 * @param entry path of the output in the metafile
 */
export function firstLoad(outputs: Outputs, entry: string): readonly string[] {
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const { imports = [], cssBundle } = outputs[path] ?? {};
    if (cssBundle !== undefined) found.add(cssBundle);
    for (const each of imports) if (each.kind === 'import-statement' && !each.external) add(each.path);
  };
  add(entry);
  return [...found];
}
