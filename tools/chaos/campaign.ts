import pLimit from 'p-limit';
import type { FaultCounts } from '../fault-proxy/fault-counts.ts';
import { type Caller, createCaller } from './caller.ts';
import { judge, type Verdict } from './judge.ts';
import { expect, type Outcome } from './model.ts';
import { playStory, type Stage } from './play-story.ts';
import { seededRandom } from './random.ts';
import { superviseStack } from './stack-supervisor.ts';
import { makeStory } from './story.ts';

export interface CampaignOptions {
  readonly seed: string;
  readonly orders: number;
  readonly members: number;
  /** How often the stack is killed in the middle. */
  readonly kills: number;
  readonly concurrency: number;
  readonly dataDir: string;
  readonly onProgress: (done: number, kills: number) => void;
}

export interface CampaignReport {
  readonly verdict: Verdict;
  readonly faults: readonly FaultCounts[];
  readonly kills: number;
  readonly requests: number;
  readonly retries: number;
  /** Requests whose answer never came. */
  readonly lostAnswers: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly seconds: number;
}

/** Plays all stories against a stack under faults, then looks at it in calm. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const start = performance.now();
  const supervisor = await superviseStack(options.dataDir, options.seed);
  try {
    const caller = createCaller(supervisor.ready.url, supervisor.ready.key);
    const members = await enrollMembers(caller, options);
    const stage: Stage = {
      caller,
      members,
      startMs: Math.floor(Date.now() / 1000) * 1000,
      tally: { duplicates: 0, refused: 0 },
    };
    const outcomes = await playAll(stage, options, supervisor.killAndRestart);
    const faults = supervisor.faultCounts();
    await supervisor.restartCalm();
    const expected = expect(
      outcomes,
      members.map(({ memberId }) => memberId),
    );
    const verdict = await judge(caller, expected, supervisor.ready.eventsFolder);
    return {
      verdict,
      faults,
      kills: supervisor.kills(),
      requests: caller.tally.requests,
      retries: caller.tally.retries,
      lostAnswers: caller.tally.lost,
      ...stage.tally,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await supervisor.close();
  }
}

async function enrollMembers(caller: Caller, { members, concurrency }: CampaignOptions) {
  const limit = pLimit(concurrency);
  return Promise.all(
    Array.from({ length: members }, (_, index) =>
      limit(async () => {
        const customerId = `chaos-customer-${index}`;
        const { body } = await caller.send('POST', '/v1/members', { customerId });
        return { memberId: body.memberId as string, customerId };
      }),
    ),
  );
}

async function playAll(
  stage: Stage,
  options: CampaignOptions,
  killAndRestart: () => Promise<void>,
): Promise<Outcome[]> {
  const { seed, orders, members, kills, concurrency, onProgress } = options;
  const random = seededRandom(seed);
  const limit = pLimit(concurrency);
  // Evenly spread over the campaign, none at its ends.
  const killAt = new Set(
    Array.from({ length: kills }, (_, index) => Math.floor(((index + 1) * orders) / (kills + 1))),
  );
  let [done, killed] = [0, 0];
  let dying: Promise<void> = Promise.resolve();
  const outcomes = await Promise.all(
    Array.from({ length: orders }, (_, index) =>
      limit(async () => {
        const own = random.fork(`story-${index}`);
        const outcome = await playStory(stage, makeStory(own, index, members), own);
        done += 1;
        if (killAt.has(done)) {
          killed += 1;
          // Nobody waits for it: the requests in flight are to notice by themselves.
          dying = dying.then(killAndRestart);
        }
        onProgress(done, killed);
        return outcome;
      }),
    ),
  );
  await dying;
  return outcomes;
}
