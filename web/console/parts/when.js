import { jsx as _jsx } from "react/jsx-runtime";
import { moment } from './words.ts';
/** A moment, for eyes and for machines. @param at ISO 8601 */
export const When = ({ at }) => _jsx("time", { dateTime: at, children: moment(at) });
