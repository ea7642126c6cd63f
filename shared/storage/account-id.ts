import { createHash, randomInt } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = 20;

/** 103 random bits: nothing of the person is in it, and no two ever meet. */
export function newAccountId(): string {
  return `mbr_${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}

/** The pseudonym of an order whose buyer nobody knows: from its id, so that a retry finds the same account. */
export function anonymousAccountId(orderId: string): string {
  const digest = createHash('sha256').update(`order ${orderId}`).digest('hex');
  return `mbr_${BigInt(`0x${digest}`).toString(36).slice(-LENGTH)}`;
}
