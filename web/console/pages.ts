import IconAward from '@tabler/icons-react/dist/esm/icons/IconAward.mjs';
import IconChartBar from '@tabler/icons-react/dist/esm/icons/IconChartBar.mjs';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs';
import IconMessageQuestion from '@tabler/icons-react/dist/esm/icons/IconMessageQuestion.mjs';
import IconPhotoCheck from '@tabler/icons-react/dist/esm/icons/IconPhotoCheck.mjs';
import IconUserCheck from '@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import IconWebhook from '@tabler/icons-react/dist/esm/icons/IconWebhook.mjs';
import type { ComponentType } from 'react';
import type { Scope } from '../../shared/contracts/access.ts';

export type PageGroup = 'Program' | 'Customers' | 'Retention' | 'Operations';
export const PAGE_GROUPS: readonly PageGroup[] = ['Program', 'Customers', 'Retention', 'Operations'];

/** One subject of the console: its place in the navigation, who may open it, and its pages, loaded when they are opened. */
export interface Subject {
  /** Under /console, without a slash at either end; all below it belongs to the subject. */
  readonly path: string;
  readonly title: string;
  /** None: above all groups. */
  readonly group: PageGroup | null;
  /** What one must be allowed to see it at all. */
  readonly scope: Scope | null;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  /** A module with `Component`: the subject's pages, as react-router loads them. */
  load(): Promise<{ Component: ComponentType }>;
}

export const SUBJECTS: readonly Subject[] = [
  {
    path: '',
    title: 'Home',
    group: null,
    scope: null,
    icon: IconHome,
    load: () => import('./home/home-page.tsx'),
  },
  {
    path: 'program',
    title: 'Program',
    group: 'Program',
    scope: 'program:read',
    icon: IconAward,
    load: () => import('./program/program-pages.tsx'),
  },
  {
    path: 'members',
    title: 'Members',
    group: 'Customers',
    scope: 'members:read',
    icon: IconUsers,
    load: () => import('./members/member-pages.tsx'),
  },
  {
    path: 'referrals',
    title: 'Referral reviews',
    group: 'Customers',
    scope: 'referrals:review',
    icon: IconUserCheck,
    load: () => import('./referrals/referral-pages.tsx'),
  },
  {
    path: 'contributions',
    title: 'Contributions',
    group: 'Customers',
    scope: 'contributions:review',
    icon: IconPhotoCheck,
    load: () => import('./contributions/contribution-pages.tsx'),
  },
  {
    path: 'surveys',
    title: 'Surveys',
    group: 'Customers',
    scope: 'surveys:read',
    icon: IconMessageQuestion,
    load: () => import('./surveys/survey-pages.tsx'),
  },
  {
    path: 'figures',
    title: 'Figures',
    group: 'Retention',
    scope: 'figures:read',
    icon: IconChartBar,
    load: () => import('./figures/figure-pages.tsx'),
  },
  {
    path: 'webhooks',
    title: 'Webhooks',
    group: 'Operations',
    scope: 'webhooks:read',
    icon: IconWebhook,
    load: () => import('./webhooks/webhook-pages.tsx'),
  },
  {
    path: 'dead-letters',
    title: 'Dead letters',
    group: 'Operations',
    scope: 'dead-letters:read',
    icon: IconInbox,
    load: () => import('./dead-letters/dead-letter-pages.tsx'),
  },
  {
    path: 'keys',
    title: 'Keys and roles',
    group: 'Operations',
    scope: 'keys:read',
    icon: IconKey,
    load: () => import('./keys/key-pages.tsx'),
  },
  {
    path: 'audit',
    title: 'Audit trail',
    group: 'Operations',
    scope: 'audit:read',
    icon: IconHistory,
    load: () => import('./audit/audit-pages.tsx'),
  },
];
