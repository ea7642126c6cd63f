import type { Operation } from '../../shared/contracts/operation.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';

const METHODS: readonly Operation['method'][] = ['POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'];
const CAPABILITIES: readonly Operation['capability'][] = [
  'members',
  'orders',
  'accounts',
  'rewards',
  'coupons',
  'referrals',
  'contributions',
  'journeys',
  'surveys',
  'figures',
  'platforms',
  'programs',
  'simulations',
  'webhooks',
  'staff',
  'redrives',
  'documents',
];

/** By capability; there, what makes a thing before what reads, changes and ends it, and a thing before its parts. */
export const OPERATIONS_TO_READ: readonly Operation[] = OPERATIONS.toSorted(
  (one, other) =>
    CAPABILITIES.indexOf(one.capability) - CAPABILITIES.indexOf(other.capability) ||
    depthOf(one) - depthOf(other) ||
    Number(isAside(one)) - Number(isAside(other)) ||
    one.path.localeCompare(other.path, 'en') ||
    METHODS.indexOf(one.method) - METHODS.indexOf(other.method),
);

function depthOf({ path }: Operation): number {
  return path.split('/').length;
}

/** Of a capability, but not about the thing it is named for. */
function isAside({ path, capability }: Operation): boolean {
  return !path.startsWith(`/v1/${capability}`);
}
