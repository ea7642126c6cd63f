import { Link } from 'react-router';
import { type Person, usePerson } from '../member-queries.ts';
import classes from './find.module.css';

/** Somebody who was looked at before, by the name that they have now. */
export function SeenMember({ memberId }: { readonly memberId: string }) {
  const { data: person } = usePerson(memberId);
  return (
    <Link to={`/members/${memberId}`} className={classes['hit'] ?? ''}>
      <span className={classes['name']}>{nameOf(person, memberId)}</span>
      <span className={classes['hint']}>{hintOf(person)}</span>
    </Link>
  );
}

/** What to call somebody: by name, else as the shop knows them, else by the opaque id. */
export function nameOf(person: Person | undefined, memberId: string): string {
  if (person?.kind !== 'member') return memberId;
  return person.member.profile.name ?? person.member.customerId;
}

function hintOf(person: Person | undefined): string {
  switch (person?.kind) {
    case undefined:
      return '';
    case 'member':
      return person.member.status === 'closed' ? 'closed' : person.member.customerId;
    case 'erased':
      return 'erased';
    case 'nobody':
      return 'not a member';
  }
}
