import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchContext, Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { blocksOf, interleave } from '../harness/interleave.ts';
import { median, spread } from '../harness/statistics.ts';
import { type LoadSubject, type LoadSubjects, prepareSubjects } from './load-subjects.ts';
import { type LoadSample, timeLoad } from './time-load.ts';

const BAR_BYTES = 360 * 1_024;
const BAR_RATIO = 1.15;
/** Two samples a round, and the first round is dropped: a sample is some 50 ms short, so many are needed. */
const LEAST_ROUNDS = 13;

/** By the subject's name. */
type Samples = Readonly<Record<string, readonly LoadSample[]>>;

export const loadTimeBenchmark: Benchmark = {
  name: 'load-time',
  title: 'Size and load time of each function',
  async run(context): Promise<BenchReport> {
    const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
    try {
      const subjects = prepareSubjects(context.assembly, folder);
      const samples = await timeSubjects(context, subjects, this.title);
      return reportOf(subjects, samples);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function timeSubjects(
  { rounds: asked, progress }: BenchContext,
  subjects: LoadSubjects,
  title: string,
): Promise<Samples> {
  const byName = new Map(allOf(subjects).map((subject) => [subject.name, subject]));
  const rounds = Math.max(asked, LEAST_ROUNDS);
  progress.begin(title, blocksOf(rounds, byName.size));
  const samples = await interleave({ rounds, progress }, [...byName.keys()], (name) => {
    const { folder, environment } = byName.get(name) ?? subjects.bareClient;
    return timeLoad(folder, environment);
  });
  progress.end();
  return samples;
}

function reportOf(subjects: LoadSubjects, samples: Samples): BenchReport {
  const { functions, bareClient, defaultClient, leanClient, parts } = subjects;
  const told = (subject: LoadSubject): string => `${timesOf(samples, subject)}; ${kilobytes(subject.bytes)}`;
  return {
    findings: [
      ...functions.map(sizeFinding),
      ...[bareClient, defaultClient, leanClient].map((client) => ({
        what: client.name,
        measured: told(client),
      })),
      ...functions.map((subject) => loadFinding(samples, subject, subjects)),
      ...parts.map((part) => ({ what: `alone, of what orders loads: ${part.name}`, measured: told(part) })),
    ],
    notes: [
      `require of the bundle in a fresh process with the variables that the template sets, ${samples[bareClient.name]?.length} samples each, interleaved, medians; processor time in brackets`,
      'all clients have all the commands of the stores; relay loads the clients of EventBridge and SQS instead, documents none; contracts include zod',
    ],
    figures: {
      bytes: Object.fromEntries(allOf(subjects).map(({ name, bytes }) => [name, bytes])),
      samples,
    },
  };
}

function sizeFinding({ name, bytes }: LoadSubject): Finding {
  return {
    what: `${name}, minified`,
    measured: kilobytes(bytes),
    bar: `≤ ${kilobytes(BAR_BYTES)}`,
    isMet: bytes <= BAR_BYTES,
  };
}

/** Against the bare client by both clocks, then against the other two ways to bundle it. */
function loadFinding(
  samples: Samples,
  subject: LoadSubject,
  { bareClient, defaultClient, leanClient }: LoadSubjects,
): Finding {
  const ratio = (client: LoadSubject, pick: Clock = wallMs) =>
    medianOf(samples, subject, pick) / medianOf(samples, client, pick);
  const toBare = ratio(bareClient);
  return {
    what: `${subject.name}, load ÷ bare client`,
    measured: `${toBare.toFixed(2)} (${ratio(bareClient, processorMs).toFixed(2)}), ÷ by defaults ${ratio(defaultClient).toFixed(2)}, ÷ bundled alike ${ratio(leanClient).toFixed(2)}; ${timesOf(samples, subject)}`,
    bar: `≤ ${BAR_RATIO}`,
    isMet: toBare <= BAR_RATIO,
  };
}

type Clock = (sample: LoadSample) => number;
const wallMs: Clock = (sample) => sample.wallMs;
const processorMs: Clock = (sample) => sample.processorMs;

const medianOf = (samples: Samples, { name }: LoadSubject, pick: Clock): number =>
  median((samples[name] ?? []).map(pick));

function timesOf(samples: Samples, subject: LoadSubject): string {
  const wall = (samples[subject.name] ?? []).map(wallMs);
  return `${median(wall).toFixed(1)} ms ±${(100 * spread(wall)).toFixed(0)} % (${medianOf(samples, subject, processorMs).toFixed(1)} ms)`;
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1_024)} KB`;

const allOf = (subjects: LoadSubjects): readonly LoadSubject[] => [
  subjects.bareClient,
  subjects.defaultClient,
  subjects.leanClient,
  ...subjects.functions,
  ...subjects.parts,
];
