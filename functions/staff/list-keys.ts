import { listKeys as operation } from '../../shared/contracts/operations/staff.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { StaffDeps } from './deps.ts';
import { keyView } from './key-view.ts';

/** All keys without their secrets. Refuses nothing. */
export const listKeys = ({ credentials }: Pick<StaffDeps, 'credentials'>) =>
  route(operation, async () => answer(200, { keys: (await credentials.listApiKeys()).map(keyView) }));
