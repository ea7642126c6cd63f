import type { Operation } from '../../../shared/contracts/operation.ts';
import type { ApiCall } from '../harness/api-event.ts';
import { type Units, unitsOf } from '../harness/consumed-units.ts';
import { ApiFailure, type ApiReply } from '../harness/deployed-api.ts';
import { itemBytes, putItems, type WireItem } from '../harness/item-size.ts';
import type { TappedApi } from '../harness/tapped-api.ts';
import type { WireExchange } from '../harness/wire-tap.ts';

export interface MeteredCall {
  readonly what: string;
  readonly units: Units;
  /** Requests to DynamoDB, such as `GetItem, TransactWriteItems`. */
  readonly requests: string;
  /** Size of each written item in bytes, such as `ORDER 843, ACCOUNT 310`. */
  readonly itemBytes: string;
}

/** Calls an operation and notes what the engine says it consumed. Returns the body of its answer. */
export type Meter = (what: string, operation: Operation, call: ApiCall) => Promise<ApiReply['body']>;

export interface CallMeter {
  readonly meter: Meter;
  /** The same for a call that must be refused with this code. @throws Error when it is not */
  meterRefusal(what: string, code: string, operation: Operation, call: ApiCall): Promise<void>;
  /** The same for what is no request. */
  meterWork(what: string, work: () => Promise<void>): Promise<void>;
  /** What has to be there for the next one, and is not noted. */
  unmetered(operation: Operation, call: ApiCall): Promise<ApiReply['body']>;
  readonly metered: readonly MeteredCall[];
}

export function callMeter({ api, tap }: Pick<TappedApi, 'api' | 'tap'>): CallMeter {
  const metered: MeteredCall[] = [];
  return {
    metered,
    async meter(what, operation, call) {
      tap.take();
      const { body } = await api.call(operation, call);
      metered.push(summaryOf(what, tap.take()));
      return body;
    },
    async meterRefusal(what, code, operation, call) {
      tap.take();
      const failure: unknown = await api.call(operation, call).catch((error: unknown) => error);
      if (!(failure instanceof ApiFailure && failure.code === code))
        throw new Error(`${what} was not refused with ${code}`, { cause: failure });
      metered.push(summaryOf(what, tap.take()));
    },
    async meterWork(what, work) {
      tap.take();
      await work();
      metered.push(summaryOf(what, tap.take()));
    },
    unmetered: async (operation, call) => (await api.call(operation, call)).body,
  };
}

function summaryOf(what: string, exchanges: readonly WireExchange[]): MeteredCall {
  return {
    what,
    units: unitsOf(exchanges),
    requests: exchanges.map(({ operation }) => operation).join(', '),
    itemBytes: exchanges
      .flatMap(({ request }) => putItems(request))
      .map(sizeOf)
      .join(', '),
  };
}

function sizeOf(item: WireItem): string {
  const kind = String(item['pk']?.['S']).split('#')[0];
  return `${kind} ${itemBytes(item)}`;
}
