import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { RecordedTransaction } from './recorded-earns.ts';

type Item = Record<string, AttributeValue>;
type Put = NonNullable<TransactWriteItem['Put']>;

/**
 * What a usual design writes for the same earn: the account, the order, the statement's entry, and the idempotency
 * record, each as an item of its own. The contents are those of the recorded items, divided: nothing is added but keys.
 * The entry is sorted by number below its member, so it needs no index, which is to the naive design's advantage.
 */
export function naiveTransaction(recorded: RecordedTransaction): RecordedTransaction {
  const { entry, account } = partsOf(recorded);
  const item = entry.Item ?? {};
  const memberId = textOf(item, 'memberId');
  const orderId = textOf(item, 'orderId');
  const { pk: _pk, sk: _sk, memberId: _memberId, cause, requestHash, sequence, ...books } = item;
  const put = (pk: string, sk: string, attributes: Item): TransactWriteItem => ({
    Put: {
      TableName: entry.TableName,
      Item: { pk: { S: pk }, sk: { S: sk }, ...attributes },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });
  return [
    { Put: account },
    put(`ORDER#${orderId}`, 'ORDER', { owner: { S: memberId }, ...(cause ? { cause } : {}) }),
    put(`MEMBER#${memberId}`, `ENTRY#${sequence?.N?.padStart(10, '0')}`, books),
    put(`IDEMPOTENCY#${orderId}`, 'IDEMPOTENCY', {
      ...(requestHash ? { requestHash } : {}),
      status: { S: 'COMPLETED' },
    }),
  ];
}

/** Where the account of a transaction is, for the read that comes before it. */
export function accountKeyOf(transaction: RecordedTransaction): {
  readonly tableName: string;
  readonly key: Item;
} {
  const account = putsOf(transaction).find(isAccount);
  const { pk, sk } = account?.Item ?? {};
  const tableName = account?.TableName;
  if (tableName === undefined || pk === undefined || sk === undefined)
    throw new Error('a recorded earn writes no account');
  return { tableName, key: { pk, sk } };
}

function partsOf(recorded: RecordedTransaction): { readonly entry: Put; readonly account: Put } {
  const puts = putsOf(recorded);
  const account = puts.find(isAccount);
  const entry = puts.find((put) => !isAccount(put));
  if (account === undefined || entry === undefined || puts.length !== 2)
    throw new Error(
      'a recorded earn is no longer one entry and one account; the naive transaction must be made anew',
    );
  return { entry, account };
}

const putsOf = (transaction: RecordedTransaction): readonly Put[] =>
  transaction.flatMap(({ Put: put }) => (put === undefined ? [] : [put]));

const isAccount = ({ Item: item }: Put): boolean => textOf(item ?? {}, 'pk').startsWith('ACCOUNT#');

function textOf(item: Item, name: string): string {
  return item[name]?.S ?? '';
}
