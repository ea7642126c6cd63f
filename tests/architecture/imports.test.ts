import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The direction of imports, held for every file. A layer may import itself, and what its row names. */
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Layer {
  /** Other folders of ours, or single files. */
  readonly ours: readonly string[];
  /** Packages, and `node:` modules. Types from `aws-lambda` weigh nothing and are everyone's. */
  readonly packages: readonly RegExp[];
}

const NODE = /^node:/;
const AWS_SDK = /^@aws-sdk\//;
const POWERTOOLS = /^@aws-lambda-powertools\//;

/** What one capability needs and no other: who opened a link, and the image of one. */
const OWN_PACKAGES: Readonly<Record<string, readonly RegExp[]>> = { referrals: [/^isbot$/, /^uqr$/] };

const LAYERS: Readonly<Record<string, Layer>> = {
  // What shops install: nothing of ours beside it, and no package, so that it runs wherever there is `fetch`.
  client: { ours: [], packages: [] },
  // Pure: calendar arithmetic is the only thing it does not do itself.
  'shared/domain': { ours: [], packages: [/^date-fns$/, /^@date-fns\/tz$/] },
  'shared/contracts': { ours: ['shared/domain'], packages: [/^zod\/mini$/] },
  // The AWS SDK is spoken here, in shared/events, in shared/sending and in shared/lake, and nowhere else that is deployed.
  'shared/storage': { ours: ['shared/domain'], packages: [AWS_SDK, NODE] },
  'shared/events': {
    ours: ['shared/domain', 'shared/contracts', 'shared/storage'],
    packages: [AWS_SDK, /^zod\/mini$/],
  },
  'shared/access': { ours: ['shared/domain'], packages: [/^jose$/, NODE] },
  // HTML for people, as text: whoever answers with a page, or shows one, renders it here. Pure but for hashing.
  'shared/pages': { ours: ['shared/domain'], packages: [NODE] },
  // What members are written, from templates. Of the package it takes the reading of Markdown alone.
  'shared/messages': { ours: ['shared/domain', 'shared/pages'], packages: [/^marked$/] },
  // How messages leave: the third place that speaks the AWS SDK.
  'shared/sending': { ours: ['shared/domain'], packages: [AWS_SDK, NODE] },
  // Judging for a request and explaining it: what the capabilities that do either share.
  'shared/earning': { ours: ['shared/domain', 'shared/contracts', 'shared/storage'], packages: [] },
  // Redeeming for a request: what rewards, coupons and orders share.
  'shared/redeeming': {
    ours: [
      'shared/domain',
      'shared/contracts',
      'shared/storage',
      'shared/earning',
      'shared/lambda',
      'shared/platforms',
    ],
    packages: [NODE],
  },
  // middy is spoken here alone.
  'shared/lambda': {
    ours: ['shared/domain', 'shared/contracts', 'shared/storage'],
    packages: [/^@middy\/core$/, POWERTOOLS, /^zod\/mini$/, NODE],
  },
  // What enrolling and ordering do for referrals.
  'shared/referring': {
    ours: [
      'shared/domain',
      'shared/contracts',
      'shared/storage',
      'shared/earning',
      'shared/redeeming',
      'shared/referrals',
    ],
    packages: [],
  },
  // What is done with an order, whoever sent it: the shop's checkout, or its platform.
  'shared/ordering': {
    ours: [
      'shared/domain',
      'shared/contracts',
      'shared/storage',
      'shared/earning',
      'shared/lambda',
      'shared/redeeming',
      'shared/referring',
    ],
    packages: [],
  },
  // Payloads of shop platforms as orders and refunds of ours, and rewards in their words. Pure but for hashing.
  'shared/platforms': {
    ours: ['shared/domain', 'shared/contracts', 'shared/lambda'],
    packages: [/^zod\/mini$/, NODE],
  },
  // What a referral is judged by, from what a person wrote to hashes. Pure but for hashing.
  'shared/referrals': { ours: ['shared/domain'], packages: [NODE] },
  // How experiments draw. Pure but for hashing.
  'shared/experiments': { ours: ['shared/domain'], packages: [NODE] },
  // Events as files that last: what they say, and the engine that reads and writes them.
  'shared/lake': {
    ours: ['shared/domain', 'shared/contracts', 'shared/storage', 'shared/events'],
    packages: [/^@duckdb\/node-api$/, /^zod\/mini$/, AWS_SDK, NODE],
  },
  // The figures of a retention officer, counted on the lake.
  'shared/metrics': {
    ours: ['shared/domain', 'shared/contracts', 'shared/storage', 'shared/lake'],
    packages: [/^csv-stringify\/sync$/, NODE],
  },
  // Our webhooks: what is sent, how it is signed, and where it may go.
  'shared/webhooks': {
    ours: ['shared/domain', 'shared/contracts'],
    packages: [/^zod\/mini$/, /^standardwebhooks$/, /^ipaddr\.js$/, NODE],
  },
  // Taking answers to surveys: what their page, the shop's own and the messages that ask share.
  'shared/surveys': {
    ours: ['shared/domain', 'shared/storage', 'shared/earning', 'shared/lambda', 'shared/ordering'],
    packages: [],
  },
  // Keeping a member's journey: what the engine and whoever shows one share.
  'shared/journeys': {
    ours: [
      'shared/domain',
      'shared/contracts',
      'shared/storage',
      'shared/events',
      'shared/earning',
      'shared/experiments',
    ],
    packages: [],
  },
  // No capability imports another: each is a layer of its own.
  ...Object.fromEntries(
    readdirSync(join(root, 'functions')).map((capability) => [
      `functions/${capability}`,
      {
        ours: [
          'shared/domain',
          'shared/contracts',
          'shared/storage',
          'shared/events',
          'shared/access',
          'shared/lambda',
          'shared/messages',
          'shared/sending',
          'shared/earning',
          'shared/experiments',
          'shared/journeys',
          'shared/lake',
          'shared/metrics',
          'shared/ordering',
          'shared/pages',
          'shared/platforms',
          'shared/redeeming',
          'shared/referrals',
          'shared/referring',
          'shared/surveys',
          'shared/webhooks',
          'docs',
        ],
        packages: [POWERTOOLS, NODE, ...(OWN_PACKAGES[capability] ?? [])],
      },
    ]),
  ),
  // Knows functions by path, contracts for routes, events and environments, and the tables of the lake.
  infra: {
    ours: ['shared/contracts', 'shared/lake', 'web/bundle'],
    packages: [/^aws-cdk-lib/, /^constructs$/, /^cdk-nag$/, /^esbuild$/, /^zod/, NODE],
  },
  // Runs what infra synthesizes; of the product it knows how to make a key, and nothing else.
  local: {
    ours: ['infra', 'shared/storage', 'shared/contracts', 'shared/pages', 'client', 'web/shop'],
    packages: [/./],
  },
  tools: { ours: ['local', 'infra', 'shared', 'functions', 'web/figures'], packages: [/./] },
  // How faces become files: knows them by path, as infra knows functions.
  'web/bundle': { ours: [], packages: [/^esbuild$/, NODE] },
  // Of the server's code the pages know contracts and pure judging, so that what a page says of a program is what the API says.
  'web/console': {
    ours: [
      'client',
      'web/figures',
      'shared/contracts',
      'shared/domain',
      'shared/metrics/figure.ts',
      'shared/metrics/figure-row.ts',
    ],
    packages: [/^(?!node:)/],
  },
  // Small, for any shop's page: the client and what draws it.
  'web/storefront': { ours: ['client'], packages: [/^lit$/] },
  'web/shop': { ours: ['client', 'web/storefront'], packages: [/^lit$/] },
  // Figures as people see them, in the report and in the console: pure, and in browsers too, so of other layers it has single files.
  'web/figures': {
    ours: [
      'shared/metrics/figure.ts',
      'shared/metrics/figure-row.ts',
      'shared/metrics/customers/rfm-groups.ts',
      'shared/pages/html.ts',
    ],
    packages: [/^echarts\//],
  },
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) =>
    /^(client|shared|functions|infra|local|tools|web)\/.*\.tsx?$/.test(file) &&
    !file.includes('node_modules'),
);

