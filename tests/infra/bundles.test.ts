import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { bundleFunction } from '../../infra/bundling.ts';
import { DEAD_LETTER_QUEUES } from '../../shared/contracts/dead-letters.ts';
import { variableOfLane } from '../../shared/contracts/environments/redrives.ts';
import { functionsByCapability, type StackTemplate } from './synthesized-stack.ts';

/** Beyond about 512 KB a cold start takes a step up; this leaves room to grow before anybody feels it. */
const LIMIT_BYTES = 392 * 1024;
/**
 * `programs`: what people call by hand, now and then, may weigh more; it judges documents with their schema, and carts as
 * orders do. Of it 16 KB are what is to be said of rewards, 17 KB of referrals, 7 KB of challenges, and 40 KB of triggers with
 * their messages and surveys: their fields, what contradicts what, and each change in words. It has no more than the step
 * leaves: what grows it has to look first for what came along with a file that it needs a part of.
 * `simulations` judges a draft before it is tried, and lives orders as they are recorded; nobody waits for its slices.
 * `orders`, and `platforms`, which records the same ones: they judge rewards, move the points of redemptions and count
 * stocks besides what every order needs, name the challenges that orders complete and refunds undo (3 KB), and open the
 * referral of a friend who comes with a code (25 KB: its contract,
 * codes, visits, and the normal forms of what people are compared by), and still start without the step.
 * `platforms` shows people besides what it set aside (2 KB).
 * `members` has preferences and the page that stops messages besides, and `rewards` tells of challenges, which is 5 KB.
 * `reconciliation` judges referrals, with the list of throw-away mail, and gives rewards; nobody waits for it.
 * `journeys` reads every event by its schema, and answers the API besides; who asks it is a person.
 * `documents`, most of which is the description of the API, packed, and `access`, which every call waits for, stay far below.
 * `surveys` records activities with all that they earn, as `orders` does, and shows pages in five languages.
 * `delivery` speaks with four services, SES among them (60 KB), reads Markdown (51 KB), gives rewards, and
 * issues codes of advocates; nobody waits for it.
 * `lake`, `metrics` and `figures` speak with S3; `metrics` has the SQL and the models of all metrics, and DuckDB lies beside its bundle.
 * Nobody waits for the first two.
 */
const LIMITS_BYTES: Readonly<Record<string, number>> = {
  programs: 525 * 1024,
  simulations: 525 * 1024,
  orders: 485 * 1024,
  platforms: 475 * 1024,
  members: 400 * 1024,
  rewards: 400 * 1024,
  reconciliation: 448 * 1024,
  journeys: 448 * 1024,
  delivery: 570 * 1024,
  documents: 200 * 1024,
  access: 256 * 1024,
  courier: 330 * 1024,
  relay: 340 * 1024,
  surveys: 400 * 1024,
  lake: 480 * 1024,
  metrics: 800 * 1024,
  figures: 400 * 1024,
};

const CAPABILITIES = [
  'members',
  'orders',
  'accounts',
  'rewards',
  'coupons',
  'referrals',
  'contributions',
  'platforms',
  'programs',
  'simulations',
  'webhooks',
  'staff',
  'redrives',
  'documents',
  'access',
  'relay',
  'reconciliation',
  'courier',
  'journeys',
  'surveys',
  'delivery',
  'lake',
  'metrics',
  'figures',
];

/** What makes each module load: its environment, as a deployment would set it. */
const VARIABLES = {
  PATH: process.env['PATH'] ?? '',
  AWS_REGION: 'eu-west-1',
  LEDGER_TABLE: 'ledger',
  AUDIT_TABLE: 'audit',
  PROFILE_TABLE: 'profiles',
  CREDENTIAL_TABLE: 'credentials',
  PROGRAM_TABLE: 'programs',
  BUDGET_TABLE: 'budgets',
  REWARDS_TABLE: 'rewards',
  REFERRALS_TABLE: 'referrals',
  CONTRIBUTIONS_TABLE: 'contributions',
  JOURNEYS_TABLE: 'journeys',
  JOURNEY_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/journeys',
  REFERRAL_LINK_BASE: 'api',
  OUTBOX_TABLE: 'outbox',
  SURVEYS_TABLE: 'surveys',
  LINK_BASE: 'https://club.shop.example',
  EMAIL_FROM: 'club@shop.example',
  EMAIL_CONFIGURATION_SET: 'emails',
  TEAM_EMAILS: '{}',
  DELIVERY_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/delivery',
  PROGRAM_LEAD_SECONDS: '30',
  WEBHOOKS_TABLE: 'webhooks',
  LANE_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/lanes',
  WEBHOOK_TARGETS: 'public',
  OIDC_ISSUER: 'https://login.shop.example',
  OIDC_CLIENT_ID: 'perennial',
  OIDC_ROLES_CLAIM: 'roles',
  OIDC_SCOPE: 'openid',
  WEBHOOK_RETRY_SECONDS: '5,300',
  WEBHOOK_PAUSE_SECONDS: '30,900',
  SIMULATION_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/simulations',
  EVENT_BUS: 'bus',
  LAKE_BUCKET: 'lake',
  ENGINE_MEMORY_MB: '512',
  LAKE_DEAD_LETTER_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/lake',
  DEAD_LETTER_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/dead-letters',
  ...Object.fromEntries(
    DEAD_LETTER_QUEUES.map((name) => [
      variableOfLane(name),
      `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}-dead`,
    ]),
  ),
  POWERTOOLS_METRICS_NAMESPACE: 'Perennial-test',
};

