import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconCoins from '@tabler/icons-react/dist/esm/icons/IconCoins.mjs';
import IconGift from '@tabler/icons-react/dist/esm/icons/IconGift.mjs';
import IconMail from '@tabler/icons-react/dist/esm/icons/IconMail.mjs';
import IconMailOff from '@tabler/icons-react/dist/esm/icons/IconMailOff.mjs';
import IconMessageQuestion from '@tabler/icons-react/dist/esm/icons/IconMessageQuestion.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconShoppingBag from '@tabler/icons-react/dist/esm/icons/IconShoppingBag.mjs';
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
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
