import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, inject, it } from 'vitest';
import { readCloudAssembly } from '../../local/template/cloud-assembly.ts';

/** React, the component library with its styles, signing in, and the frame of the pages; a page's own code comes after it. */
const CONSOLE_FIRST_LOAD_KB = 320;
/** Mantine's styles are most of it. */
const CONSOLE_STYLES_KB = 50;

const [stack] = readCloudAssembly(inject('assembly'));
const resource = [...(stack?.resources.values() ?? [])].find(({ type }) => type === 'Custom::PublishedFaces');
const faces = stack?.assetPaths.get(`${resource?.properties['Faces']}.zip`) ?? '';
const fileOf = (path: string): Buffer => readFileSync(join(faces, 'files', path));
const kilobytes = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + brotliCompressSync(fileOf(path)).byteLength, 0) / 1024;

/** What the page names: its script with all that it imports, and its styles. */
const named = [
  ...fileOf('console/index.html')
    .toString()
    .matchAll(/(?:src|href)="\/([^"]+)"/g),
].map(([, path = '']) => path);

it('the console loads what its first page needs, at once and no more than it has to', () => {
  expect(named.some((path) => path.endsWith('.js'))).toBe(true);
  const all = kilobytes(['console/index.html', ...named]);
  const styles = kilobytes(named.filter((path) => path.endsWith('.css')));
  console.log(`console: first load ${all.toFixed(0)} KB, of which styles ${styles.toFixed(0)} KB`);
  expect(all).toBeLessThan(CONSOLE_FIRST_LOAD_KB);
  expect(styles).toBeLessThan(CONSOLE_STYLES_KB);
  // Charts are a third of all there is, and only pages with figures need them.
  expect(named.filter((path) => fileOf(path).includes('echarts'))).toEqual([]);
});
