import * as z from 'zod/mini';
import { actor } from './actor.ts';
import { described, named } from './named.ts';
import { Timestamp, text } from './primitives.ts';
import { ProgramDocument } from './program/document.ts';

/** Of any JSON; a valid program is nested far less, and a deeper text would fill the stack of whoever writes it out. */
const MAX_DEPTH = 64;

export const VersionNumber = described(
  'Number of a published version.',
  z.pipe(
    z.string().check(z.regex(/^[1-9][0-9]{0,8}$/, { error: 'must be the number of a version, from 1' })),
    z.transform(Number),
  ),
);

/** A document on its way to a program: any JSON object, because a draft may have faults. */
export const AnyDocument = described(
  'The document of a program, which may have faults still; see `ProgramDocument` for what it must be in the end.',
  z.record(z.string(), z.unknown()).check(
    z.refine((document) => !isDeeperThan(document, MAX_DEPTH), {
      error: `must not be nested deeper than ${MAX_DEPTH}`,
    }),
  ),
);

export const ProgramFault = named(
  'ProgramFault',
  'What is wrong with a document. Errors keep it from being published; warnings may be meant.',
  z.strictObject({
    severity: z.enum(['error', 'warning']),
    code: described('Kind of fault; stable.', z.string()),
    path: described('JSON pointer (RFC 6901) into the document.', z.string()),
    detail: described('What is wrong, and what would be right.', z.string()),
    value: described('What stands there; left out where it is long.', z.optional(z.unknown())),
  }),
);
export type ProgramFault = z.infer<typeof ProgramFault>;

const faults = (description: string) => described(description, z.array(ProgramFault));
const reason = text('Why; it must hold no personal data.', 500);

const seenVersion = described(
  'The newest version that you have seen. Where there is a newer one by now, nothing is published, so that nobody undoes what they have not seen; not looked at where it is left out.',
  z.optional(z.int().check(z.positive(), z.maximum(999_999_999))),
);

const version = described('Number of the version.', z.int());

const publication = {
  version,
  effectiveFrom: described('When it takes effect.', Timestamp),
  publishedAt: Timestamp,
  reason: z.string(),
  actor: z.string(),
  rollbackOf: described('The version whose content it brought back.', z.nullable(z.int())),
  draftId: described('The draft it was published from.', z.nullable(z.string())),
};

export const VersionSummary = named(
  'VersionSummary',
  'A published version, without its document.',
  z.strictObject({
    ...publication,
    status: described(
      '`scheduled`: its moment has not come. `canceled`: it was taken back before. `past`: another is in force.',
      z.enum(['scheduled', 'in_force', 'past', 'canceled']),
    ),
    canceledAt: z.nullable(Timestamp),
  }),
);
export type VersionSummary = z.infer<typeof VersionSummary>;

export const ProgramVersion = named(
  'ProgramVersion',
  'A published version.',
  z.strictObject({ ...VersionSummary.shape, document: ProgramDocument }),
);

export const BudgetStatus = named(
  'BudgetStatus',
  "How much of a rule's budget for the whole program is spent.",
  z.strictObject({
    ruleId: z.string(),
    counts: described(
      'A budget of money counts points, at the value of a point.',
      z.enum(['points', 'times']),
    ),
    limit: z.int(),
    spent: described(
      'By all versions, less what refunds gave back; above the limit where that was lowered.',
      z.int(),
    ),
  }),
);

export type BudgetStatus = z.infer<typeof BudgetStatus>;

export const ProgramView = named(
  'Program',
  'The program now, and what it becomes next.',
  z.strictObject({
    inForce: ProgramVersion,
    next: described('The next version whose moment has not come.', z.nullable(VersionSummary)),
    budgets: described('Of the rules in force that have one.', z.array(BudgetStatus)),
  }),
);

const nextCursor = described('For the next page; `null` on the last.', z.nullable(z.string()));

export const VersionList = named(
  'VersionList',
  'Published versions, newest first.',
  z.strictObject({ versions: z.array(VersionSummary), nextCursor }),
);

