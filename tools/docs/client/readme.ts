import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../../client/', import.meta.url);
/** A mark, and the code that stands below it already. */
const MARKED = /<!-- example: ([a-z-]+\.ts) -->\n\n(?:```ts\n[\s\S]*?\n```\n\n?)?/g;

/** `client/README.md` with each example as its file has it now, which tests run. */
export function clientReadme(): string {
  const readme = readFileSync(new URL('README.md', FOLDER), 'utf8');
  return `${readme
    .replaceAll(
      MARKED,
      (_marked, name: string) => `<!-- example: ${name} -->\n\n\`\`\`ts\n${exampleText(name)}\`\`\`\n\n`,
    )
    .trimEnd()}\n`;
}

/** An example as a shop writes it, which has the package and not its files. */
function exampleText(name: string): string {
  return readFileSync(new URL(`examples/${name}`, FOLDER), 'utf8')
    .replaceAll("'../index.ts'", "'@perennial/client'")
    .replaceAll("'../generated/operations.ts'", "'@perennial/client/operations'");
}