const IMPORT = /^(?:import|export)\b[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

function importsOf(file: string): readonly Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(IMPORT)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.')
      ? relative(root, join(root, dirname(file), specifier))
      : specifier;
    return { file, target };
  });
}

const imports = files.flatMap(importsOf);
const layerOf = (file: string): string | undefined =>
  Object.keys(LAYERS).find((layer) => file.startsWith(`${layer}/`));
const isOurs = (target: string): boolean =>
  /^(client|shared|functions|infra|local|tools|web|docs|tests)\//.test(target);

function isAllowed({ file, target }: Import): boolean {
  const name = layerOf(file);
  const layer = name === undefined ? undefined : LAYERS[name];
  if (layer === undefined || name === undefined) return false;
  if (!isOurs(target))
    return target === 'aws-lambda' || layer.packages.some((allowed) => allowed.test(target));
  return [name, ...layer.ours].some((allowed) => target === allowed || target.startsWith(`${allowed}/`));
}

describe('the direction of imports', () => {
  test('there is something to judge', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  test('every file belongs to a layer', () => {
    expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  test('every import is one that its layer may make', () => {
    expect(
      imports.filter((each) => !isAllowed(each)).map(({ file, target }) => `${file} → ${target}`),
    ).toEqual([]);
  });

  test('what is deployed does not know what runs it here', () => {
    const deployed = imports.filter(({ file }) => /^(shared|functions)\//.test(file));
    expect(deployed.filter(({ target }) => /^(local|tools|web|infra|tests)\//.test(target))).toEqual([]);
  });

  test('there are no cycles', () => {
    expect(findCycles()).toEqual([]);
  });
});

function findCycles(): readonly string[] {
  const edges = new Map(
    files.map((file) => [file, imports.filter((each) => each.file === file).map(({ target }) => target)]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of edges.get(file) ?? []) if (edges.has(target)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return cycles;
}
