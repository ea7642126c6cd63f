import pLimit from 'p-limit';
import { type Advocates, deviceOf, issueCodes } from './advocates.ts';
import { type Caller, createCaller } from './caller.ts';
import { publishRewards, STARTING_POINTS } from './campaign-program.ts';
import { advocatesIn, friendsIn } from './friend-counts.ts';
import type { FriendRecord } from './friend-record.ts';
import { judge, type Verdict } from './judge.ts';
import { expectReferrals } from './judge-referrals.ts';
import { type LakeVerdict, startLakeCampaign } from './lake/lake-campaign.ts';
import { expect } from './model.ts';
import { playFriend } from './play-friend.ts';
import { playFriendLate } from './play-friend-late.ts';
import { openLast, playLate } from './play-late.ts';
import { playRush } from './play-rush.ts';
import { type PlayedStory, playStory } from './play-story.ts';
import { seededRandom } from './random.ts';
import { readReferrals } from './read-referrals.ts';
import type { MoveTally } from './redemption-record.ts';
import { makeFriend } from './referral-plan.ts';
import { untilSettled } from './settled-stack.ts';
import type { LifeFaults } from './stack-process.ts';
import { superviseStack } from './stack-supervisor.ts';
import type { Stage } from './stage.ts';
import { makeStory } from './story.ts';

export interface CampaignOptions {
  readonly seed: string;
  readonly orders: number;
  readonly members: number;
  /** How often the stack is killed in the middle. */
  readonly kills: number;
  readonly concurrency: number;
  readonly dataDir: string;
  /** Folder of the synthesized app; synthesized anew unless given. */
  readonly assembly?: string;
  readonly onProgress: (done: number, kills: number) => void;
}

export interface CampaignReport {
  /** Of all that was judged, the lake included. */
  readonly verdict: Verdict;
  readonly lake: LakeVerdict;
  readonly faults: readonly LifeFaults[];
  readonly kills: number;
  readonly requests: number;
  readonly retries: number;
  /** Requests whose answer never came. */
  readonly lostAnswers: number;
  readonly duplicates: number;
  readonly refused: number;
  /** What was asked of redemptions, by its word. */
  readonly moves: MoveTally;
  readonly seconds: number;
}

