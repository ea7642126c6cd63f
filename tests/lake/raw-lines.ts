/** A line of a raw object, as the writer of the lake makes it of an event. */
export interface RawLine {
  readonly id: string;
  readonly type: string;
  readonly memberId: string;
  readonly sequence: number | null;
  readonly programVersion: number | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly postings?: readonly object[];
}

export const MEMBER = 'mbr_0123456789abcdefghij';

export const aLine = (changes: Partial<RawLine> & Pick<RawLine, 'type'>): RawLine => ({
  id: 'evt_1',
  memberId: MEMBER,
  sequence: 1,
  programVersion: 3,
  occurredAt: '2026-11-20T10:00:00Z',
  recordedAt: '2026-11-20T10:00:05Z',
  data: {},
  postings: [],
  ...changes,
});

export const aPosting = (account: string, points: number, changes: object = {}) => ({
  movement: 0,
  byTime: false,
  at: '2026-11-20T10:00:05Z',
  account,
  points,
  lot: null,
  lotExpiresAt: null,
  activatesAt: null,
  ...changes,
});
