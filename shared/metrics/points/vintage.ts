import type { Query } from '../../lake/engine.ts';
import type { IsoDay } from '../figure.ts';

/** Points that were issued in one month, with what became of them. */
export interface Vintage {
  readonly vintage: IsoDay;
  readonly issued: number;
  readonly redeemed: number;
  readonly reversed: number;
  readonly expired: number;
  readonly outstanding: number;
  /** In which something of it went last; null where nothing did. */
  readonly last_month: IsoDay | null;
  readonly [column: string]: string | number | null;
}

export const vintagesOf = (query: Query): Promise<readonly Vintage[]> =>
  query<Vintage>('SELECT * FROM point_vintages ORDER BY vintage');