/** Plays all stories against a stack under faults, then looks at it in calm. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const start = performance.now();
  const supervisor = await superviseStack(options.dataDir, options.seed, options.assembly);
  const lake = await startLakeCampaign(options.dataDir, options.seed).catch(async (error: unknown) => {
    await supervisor.close();
    throw error;
  });
  const killAndRestart = async () => {
    await supervisor.killAndRestart();
    lake.follow();
  };
  try {
    const caller = createCaller(supervisor.ready.url, supervisor.ready.key);
    const timeZone = await publishRewards(caller, options);
    const members = await enrollMembers(caller, options);
    const stage: Stage = {
      caller,
      members,
      startMs: Math.floor(Date.now() / 1000) * 1000,
      tally: { duplicates: 0, refused: 0, moves: new Map() },
    };
    const random = seededRandom(options.seed);
    const rush = await playRush(stage, random.fork('rush'));
    const advocates = await issueCodes(
      stage,
      advocatesIn(options.orders, members.length),
      random.fork('codes'),
    );
    const { played, friends } = await playAll(stage, advocates, options, killAndRestart);
    const redemptions = played.flatMap((story) => story.redemptions);
    const [came] = await Promise.all([
      playFriendsLate(stage, friends, options),
      playLate(stage, redemptions, random.fork('late'), options.concurrency),
    ]);
    const last = await openLast(stage, random.fork('last'));
    const faults = supervisor.faultCounts();
    await supervisor.restartCalm();
    lake.follow();
    const memberIds = members.map(({ memberId }) => memberId);
    const friendIds = came.map(({ friendId }) => friendId);
    const stuck = await untilSettled(caller, [...memberIds, ...friendIds], supervisor.ready);
    const told = await readReferrals(caller, came);
    const referrals = expectReferrals(came, advocates, told, Date.now());
    const ordersOfFriends = came.flatMap(({ orders }) => orders.map(({ outcome }) => outcome));
    const expected = expect({
      outcomes: [...played.flatMap(({ outcomes }) => outcomes), ...ordersOfFriends],
      redemptions: [...rush, ...redemptions, ...last],
      memberIds,
      startingPoints: STARTING_POINTS,
      friendIds,
      referrals: referrals.books,
    });
    const verdict = await judge(caller, expected, {
      memberIds: [...memberIds, ...friendIds],
      size: options,
      eventsFolder: supervisor.ready.eventsFolder,
      referrals,
      advocates,
    });
    // Last, as it waits for nothing more: what came meanwhile is told by now, or is missing.
    const late = await untilSettled(caller, [...memberIds, ...friendIds], supervisor.ready);
    const lakeVerdict = await lake.judge(timeZone);
    const failures = [...stuck, ...verdict.failures, ...late, ...lakeVerdict.failures];
    return {
      verdict: { ...verdict, failures },
      lake: lakeVerdict,
      faults,
      kills: supervisor.kills(),
      requests: caller.tally.requests,
      retries: caller.tally.retries,
      lostAnswers: caller.tally.lost,
      ...stage.tally,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await lake.close();
    await supervisor.close();
  }
}

async function enrollMembers(caller: Caller, { orders, members, concurrency }: CampaignOptions) {
  const advocates = advocatesIn(orders, members);
  const limit = pLimit(concurrency);
  return Promise.all(
    Array.from({ length: members }, (_, index) =>
      limit(async () => {
        const customerId = `chaos-customer-${index}`;
        const { body } = await caller.send('POST', '/v1/members', {
          customerId,
          ...(index < advocates ? { signals: { device: deviceOf(index) } } : {}),
        });
        const { status } = await caller.send(
          'POST',
          `/v1/members/${body.memberId}/adjustments`,
          { points: STARTING_POINTS, reason: 'to begin with', actor: 'chaos' },
          { 'idempotency-key': 'starting-points' },
        );
        if (status !== 201 && status !== 200) throw new Error(`${customerId} was given no points: ${status}`);
        return { memberId: body.memberId as string, customerId };
      }),
    ),
  );
}

/** What all played, and the friends in the order in which they were made. */
interface Played {
  readonly played: readonly PlayedStory[];
  readonly friends: readonly FriendRecord[];
}

async function playAll(
  stage: Stage,
  advocates: Advocates,
  options: CampaignOptions,
  killAndRestart: () => Promise<void>,
): Promise<Played> {
  const { seed, orders, members, kills, concurrency, onProgress } = options;
  const random = seededRandom(seed);
  const limit = pLimit(concurrency);
  // Evenly spread over the campaign, none at its ends.
  const killAt = new Set(
    Array.from({ length: kills }, (_, index) => Math.floor(((index + 1) * orders) / (kills + 1))),
  );
  let [done, killed] = [0, 0];
  let dying: Promise<void> = Promise.resolve();
  const friends: Promise<FriendRecord>[] = [];
  const ordersAFriend = Math.max(1, Math.floor(orders / friendsIn(orders)));
  const come = (index: number) => {
    const own = random.fork(`friend-${index}`);
    const plan = makeFriend(own, index, advocates.members.length);
    return limit(() => playFriend(stage, advocates, plan, own));
  };
  const played = await Promise.all(
    Array.from({ length: orders }, (_, index) => {
      // Friends come in between, as long as some are to come.
      if (index % ordersAFriend === 0 && friends.length < friendsIn(orders))
        friends.push(come(friends.length));
      return limit(async () => {
        const own = random.fork(`story-${index}`);
        const story = await playStory(stage, makeStory(own, index, members), own);
        done += 1;
        if (killAt.has(done)) {
          killed += 1;
          // Nobody waits for it: the requests in flight are to notice by themselves.
          dying = dying.then(killAndRestart);
        }
        onProgress(done, killed);
        return story;
      });
    }),
  );
  await dying;
  return { played, friends: await Promise.all(friends) };
}

function playFriendsLate(
  stage: Stage,
  friends: readonly FriendRecord[],
  { seed, concurrency }: CampaignOptions,
): Promise<readonly FriendRecord[]> {
  const random = seededRandom(seed).fork('late friends');
  const limit = pLimit(concurrency);
  return Promise.all(
    friends.map((record) => limit(() => playFriendLate(stage, record, random.fork(record.plan.customerId)))),
  );
}
