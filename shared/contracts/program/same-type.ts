import type * as z from 'zod/mini';
import type { Condition, Leaf } from '../../domain/program/condition.ts';
import type * as Domain from '../../domain/program/program.ts';
import type { JOINED, LEAVES } from './conditions.ts';
import type { ProgramDocument } from './document.ts';

/**
 * Holds the contract and the domain to one type: a field, or a kind of condition, that only one of them knows does not
 * compile. It is compared twice, as it is and with every field required, because a field that may be absent is otherwise
 * not missed.
 */
type Plain<T> = T extends readonly (infer Item)[]
  ? readonly Plain<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Plain<T[Key]> }
    : T;
type Complete<T> = T extends readonly (infer Item)[]
  ? readonly Complete<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]-?: Complete<T[Key]> }
    : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

type Pair<A, B> = [Same<Plain<A>, Plain<B>>, Same<Complete<A>, Complete<B>>];
type Outputs<Schemas extends readonly z.ZodMiniType[]> = z.output<Schemas[number]>;

type ContractIsDomain = [
  Pair<ProgramDocument, Domain.ProgramDocument>,
  // Within the document conditions are declared to be the domain's, since they hold themselves; so each kind is compared.
  Pair<Outputs<typeof LEAVES>, Leaf>,
  Pair<Outputs<typeof JOINED>, Exclude<Condition, Leaf>>,
];
export const CONTRACT_IS_DOMAIN: ContractIsDomain = [
  [true, true],
  [true, true],
  [true, true],
];