const assembly = inject('assembly');
const outputFolder = mkdtempSync(join(tmpdir(), 'perennial-bundles-'));
const template = JSON.parse(readFileSync(join(assembly, 'Perennial-dev.template.json'), 'utf8'));
const bundles: ReadonlyMap<string, string> = new Map(
  [...functionsByCapability(template as StackTemplate)].map(([capability, { properties }]) => {
    const { S3Key: key } = properties['Code'] as { readonly S3Key: string };
    return [capability, join(assembly, `asset.${key.replace('.zip', '')}`)];
  }),
);

afterAll(() => rmSync(outputFolder, { recursive: true, force: true }));

const folderOf = (capability: string): string => bundles.get(capability) ?? '(no bundle)';

const WRITING_PROGRAMS = /contracts\/program\/|domain\/program\/(?:contradictions|describe-|diff-)/;

/** The files that the bundle has something of. */
function sourcesOf(capability: string): readonly string[] {
  return JSON.parse(readFileSync(join(folderOf(capability), 'index.js.map'), 'utf8')).sources;
}

describe('bundles', () => {
  it('are those of the functions', () => {
    expect([...bundles.keys()].sort()).toEqual([...CAPABILITIES].sort());
  });

  it.each(CAPABILITIES)('%s is small enough to start fast', (capability) => {
    const bytes = readFileSync(join(folderOf(capability), 'index.js')).byteLength;
    console.log(`${capability.padEnd(10)} ${(bytes / 1024).toFixed(0).padStart(4)} KB minified`);
    expect(bytes).toBeLessThanOrEqual(LIMITS_BYTES[capability] ?? LIMIT_BYTES);
  });

  it.each(CAPABILITIES)(
    '%s loads as CommonJS from the bundle alone and exports its handler',
    (capability) => {
      const script = `process.stdout.write(typeof require(${JSON.stringify(folderOf(capability))}).handler)`;
      // No node_modules above the temporary folder: what the bundle left out would be missed here.
      const type = execFileSync(process.execPath, ['-e', script], { cwd: outputFolder, env: VARIABLES });
      expect(type.toString()).toBe('function');
    },
  );

  it.each(CAPABILITIES)('%s has a source map that names its sources and carries none', (capability) => {
    const map = JSON.parse(readFileSync(join(folderOf(capability), 'index.js.map'), 'utf8'));
    expect(map.sources).toEqual(expect.arrayContaining([expect.stringContaining('.lambda.ts')]));
    expect(map.sourcesContent).toBeUndefined();
  });

  it.each(CAPABILITIES.filter((capability) => !['programs', 'simulations'].includes(capability)))(
    '%s carries nothing that only writing a program needs: its schema, its checks, its words',
    (capability) => {
      expect(sourcesOf(capability).filter((source) => WRITING_PROGRAMS.test(source))).toEqual([]);
    },
  );

  it('of programs carries them, so that they are looked for under their right names', () => {
    const folders = sourcesOf('programs').flatMap((source) => WRITING_PROGRAMS.exec(source)?.[0] ?? []);
    expect(new Set(folders)).toEqual(
      new Set([
        'contracts/program/',
        'domain/program/contradictions',
        'domain/program/describe-',
        'domain/program/diff-',
      ]),
    );
  });

  it('are what the bench measures, and the same from whatever folder, so that a deployment changes only what did', () => {
    const measured = join(outputFolder, 'somewhere', 'else');
    bundleFunction('functions/orders/orders.lambda.ts', measured);
    for (const file of ['index.js', 'index.js.map']) {
      expect(readFileSync(join(measured, file))).toEqual(readFileSync(join(folderOf('orders'), file)));
    }
  });
});
