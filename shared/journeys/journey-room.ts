import type { Room } from '../domain/triggers/room.ts';

/** What a transaction of DynamoDB takes. */
export const MOST_WRITES = 100;
/** The journey, the place that it leaves, and the one that it takes. */
const WRITES_OF_JOURNEY = 3;

/**
 * What one transaction decides. Of what is told, which is a kilobyte a decision at most, 100 decisions and the asks of one entry
 * that end by themselves stay within the 400 KB of an item.
 */
export const ROOM_OF_STEP: Room = { writes: MOST_WRITES - WRITES_OF_JOURNEY, decisions: 100 };
