/** In no other identifier. */
const REMINDER = '~reminder';

/** The cause, and so the id, of the ask that reminds of another one: there is one, so nobody is reminded twice. */
export const reminderOf = (id: string): string => `${id}${REMINDER}`;

/** What it reminds of; null where it is no reminder. */
export const askRemindedOf = (id: string): string | null =>
  id.endsWith(REMINDER) ? id.slice(0, -REMINDER.length) : null;
