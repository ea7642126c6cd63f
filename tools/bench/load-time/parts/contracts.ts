import * as environment from '../../../../shared/contracts/environments/orders.ts';
import * as operations from '../../../../shared/contracts/operations/orders.ts';

/** The schemas of all operations of the orders capability, with the library. */
export const contracts = { environment, operations };
