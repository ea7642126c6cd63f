import type { DraftList } from '../../../client/generated/types.ts';
import { day, distance, moment } from '../parts/words.ts';
import type { Need } from './need.ts';

type Draft = DraftList['drafts'][number];

const DAY_MS = 86_400_000;
/** A run counts the day before; after this many days without one, nobody should go by the figures. */
const STALE_DAYS = 2;

/** What the program and its figures ask for. */
export const PROGRAM_NEEDS: readonly Need[] = [
  {
    name: 'drafts',
    title: 'Drafts of the program',
    scopes: ['program:write'],
    async read(perennial) {
      const [{ drafts }, { versions }] = await Promise.all([
        perennial.listProgramDrafts({}),
        perennial.listProgramVersions({}),
      ]);
      const isPublished = ({ draftId, updatedAt }: Draft): boolean =>
        versions.some((version) => version.draftId === draftId && version.publishedAt >= updatedAt);
      return drafts
        .filter((draft) => !isPublished(draft))
        .map(({ draftId, name, actor, updatedAt }) => ({
          title: `Draft “${name}” is open`,
          detail: `${actor} changed it ${distance(updatedAt)}; it is not published.`,
          to: `/program/drafts/${draftId}`,
          isUrgent: false,
        }));
    },
  },
  {
    name: 'next-version',
    title: 'The program in force',
    scopes: ['program:read'],
    async read(perennial) {
      const { next } = await perennial.readProgram({});
      if (next === null) return [];
      return [
        {
          title: `Version ${next.version} of the program takes effect ${distance(next.effectiveFrom)}`,
          detail: `${moment(next.effectiveFrom)}, by ${next.actor}: ${next.reason}`,
          to: '/program',
          isUrgent: false,
        },
      ];
    },
  },
  {
    name: 'figures',
    title: 'Figures',
    scopes: ['figures:read'],
    async read(perennial, now) {
      const { asOf } = await perennial.listFigures({});
      if (asOf === null)
        return [
          {
            title: 'No figures yet',
            detail: 'They are counted each night, from the first night after the first event.',
            to: '/figures',
            isUrgent: false,
          },
        ];
      const isStale = now.getTime() - Date.parse(asOf) > STALE_DAYS * DAY_MS;
      return [
        {
          title: isStale
            ? `The figures are old: they end with ${day(asOf)}`
            : `Figures are there up to ${day(asOf)}`,
          detail: isStale
            ? 'The nightly run has not counted since.'
            : 'Retention, churn, liability and the others.',
          to: '/figures',
          isUrgent: isStale,
        },
      ];
    },
  },
];
