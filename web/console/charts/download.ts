/** Hands a text to whoever looks at the page, as a file. @param name with its extension */
export function downloadText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Only when the browser has taken it: some begin to read a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const LONGEST = 80;

/** A title as the name of a file. */
export const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, LONGEST);
