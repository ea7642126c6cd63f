import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle, BundledFile } from './bundle.ts';
import { bundleConsole } from './console.ts';
import { FACES } from './faces.ts';

/** `npm run faces`: what each file of console and storefront weighs, as it is and as it travels, and what first loads come to. */
const KB = 1024;
const kilobytes = (bytes: number): string => `${(bytes / KB).toFixed(1)} KB`.padStart(10);
const sum = (files: readonly BundledFile[], of: (file: BundledFile) => number): number =>
  files.reduce((total, file) => total + of(file), 0);

function row(name: string, files: readonly BundledFile[]): string {
  const plain = sum(files, ({ bytes }) => bytes);
  const travels = sum(files, ({ brotliBytes }) => brotliBytes);
  return `${name.padEnd(44)}${kilobytes(plain)}${kilobytes(travels)}`;
}

function print(face: string, { files }: Bundle, firstLoad: readonly string[]): void {
  const heaviestFirst = files.toSorted((one, other) => other.brotliBytes - one.brotliBytes);
  const first = files.filter(({ path }) => firstLoad.includes(path));
  const lines = [
    `${face.padEnd(44)}${'as it is'.padStart(10)}${'brotli'.padStart(10)}`,
    ...heaviestFirst.map((file) => row(`  ${file.path}`, [file])),
    ...(first.length === 0 ? [] : [row('  first load', first)]),
    row('  all', files),
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'perennial-faces-'));
try {
  for (const [face, bundle] of Object.entries(FACES)) {
    if (face !== 'console') print(face, bundle(join(folder, face)), []);
  }
  const console = bundleConsole(join(folder, 'console'));
  print('console', console, console.firstLoad);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
