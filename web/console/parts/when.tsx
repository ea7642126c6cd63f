import { moment } from './words.ts';

/** A moment, for eyes and for machines. @param at ISO 8601 */
export const When = ({ at }: { readonly at: string }) => <time dateTime={at}>{moment(at)}</time>;
