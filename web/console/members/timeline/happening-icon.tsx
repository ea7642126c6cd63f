import {
  IconArrowBackUp,
  IconCoins,
  IconGift,
  IconMail,
  IconMailOff,
  IconMessageQuestion,
  IconPencil,
  IconShoppingBag,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Happening } from './happening.ts';
import classes from './timeline.module.css';

type Icon = ComponentType<{ size?: number }>;

const ICON_OF_SOURCE: Readonly<Record<Exclude<Happening['source'], 'entry'>, Icon>> = {
  message: IconMail,
  dropped: IconMailOff,
  held_out: IconMailOff,
  answer: IconMessageQuestion,
  referral: IconUsers,
  contribution: IconPencil,
};

const ICON_OF_TOPIC: Readonly<Record<Happening['topic'], Icon>> = {
  points: IconCoins,
  rewards: IconGift,
  membership: IconUser,
  friends: IconUsers,
  messages: IconMail,
  feedback: IconMessageQuestion,
};

/** For eyes alone: the words beside it say the same. */
export function HappeningIcon({ happening }: { readonly happening: Happening }) {
  const Icon = iconOf(happening);
  return (
    <span className={classes['icon']} aria-hidden>
      <Icon size={18} />
    </span>
  );
}

function iconOf(happening: Happening): Icon {
  if (happening.source !== 'entry') return ICON_OF_SOURCE[happening.source];
  if (happening.entry.kind === 'accrual') return IconShoppingBag;
  if (happening.entry.kind === 'refund') return IconArrowBackUp;
  return ICON_OF_TOPIC[happening.topic];
}
