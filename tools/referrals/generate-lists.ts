import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { disposableEmailBlocklist } from 'disposable-email-domains-js';
import { encodeHashes } from '../../shared/referrals/disposable-domains.ts';
import { domainHash } from '../../shared/referrals/mail-domains.ts';

/**
 * `node tools/referrals/generate-lists.ts` writes the lists that functions carry, out of packages that are kept by others.
 * The packages themselves weigh 270 KB; what is written weighs some 45.
 */
const load = createRequire(import.meta.url);
const FOLDER = fileURLToPath(new URL('../../shared/referrals/', import.meta.url));

const versionOf = (name: string): string => {
  const file = load.resolve(`${name}/package.json`);
  const { version, license } = JSON.parse(readFileSync(file, 'utf8')) as { version: string; license: string };
  return `${name} ${version} (${license})`;
};

const head = (source: string): string =>
  `// Written by tools/referrals/generate-lists.ts out of ${source}; not to be changed by hand.\n`;

function disposableDomainHashes(): string {
  const domains = disposableEmailBlocklist();
  return [
    head(versionOf('disposable-email-domains-js')),
    `/** ${domains.length} domains of throw-away addresses, as \`encodeHashes\` writes them. */\n`,
    `export const DISPOSABLE_DOMAIN_HASHES =\n  '${encodeHashes(domains.map(domainHash))}';\n`,
  ].join('');
}

/** Characters outside ASCII that are read as one or two of its letters or digits, after NFKC and in lower case. */
function confusables(): string {
  const data = load('unhomoglyph/data.json') as Readonly<Record<string, string>>;
  const pairs = new Map<string, string>();
  for (const [character, readAs] of Object.entries(data)) {
    const [written, read] = [character.normalize('NFKC').toLowerCase(), readAs.toLowerCase()];
    if ([...written].length === 1 && !/^\p{ASCII}$/u.test(written) && /^[a-z0-9]{1,2}$/.test(read))
      pairs.set(written, read);
  }
  const text = [...pairs].map(([written, read]) => `${written}${read}`).join(' ');
  return [
    head(`${versionOf('unhomoglyph')}, which follows Unicode's confusables.txt`),
    `const PAIRS =\n  '${text}';\n\n`,
    `/** ${pairs.size} characters outside ASCII with the letters or digits that they are read as. */\n`,
    'export const CONFUSABLES: ReadonlyMap<string, string> = new Map(\n',
    "  PAIRS.split(' ').map((pair) => {\n",
    "    const [written = '', ...read] = pair;\n",
    "    return [written, read.join('')];\n",
    '  }),\n',
    ');\n',
  ].join('');
}

/** By file name, what belongs into it. */
export function lists(): Readonly<Record<string, string>> {
  return { 'disposable-domain-hashes.ts': disposableDomainHashes(), 'confusables.ts': confusables() };
}

if (argv[1] === fileURLToPath(import.meta.url))
  for (const [file, text] of Object.entries(lists())) writeFileSync(`${FOLDER}${file}`, text);
