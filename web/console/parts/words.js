/** Numbers, money and moments as the console writes them: in the language of the browser. */
const locale = () => globalThis.navigator?.language;
export const points = (amount) => `${new Intl.NumberFormat(locale()).format(amount)} ${Math.abs(amount) === 1 ? 'point' : 'points'}`;
export const count = (amount) => new Intl.NumberFormat(locale()).format(amount);
/** @param minorUnits of the currency, as the API has it */
export function money(minorUnits, currency) {
    const format = new Intl.NumberFormat(locale(), { style: 'currency', currency });
    const { maximumFractionDigits = 2 } = format.resolvedOptions();
    return format.format(minorUnits / 10 ** maximumFractionDigits);
}
/** @param at an ISO 8601 moment */
export const moment = (at) => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
export const day = (at) => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(at));
