import { OrderRequest } from '../../../shared/contracts/orders.ts';
import type { Problem } from '../../../shared/contracts/problems.ts';
import { problemOf } from '../../../shared/lambda/problem-response.ts';
import { parsePart } from '../../../shared/lambda/request-fields.ts';
import { REQUESTS } from './requests.ts';

/** The operation that the example is about. */
export const PROBLEM_EXAMPLE_OF = 'recordOrder';

/** What a caller gets who sends a price with a decimal point: the words are those of the API itself. */
export const PROBLEM_EXAMPLE = refusedPrice();

function refusedPrice(): Problem {
  const lines = [{ sku: 'mug-blue', quantity: 2, unitPrice: 14.5 }];
  try {
    parsePart(OrderRequest, { ...REQUESTS.recordOrder, lines }, '');
  } catch (error) {
    return problemOf(error, 'b7Rk2hV4oAMEJ2g=');
  }
  throw new Error('the request of the example is valid: it must show a problem');
}
