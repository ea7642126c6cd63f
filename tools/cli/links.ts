import { Command } from 'commander';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import {
  type LinkSecretStatus,
  linkSecretRotation,
  type Rotation,
} from '../../shared/storage/link-secret-rotation.ts';
import { noteByHand } from './audited.ts';
import { rowsTable } from './rows-table.ts';
import { findTarget, type TargetOptions } from './target.ts';

/** As long as the links that stop messages are good: see functions/delivery/message-links.ts. */
const LONGEST_LINK_DAYS = 365;

/** Of the lines in the trail of audit. */
const SUBJECT = 'link_secrets';

const WHY_NOT: Readonly<Record<Exclude<Rotation, 'rotated'>, string>> = {
  none: 'No link was ever signed, so there is no secret to change; the first message makes one.',
  previous:
    'The secret before is good still, and a third would end its links. See "links status"; "links drop-previous" ends them.',
  contended: 'Somebody else changed the secret at this moment. See "links status".',
};

/** What the links of messages are signed with: changed, looked at, and the one before dropped. */
export function linksCommand(targetOptions: () => TargetOptions): Command {
  const open = async () => {
    const target = await findTarget(targetOptions());
    return { target, secrets: linkSecretRotation(dynamoDbClient(), target.credentialTable) };
  };
  const links = new Command('links').description('the secret that links of messages are signed with');
  links
    .command('rotate')
    .description('a new secret takes over unnoticed; links of the one before stay good')
    .action(async () => {
      const now = Math.floor(Date.now() / 1000);
      const { target, secrets } = await open();
      const rotation = await secrets.rotate(now);
      if (rotation !== 'rotated') throw new Error(WHY_NOT[rotation]);
      await noteByHand(target, { action: 'link_secret_rotated', subject: SUBJECT, details: {} });
      console.log(
        `A new secret signs in two minutes, once every function knows it. Links of the one before stay good: the last of them until ${dayOf(now + LONGEST_LINK_DAYS * SECONDS_PER_DAY)}. Where somebody knows it who should not, end them with "links drop-previous".`,
      );
    });
  links
    .command('status')
    .description('since when the secret is in use, and whether the one before is good too')
    .action(async () => {
      const status = await (await open()).secrets.status();
      console.log(status === null ? 'No link was ever signed.' : rowsTable([rowOf(status)]));
    });
  links
    .command('drop-previous')
    .description('links of the secret before are not good any more, those that stop messages included')
    .action(async () => {
      const { target, secrets } = await open();
      if (!(await secrets.dropPrevious()))
        throw new Error('There is no secret before the one in use; see "links status".');
      await noteByHand(target, { action: 'link_secret_dropped', subject: SUBJECT, details: {} });
      console.log('Links of the secret before are not good any more, everywhere within a minute.');
    });
  return links;
}

function rowOf({ changedAt, hasPrevious }: LinkSecretStatus) {
  const lastDay = changedAt === null ? null : dayOf(changedAt + LONGEST_LINK_DAYS * SECONDS_PER_DAY);
  return {
    'in use since': changedAt === null ? 'the first link' : dayOf(changedAt),
    'the one before': hasPrevious
      ? `good too; its last link ends ${lastDay ?? 'at a day nobody noted'}`
      : 'none',
  };
}

const dayOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10);
