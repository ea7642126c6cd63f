import { type Check, flagged, notAvailable, passed } from './finding.ts';
import { isShared } from './signals.ts';

/** Friends of one advocate with one network and browser: fewer come from any family, more also from offices. */
export const CROWD_ON_A_NETWORK = 5;

export const sameDevice: Check = ({ friend, advocate }) => {
  const same = isShared('device', friend, advocate);
  if (same === null) return notAvailable('The device of one of them is not known.');
  return same ? flagged('Both used the same device.') : passed('They used two devices.');
};

/**
 * The one check on networks. Offices and dormitories put hundreds of honest people behind one address, with one browser
 * where their machines are managed; so it decides nothing by itself, whatever its weight (judge-referral.ts).
 */
export const sameNetworkAndAgent: Check = ({ friend, advocate, sightings }) => {
  const same = isShared('networkAgent', friend, advocate);
  if (same === true) return flagged('Both came from the same network with the same browser.');
  const others = sightings.networkAgent;
  if (others !== undefined && others >= CROWD_ON_A_NETWORK)
    return flagged(
      `${others} other friends of the advocate came from the same network with the same browser.`,
    );
  if (same === null) return notAvailable('The network or browser of one of them is not known.');
  return passed('They came from different networks, or with different browsers.');
};
