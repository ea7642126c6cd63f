import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Preferences } from '../domain/preferences.ts';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';

export type MemberAttribute = string | number | boolean;

/** As the contract has them. */
export interface ProfileFields {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly birthday?: string | undefined;
  readonly locale?: string | undefined;
  readonly attributes?: Readonly<Record<string, MemberAttribute>> | undefined;
}

/** Personal data, and the only place that tells whose account an account is. */
export interface StoredProfile {
  readonly memberId: string;
  readonly customerId: string;
  readonly fields: ProfileFields;
  /** Left out where nothing was ever said: nothing is sent. */
  readonly preferences?: Preferences;
  /** The keyed hash of the mailbox that the address leads to, by which whoever has the address finds the member. */
  readonly mailbox?: string;
  /** Counts changes; the ETag. */
  readonly version: number;
  readonly enrolledAt: number;
}

/** How a shop knows a person: as a customer, or as a guest by whatever reference it has. */
export type LinkKind = 'CUSTOMER' | 'GUEST';

export type ProfileStore = ReturnType<typeof profileStore>;

const profileKey = (memberId: string) => ({ pk: { S: `MEMBER#${memberId}` } });
const memberOf = (pk: string): string => pk.slice('MEMBER#'.length);
const linkKey = (kind: LinkKind, id: string) => ({ pk: { S: `${kind}#${id}` } });

/** The only code that reads or writes the profile table: `MEMBER#` profiles, and `CUSTOMER#` and `GUEST#` links to accounts. */
export function profileStore(client: DynamoDBClient, tableName: string) {
  return {
    /** The account of a customer or guest, or null when none was given yet. */
    async findLink(kind: LinkKind, id: string): Promise<string | null> {
      const item = await getItem(linkKey(kind, id), 'looking a customer up');
      return item === undefined ? null : text(item, 'accountId');
    },

    /** The account of a customer or guest; the first caller's `newAccountId` becomes it. */
    async ensureLink(kind: LinkKind, id: string, newAccountId: string): Promise<string> {
      const found = await this.findLink(kind, id);
      if (found !== null) return found;
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...linkKey(kind, id), accountId: { S: newAccountId } },
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return newAccountId;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException && error.Item)
          return text(error.Item, 'accountId');
        throw asFault(error, 'linking a customer to an account');
      }
    },

    /** Ends a link; nothing happens where there is none. */
    async removeLink(kind: LinkKind, id: string): Promise<void> {
      await client
        .send(new DeleteItemCommand({ TableName: tableName, Key: linkKey(kind, id) }))
        .catch((error: unknown) => {
          throw asFault(error, 'removing a link');
        });
    },

    /**
     * Profiles by the key of their mailbox, in no order, from the index, which may be behind a change by a moment; each as it is now,
     * and only where it is so still.
     *
     * @param limit of those who share a mailbox; a shop has a handful at most
     */
    async findByMailbox(mailbox: string, limit: number): Promise<readonly StoredProfile[]> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            IndexName: 'mailbox',
            KeyConditionExpression: 'mailbox = :mailbox',
            ExpressionAttributeValues: { ':mailbox': { S: mailbox } },
            Limit: limit,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'looking members up by their mailbox');
        });
      const found = await Promise.all(Items.map(({ pk }) => this.readProfile(memberOf(pk?.S ?? ''))));
      return found.filter((profile) => profile !== null).filter((profile) => profile.mailbox === mailbox);
    },

    async readProfile(memberId: string): Promise<StoredProfile | null> {
      const item = await getItem(profileKey(memberId), 'reading a profile');
      return item === undefined ? null : decodeProfile(item);
    },

    /** Replaces a profile by its next version, and writes companions with it; false when somebody else was faster. */
    async changeProfile(
      next: StoredProfile,
      companions: readonly TransactWriteItem[] = [],
    ): Promise<boolean> {
      const put = {
        TableName: tableName,
        Item: encodeProfile(next),
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': { N: (next.version - 1).toString() } },
      };
      try {
        // Alone it costs half.
        if (companions.length === 0) await client.send(new PutItemCommand(put));
        else
          await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put }, ...companions] }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException)
          return false;
        throw asFault(error, 'changing a profile');
      }
    },

    /**
     * Deletes a profile, and its link, where a restore brought them back; false when there is nothing to delete. The
     * link stays where it leads to another account: the customer has come back as a new member. The profile goes last,
     * so that an interrupted erasure is found again.
     */
    async eraseAgain(memberId: string): Promise<boolean> {
      const profile = await this.readProfile(memberId);
      if (profile === null) return false;
      for (const { Delete } of this.erasing(profile)) {
        await client.send(new DeleteItemCommand(Delete)).catch((error: unknown) => {
          if (!(error instanceof ConditionalCheckFailedException))
            throw asFault(error, 'erasing a profile again');
        });
      }
      return true;
    },

    /** Parts of a ledger transaction: a profile that must not exist yet, and the removal of one with its link. */
    puttingNew: (profile: StoredProfile): TransactWriteItem => ({
      Put: {
        TableName: tableName,
        Item: encodeProfile(profile),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }),
    erasing: ({ memberId, customerId }: StoredProfile) => [
      {
        Delete: {
          TableName: tableName,
          Key: linkKey('CUSTOMER', customerId),
          ConditionExpression: 'attribute_not_exists(pk) OR accountId = :memberId',
          ExpressionAttributeValues: { ':memberId': { S: memberId } },
        },
      },
      { Delete: { TableName: tableName, Key: profileKey(memberId) } },
    ],
  };

  async function getItem(Key: Item, doing: string): Promise<Item | undefined> {
    try {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      return item;
    } catch (error) {
      throw asFault(error, doing);
    }
  }
}

function encodeProfile({
  memberId,
  customerId,
  fields,
  preferences,
  mailbox,
  version,
  enrolledAt,
}: StoredProfile): Item {
  return {
    ...profileKey(memberId),
    customerId: { S: customerId },
    fields: { S: JSON.stringify(fields) },
    ...(preferences === undefined ? {} : { preferences: { S: JSON.stringify(preferences) } }),
    ...(mailbox === undefined ? {} : { mailbox: { S: mailbox } }),
    version: { N: version.toString() },
    enrolledAt: { N: enrolledAt.toString() },
  };
}

function decodeProfile(item: Item): StoredProfile {
  const [preferences, mailbox] = [item['preferences']?.S, item['mailbox']?.S];
  return {
    memberId: memberOf(text(item, 'pk')),
    customerId: text(item, 'customerId'),
    fields: JSON.parse(text(item, 'fields')) as ProfileFields,
    ...(preferences === undefined ? {} : { preferences: JSON.parse(preferences) as Preferences }),
    ...(mailbox === undefined ? {} : { mailbox }),
    version: number(item, 'version'),
    enrolledAt: number(item, 'enrolledAt'),
  };
}
