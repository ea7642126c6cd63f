import type { Role } from '../../shared/contracts/access.ts';

/** Somebody who may sign in on this machine. */
export interface LocalPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** For whoever chooses. */
  readonly does: string;
}

/** One for each role, so that each can be tried without making anybody up first. */
export const LOCAL_PEOPLE: readonly LocalPerson[] = [
  {
    personId: 'local-marketer',
    name: 'Mara Marketer',
    email: 'mara@shop.example',
    role: 'marketer',
    does: 'changes the program and publishes it',
  },
  {
    personId: 'local-analyst',
    name: 'Remy Retention',
    email: 'remy@shop.example',
    role: 'analyst',
    does: 'reads the figures',
  },
  {
    personId: 'local-support',
    name: 'Sam Support',
    email: 'sam@shop.example',
    role: 'support',
    does: 'helps one member at a time',
  },
  {
    personId: 'local-admin',
    name: 'Ada Admin',
    email: 'ada@shop.example',
    role: 'admin',
    does: 'looks after keys, webhooks and everything else',
  },
];

export const personNamed = (personId: string | null | undefined): LocalPerson | undefined =>
  LOCAL_PEOPLE.find((person) => person.personId === personId);