export const DraftRequest = named(
  'DraftRequest',
  'A draft as it should be from now on.',
  z.strictObject({
    name: text('What it is about, for the list of drafts.', 128),
    document: AnyDocument,
    actor,
    reason: z.optional(reason),
  }),
);
export type DraftRequest = z.infer<typeof DraftRequest>;

const draft = {
  draftId: z.string(),
  name: z.string(),
  etag: described('Changes with every change; for `If-Match`. Also the header `ETag`.', z.string()),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  actor: described('Who changed it last.', z.string()),
};

export const DraftView = named(
  'Draft',
  'A document on which somebody works.',
  z.strictObject({
    ...draft,
    document: z.record(z.string(), z.unknown()),
    faults: faults('What is wrong with it. A draft may have faults; a published version has no errors.'),
  }),
);
export type DraftView = z.infer<typeof DraftView>;

export const DraftList = named(
  'DraftList',
  'All drafts, last changed first, without their documents.',
  z.strictObject({ drafts: z.array(z.strictObject(draft)) }),
);

export const DeleteDraftQuery = z.strictObject({ actor, reason: z.optional(reason) });

export const ValidateRequest = named(
  'ValidateRequest',
  'A document to be judged.',
  z.strictObject({ document: AnyDocument }),
);

export const Validation = named(
  'Validation',
  'What is wrong with a document.',
  z.strictObject({
    valid: described('Whether it may be published: it has no errors.', z.boolean()),
    faults: faults('Errors and warnings.'),
  }),
);

const ProgramChange = named(
  'ProgramChange',
  'One difference.',
  z.strictObject({
    path: described(
      'JSON pointer (RFC 6901) into the draft; into the version in force for what is removed.',
      z.string(),
    ),
    kind: z.enum(['added', 'removed', 'changed']),
    words: described('A sentence for whoever decides on it.', z.string()),
  }),
);

export const ProgramDiff = named(
  'ProgramDiff',
  'What a draft would change, in words.',
  z.strictObject({
    against: described('The version it is compared with: the one in force.', z.int()),
    changes: described('Empty: nothing.', z.array(ProgramChange)),
  }),
);

export const PublishRequest = named(
  'PublishRequest',
  'Who publishes, why, and when it takes effect.',
  z.strictObject({
    at: described('When it takes effect; as soon as may be where it is not given.', z.optional(Timestamp)),
    seenVersion,
    reason,
    actor,
  }),
);

export const RollbackRequest = named(
  'RollbackRequest',
  'Who brings an earlier version back, and why.',
  z.strictObject({ seenVersion, reason, actor }),
);

export const CancelRequest = named(
  'CancelRequest',
  'Who takes a scheduled version back, and why.',
  z.strictObject({ reason, actor }),
);

export const PublicationResult = named(
  'PublicationResult',
  'What was published.',
  z.strictObject({ ...publication, warnings: faults('What may be meant, and may not be.') }),
);

export const AuditList = named(
  'AuditList',
  'Who did what to the program, newest first.',
  z.strictObject({
    entries: z.array(
      z.strictObject({
        at: Timestamp,
        action: z.enum([
          'draft_created',
          'draft_saved',
          'draft_deleted',
          'published',
          'scheduled',
          'canceled',
          'rolled_back',
        ]),
        actor: z.string(),
        keyId: described('The key that the request came with.', z.string()),
        reason: z.nullable(z.string()),
        draftId: z.nullable(z.string()),
        etag: described(
          'Of the draft: as it became, or as it was published or deleted.',
          z.nullable(z.string()),
        ),
        version: z.nullable(z.int()),
        effectiveFrom: z.nullable(Timestamp),
      }),
    ),
    nextCursor,
  }),
);

/** Looks no further down than `depth`, and needs no stack of its own for it. */
function isDeeperThan(value: unknown, depth: number): boolean {
  let level: unknown[] = [value];
  for (let left = depth; left >= 0 && level.length > 0; left -= 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return level.length > 0;
}
