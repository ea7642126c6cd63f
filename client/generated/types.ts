// Everything the API takes and gives, from docs/openapi.json: written by `npm run docs`, not to be changed by hand.
// Rules that types cannot express stand beside the fields; the API names the field and the rule when one is broken.

/** A member's points now. Time is evaluated at the moment of the call. */
export type Account = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly status: 'guest' | 'active' | 'closed' | 'erased';
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly asOf: string;
  /** What members call points, in the plural. */
  readonly pointsName: string;
  readonly balance: Balance;
  readonly lots: readonly Lot[];
  /** What becomes spendable next. */
  readonly nextActivation:
    | {
        /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
        readonly at: string;
        /** Concerned. In points. */
        readonly points: number;
      }
    | null;
  /** What ends next, of the points that are active or held now. */
  readonly nextExpiry:
    | {
        /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
        readonly at: string;
        /** Concerned. In points. */
        readonly points: number;
      }
    | null;
  /** Progress towards tiers, apart from spendable points: orders, points, and net goods value by currency in minor units. */
  readonly qualifying: {
    readonly orders: number;
    readonly points: number;
    readonly amounts: Readonly<Record<string, number>>;
  };
  /** `null` where the program has no tiers, or there is no member. */
  readonly tier: TierName | null;
  /** Number of the last entry. */
  readonly sequence: number;
};

/** A challenge that the order completes, and what it gives for it: points besides those that are earned, or a reward. */
export type AchievedChallenge = {
  /** By its id in the program. */
  readonly challengeId: string;
  /** As members read it. */
  readonly name: string;
  /** The how many-th time of those that stand; 1 for the first. */
  readonly round: number;
  /** Given; 0 where it gives a reward. Less by what stayed with the member of an earlier time that a refund undid. In points. */
  readonly points: number;
  /** A reward of the catalogue; `null`: it gives points. */
  readonly rewardId: string | null;
  /** From this moment the points can be spent. A reward is given from then on, mostly within seconds, unless a refund undoes the challenge before, or the one of an earlier time, which a refund undid, was used already; `redemption.captured` tells of it. */
  readonly activatesAt: string;
  /** From this moment the points are gone; `null`: never, or it gives a reward. */
  readonly expiresAt: string | null;
};

/**
 * Something a customer did that is no order.
 * Rule: name who did it by exactly one of customerId and memberId.
 */
export type ActivityRequest = {
  /**
   * The shop's own id of the activity; one activity is recorded once, for ever.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly activityId: string;
  /**
   * What happened, as the earning rules call it: `visit`, `review`, `survey_answered`.
   * Rule: must be 1 to 64 lower-case letters, digits, "_" or "-".
   */
  readonly type: string;
  /**
   * The shop's own id of the customer.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly customerId?: string;
  /**
   * The member, as the engine names them: opaque, and nothing of the person in it.
   * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
   */
  readonly memberId?: string;
  /**
   * A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped.
   * Rule: must lie between the years 1970 and 2200.
   */
  readonly occurredAt: string;
  /**
   * For conditions of earning rules; at most 20. They stay in the ledger for ever and must hold no personal data.
   * Rule: must be at most 20 attributes.
   */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
};

/** What an activity earned. */
export type ActivityResult = {
  /** The shop's own id of the activity; one activity is recorded once, for ever. */
  readonly activityId: string;
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  /** Number of the ledger entry within the account's entries. */
  readonly sequence: number;
  readonly programVersion: number;
  /** Earned by the activity. In points. */
  readonly points: number;
  /** Why nothing was earned. */
  readonly withheld: 'GUEST' | 'MEMBER_CLOSED' | null;
  /** From this moment the points can be spent. */
  readonly activatesAt: string;
  /** From this moment the points are gone; `null`: never. Where points slide with the member's activity, as it was with this answer. */
  readonly expiresAt: string | null;
  readonly explanation: Explanation;
  readonly balance: Balance;
};

/** Why an activity is withdrawn. */
export type ActivityReversalRequest = {
  /** Why; it must hold no personal data. */
  readonly reason?: string;
};

/** What withdrawing an activity did to the points. */
export type ActivityReversalResult = {
  /** The shop's own id of the activity; one activity is recorded once, for ever. */
  readonly activityId: string;
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  /** Number of the ledger entry within the account's entries. */
  readonly sequence: number;
  readonly programVersion: number;
  /** Taken back. In points. */
  readonly reversed: number;
  /** Left with the member by the clawback policy. In points. */
  readonly forgiven: number;
  readonly balance: Balance;
};

/** Gives (positive) or takes (negative) points by a decision of a person. */
export type AdjustmentRequest = {
  /**
   * Not zero.
   * Rule: must not be zero.
   */
  readonly points: number;
  /** Why; it must hold no personal data. */
  readonly reason: string;
  /** A ticket, a campaign, anything to find the reason by. */
  readonly reference?: string;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
};

/** What an adjustment did. */
export type AdjustmentResult = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly sequence: number;
  readonly points: number;
  /** When given points end. */
  readonly expiresAt: string | null;
  readonly balance: Balance;
};

/** A friend whom a member brought, as far as that is the member’s business. */
export type AdvocateReferral = {
  /** Told to secret keys alone; `null` for member tokens. */
  readonly friendId: string | null;
  /** `signed_up`: no order of the friend has qualified yet; `expired`: none came in time; `in_review`: a person will look at it; `qualified`: both have what they get, which waits until `spendableAt`; `rewarded`: it can be spent; `rejected`; `reversed`: the order went back. */
  readonly status:
    | 'signed_up'
    | 'expired'
    | 'in_review'
    | 'qualified'
    | 'rewarded'
    | 'rejected'
    | 'reversed';
  /** Why it came to nothing; `null` where it did not. */
  readonly reason: 'NO_QUALIFYING_ORDER' | 'REJECTED' | 'NOT_REVIEWED' | 'ORDER_REFUNDED' | null;
  /** How the link was shared; `null` where it does not say. */
  readonly channel: string | null;
  /** When the link was opened; `null` where the code was told in another way. */
  readonly visitedAt: string | null;
  /** When the friend came with the code. */
  readonly signedUpAt: string;
  /** When the order that qualified was recorded as such; `null`: none has. */
  readonly qualifiedAt: string | null;
  /** From then on what both get can be spent; `null` where there is nothing, or not yet. */
  readonly spendableAt: string | null;
  /** When it came to nothing; `null` where it did not. */
  readonly endedAt: string | null;
  /** What the advocate got; `null`: nothing was booked yet. */
  readonly got: ReferralBooking | null;
};

/** The friends whom a member brought, newest first. */
export type AdvocateReferralList = {
  readonly referrals: readonly AdvocateReferral[];
  /** Of all friends, not of this page alone. */
  readonly totals: {
    /** Referrals that count: booked, and not taken back. */
    readonly successes: number;
    /** What they gave the member. In points. */
    readonly points: number;
  };
  /** Whether the program in force lets the member invite friends, so that a code can be had. */
  readonly mayInvite: boolean;
  /** The member’s code; `null`: they have none yet. */
  readonly code: string | null;
  /** For the next page; `null` on the last. A page may hold fewer than `limit` although there is a next one. */
  readonly nextCursor: string | null;
};

/** True when all of its conditions are. */
export type AllCondition = {
  readonly kind: 'all';
  /** Every one of them must be true. */
  readonly of: readonly Condition[];
};

/** Asks for the value of the goods that earn: after discounts, without excluded goods, tax and shipping. */
export type AmountCondition = {
  readonly kind: 'amount';
  /** The least value; false in a currency that is not named. In minor units, by currency. */
  readonly atLeast?: Readonly<Record<string, number>>;
  /** The greatest value; false in a currency that is not named. In minor units, by currency. */
  readonly atMost?: Readonly<Record<string, number>>;
  /** Only such lines are counted; all where it is not given. */
  readonly goods?: GoodsFilter;
};

/** An amount, as far as the goods are worth it. */
export type AmountOff = {
  readonly kind: 'amount_off';
  /** What is taken off. In minor units, by currency. */
  readonly amount: Readonly<Record<string, number>>;
  /** Only such lines are discounted; all where it is not given. */
  readonly goods?: GoodsFilter;
};

/** True when one of its conditions is. */
export type AnyCondition = {
  readonly kind: 'any';
  /** One of them must be true. */
  readonly of: readonly Condition[];
};

/** What the shop has to apply. */
export type Application = {
  /** What the reward promises, whatever the cart. */
  readonly benefit: OfferedBenefit;
  /** Of the amounts. */
  readonly currency: string;
  /** What it is for the cart that it was authorized with. Without one, what is taken off lines is not known yet: `benefit` says it. */
  readonly discounts: readonly DiscountLine[];
  /** The same in the terms of the platform that was named; `null` where none was. */
  readonly terms: Readonly<Record<string, unknown>> | null;
};

/** What came of a reward that was to be applied. */
export type AppliedInQuote = {
  /** `null` where the code is not known. */
  readonly rewardId: string | null;
  /** As it was sent; `null` for a reward of the program. */
  readonly code: string | null;
  /** What it costs the shopper now; 0 for a coupon, whose points are spent already. */
  readonly points: number;
  /** What the shop does then, in minor units of the cart's currency; empty where it is refused. */
  readonly discounts: readonly DiscountLine[];
  /** Why it cannot be had for this cart, as redeeming it would be refused; `null` where it can. */
  readonly refusal:
    | {
        readonly code: string;
        readonly detail: string;
      }
    | null;
};

/** Asks for an attribute of the member. */
export type AttributeCondition = {
  readonly kind: 'attribute';
  /** Name of the attribute. Letters, digits, `_`, `.` and `-`, at most 64, beginning with a letter. */
  readonly name: string;
  readonly test: ValueTest;
};

/** Who changed what, when and why. */
export type AuditLine = {
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly at: string;
  readonly action:
    | 'key_created'
    | 'key_revoked'
    | 'endpoint_created'
    | 'endpoint_changed'
    | 'endpoint_deleted'
    | 'endpoint_secret_rotated'
    | 'delivery_sent_again'
    | 'dead_letters_redriven'
    | 'orders_retried'
    | 'order_forgotten'
    | 'platform_secret_set'
    | 'platform_secret_removed'
    | 'link_secret_rotated'
    | 'link_secret_dropped'
    | 'erasures_repeated'
    | 'points_adjusted'
    | 'tier_assigned'
    | 'consent_changed'
    | 'member_closed'
    | 'member_erased'
    | 'referral_reviewed'
    | 'contribution_approved'
    | 'contribution_rejected'
    | 'contribution_withdrawn'
    | 'coupon_voided'
    | 'redemption_canceled'
    | 'redemption_fulfilled'
    | 'draft_created'
    | 'draft_saved'
    | 'draft_deleted'
    | 'published'
    | 'scheduled'
    | 'canceled'
    | 'rolled_back';
  /** Who did it, by name. */
  readonly actor: string;
  /** How they came: the id of a key, `person:` and the id of somebody who signed in, or `command-line`. */
  readonly callerId: string;
  /** What it was done to: a kind, and after a colon an id; `program` has none. */
  readonly subject: string;
  readonly reason: string | null;
  /** What else belongs to it, by kind of action. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
};

/** Who did what to the program, newest first. */
export type AuditList = {
  readonly entries: readonly {
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly at: string;
    readonly action:
      | 'draft_created'
      | 'draft_saved'
      | 'draft_deleted'
      | 'published'
      | 'scheduled'
      | 'canceled'
      | 'rolled_back';
    readonly actor: string;
    /** The key that the request came with. */
    readonly keyId: string;
    readonly reason: string | null;
    readonly draftId: string | null;
    /** Of the draft: as it became, or as it was published or deleted. */
    readonly etag: string | null;
    readonly version: number | null;
    readonly effectiveFrom: string | null;
  }[];
  /** For the next page; `null` on the last. */
  readonly nextCursor: string | null;
};

/** A page of the trail, newest first. */
export type AuditTrail = {
  readonly lines: readonly AuditLine[];
  /** For the next page; `null` on the last. */
  readonly nextCursor: string | null;
};

/** Points by state. */
export type Balance = {
  /** Spendable now. In points. */
  readonly active: number;
  /** Earned, waiting for the return window or the delivery. In points. */
  readonly pending: number;
  /** Set aside for a redemption that is not captured yet. In points. */
  readonly held: number;
  /** Owed by the member; later points absorb it. In points. */
  readonly deficit: number;
};

/** Asks what the ledger knows of the member, just before the order or event. */
export type BehaviorCondition = {
  readonly kind: 'behavior';
  /** What is counted: orders, points or days. */
  readonly of:
    | 'orders'
    | 'points_earned'
    | 'active_points'
    | 'days_since_enrollment'
    | 'days_since_last_order';
  /** The lowest count. */
  readonly atLeast?: number;
  /** The highest count. */
  readonly atMost?: number;
};

/** What a reward is. A customer who pays in a currency that is not named cannot have it. */
export type Benefit =
  | PercentOff
  | AmountOff
  | FreeShipping
  | FreeProduct
  | GiftCard
  | StoreCredit
  | PayWithPoints
  | ByHand
  | Donation;

/** Asks whether the order or event falls on the member's birthday, or into its month. */
export type BirthdayCondition = {
  readonly kind: 'birthday';
  /** The day itself, or its whole month. */
  readonly within: 'day' | 'month';
};

/** The most that the whole program gives by the rule, ever. */
export type Budget =
  | {
      /** The most points. In points. */
      readonly points: number;
    }
  | {
      /** How many times the rule may fire. */
      readonly times: number;
    }
  | {
      /** The most money, counted by the value of a point. */
      readonly money: {
        /** ISO 4217 code, in capitals. */
        readonly currency: string;
        /** In minor units. */
        readonly amount: number;
      };
    };

/** How much of a rule's budget for the whole program is spent. */
export type BudgetStatus = {
  readonly ruleId: string;
  /** A budget of money counts points, at the value of a point. */
  readonly counts: 'points' | 'times';
  readonly limit: number;
  /** By all versions, less what refunds gave back; above the limit where that was lowered. */
  readonly spent: number;
};

/** Something that people do: an experience, or what a partner gives. */
export type ByHand = {
  readonly kind: 'by_hand';
  /** What there is to do, for those who do it. */
  readonly instructions: string;
};

/** Why a captured redemption is undone. */
export type CancelRedemptionRequest = {
  /** Why; it must hold no personal data. */
  readonly reason?: string;
};

/** Who takes a scheduled version back, and why. */
export type CancelRequest = {
  /** Why; it must hold no personal data. */
  readonly reason: string;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
};

/** How much of a redemption is spent. */
export type CaptureRequest = {
  /** Only for points that pay: how many of those that are held. Left out, all that are left. In points. */
  readonly points?: number;
  /** The shop's platform: the answer then says in its terms, too, what to apply. */
  readonly platform?: 'shopify' | 'woocommerce';
};

/** What a cart would earn, and why. Nothing was written. */
export type CartSimulation = {
  /** The program. */
  readonly judgedBy: {
    readonly kind: 'version' | 'draft' | 'document';
    /** `null`: it is no version. */
    readonly version: number | null;
    /** `null`: it is no draft. */
    readonly draftId: string | null;
    /** Of the draft as it was judged. */
    readonly etag: string | null;
    readonly name: string;
  };
  /** As they were judged. */
  readonly member: {
    readonly kind: 'member' | 'imagined' | 'stranger';
    readonly memberId: string | null;
    /** Whether points would be credited; otherwise they show what joining is worth. */
    readonly isMember: boolean;
    /** Id of the tier; `null`: none. */
    readonly tier: string | null;
    /** 1: it would be the first order. */
    readonly orderNumber: number;
  };
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly placedAt: string;
  /** Earned by the order. In points. */
  readonly points: number;
  /** `withheld`: none, see `withheld`; `pending`: waiting for the return window or the delivery; `active`: spendable at once; `expired`: the order is so old that they are gone already. */
  readonly state: 'pending' | 'active' | 'expired' | 'withheld';
  /** Why nothing was earned. */
  readonly withheld: 'GUEST' | 'MEMBER_CLOSED' | null;
  /** From this moment the points can be spent. */
  readonly activatesAt: string;
  /** From this moment the points are gone; `null`: never. Where points slide with the member's activity, as it was with this answer. */
  readonly expiresAt: string | null;
  readonly explanation: {
    readonly summary: string;
    /** Shares of lines first. Of an activity, which has no lines, empty. */
    readonly lines: readonly LineExplanation[];
    /** Exact, before rounding: a decimal, or a fraction where no decimal is exact. */
    readonly exactPoints: string;
    readonly rounding: 'floor' | 'half_up' | 'ceiling';
    /** What the program's own caps, on the balance or on a period, left to the member, where that was less; `null`: none bound. */
    readonly cappedAt: number | null;
    /** Every rule there is for such an order or activity, and of the member's tier. */
    readonly rules: readonly RuleExplanation[];
  };
};

/** Whose orders count: each list that is given must hold what the member has, just before the order. */
export type ChallengeAudience = {
  /** The member's tier. */
  readonly tiers?: readonly string[];
  /** One of the member's segments. */
  readonly segments?: readonly string[];
};

/** What customers read, in one language. */
export type ChallengeTexts = {
  /** Name of the challenge, as members read it. */
  readonly name: string;
  /** What it is, as members read it. */
  readonly description?: string;
};

/** Asks where it was bought. */
export type ChannelCondition = {
  readonly kind: 'channel';
  /** Channels, as orders name them. */
  readonly in: readonly string[];
};

/** A code that was given to the member. */
export type ClaimCouponRequest = {
  /**
   * A code: letters and digits, in any case, with single spaces or dashes between them where one likes.
   * Rule: must be 4 to 64 letters or digits, with single spaces or dashes between them at most.
   */
  readonly code: string;
};

/** Who is credited with an order recorded for a guest, or before enrolling. */
export type ClaimRequest = {
  /**
   * The member, as the engine names them: opaque, and nothing of the person in it.
   * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
   */
  readonly memberId: string;
};

/** What a claimed order earned. */
export type ClaimResult = {
  /** The shop's own id of the order; one order is recorded once, for ever. */
  readonly orderId: string;
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly sequence: number;
  readonly earned: Earned;
  /** Challenges that it completed; empty for most. What they give is not part of `earned`. */
  readonly achieved: readonly AchievedChallenge[];
  /** After all of it. */
  readonly balance: Balance;
};

/** That a member wants another code. */
export type CodeRenewalRequest = {
  /** A code of your choice instead of one that is made; only with a secret key. */
  readonly code?: string;
};

/** Orders with goods of so many different categories. */
export type CollectGoal = {
  readonly kind: 'collect';
  /** Categories of goods. */
  readonly categories: readonly string[];
  /** How many different ones of them. */
  readonly different: number;
};

/** A question that is true or false of an order or event and its member; `all`, `any` and `not` join others, up to 8 deep. */
export type Condition =
  | AllCondition
  | AnyCondition
  | NotCondition
  | AmountCondition
  | QuantityCondition
  | ChannelCondition
  | CountryCondition
  | CouponCondition
  | OrderNumberCondition
  | WeekdayCondition
  | TimeOfDayCondition
  | DateCondition
  | TierCondition
  | SegmentCondition
  | AttributeCondition
  | BehaviorCondition
  | SpentCondition
  | BirthdayCondition
  | NpsCondition
  | EventAttributeCondition;

/** Something a member made, and what became of it. */
export type Contribution = {
  /** The shop's own id of the contribution; one is submitted once. It becomes the id of the activity that is recorded. */
  readonly contributionId: string;
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly type: string;
  /** `submitted`: nobody has decided yet; `approved`: it earned; `rejected`; `withdrawn`: it was approved, and what it earned was taken back. */
  readonly status: 'submitted' | 'approved' | 'rejected' | 'withdrawn';
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly occurredAt: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly submittedAt: string;
  readonly reference: ContributionReference;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Who decided, when and why, the newest last; `null` for member tokens. */
  readonly decisions:
    | readonly {
        readonly status: 'approved' | 'rejected' | 'withdrawn';
        /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
        readonly decidedAt: string;
        readonly actor: string;
        readonly reason: string | null;
      }[]
    | null;
};

/** What was decided about a contribution, and what it did to the points. */
export type ContributionDecision = {
  readonly contribution: Contribution;
  /** What the approval gave; 0 for a rejection. In points. */
  readonly earned: number;
  /** What a withdrawal took back of it. In points. */
  readonly reversed: number;
  /** What a withdrawal left with the member, by the clawback policy. In points. */
  readonly forgiven: number;
  /** Why nothing was earned. */
  readonly withheld: 'GUEST' | 'MEMBER_CLOSED' | null;
  /** Number of the ledger entry within the member's entries; `null` for a rejection. */
  readonly sequence: number | null;
};

/** Who decides, and why. */
export type ContributionDecisionRequest = {
  /** Who decides, by an id of the shop: a person of its team, or a system. Where it is not given, the secret key, or whoever is signed in, whose own name always counts. */
  readonly actor?: string;
  /** Why. It is kept beside the member, and never told. */
  readonly reason?: string;
};

/** A page of contributions. */
export type ContributionList = {
  readonly contributions: readonly Contribution[];
  /** For the next page; `null` on the last. A page may hold fewer than `limit` although there is a next one. */
  readonly nextCursor: string | null;
};

/** Where it stands in the shop. It is kept beside the member, and erased with them. */
export type ContributionReference = {
  /**
   * What it is about, by an id of the shop.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly product?: string;
  /** The page on which one sees it; `http` or `https`. */
  readonly url?: string;
};

/** Something a member made for others to see. */
export type ContributionRequest = {
  /**
   * The shop's own id of the contribution; one is submitted once. It becomes the id of the activity that is recorded.
   * Rule: must be 1 to 128 visible ASCII characters without spaces.
   */
  readonly contributionId: string;
  /**
   * What happened, as the earning rules call it: `visit`, `review`, `survey_answered`.
   * Rule: must be 1 to 64 lower-case letters, digits, "_" or "-".
   */
  readonly type: string;
  /**
   * When it was made; its points have the dates of that day.
   * Rule: must lie between the years 1970 and 2200.
   */
  readonly occurredAt: string;
  /** Where it stands in the shop. */
  readonly reference?: ContributionReference;
  /**
   * For conditions of earning rules; at most 20. They stay in the ledger for ever and must hold no personal data.
   * Rule: must be at most 20 attributes.
   */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
};

/** Which orders count: those with paid goods, and all of this. Goods have any of what is listed. */
export type CountedGoods = {
  /** What the goods must be worth after discounts, in minor units by currency; `null`: anything. */
  readonly minimum: Readonly<Record<string, number>> | null;
  /** Only such goods count; `null`: all. */
  readonly goods:
    | {
        readonly skus: readonly string[];
        readonly categories: readonly string[];
        readonly tags: readonly string[];
      }
    | null;
  /** Goods that do not count; `null`: none. */
  readonly excluding:
    | {
        readonly skus: readonly string[];
        readonly categories: readonly string[];
        readonly tags: readonly string[];
      }
    | null;
};

/** Which orders count: those with paid goods, and all of this, in what is left of them after refunds. Goods that never earn do not count. */
export type CountedOrder = {
  /** What the goods that count are worth after discounts, without tax and shipping. In minor units, by currency. */
  readonly minimum?: Readonly<Record<string, number>>;
  /** Only such goods count; all where it is not given. */
  readonly goods?: GoodsFilter;
  /** Goods that do not count. */
  readonly excluding?: GoodsFilter;
};

/** Asks where the order goes. An order without a country is in none. */
export type CountryCondition = {
  readonly kind: 'country';
  /** ISO 3166 codes of two capitals. */
  readonly in: readonly string[];
};

/** The coupon of a redemption. */
export type Coupon = {
  /** The secret that is worth the reward: told to its holder, and to keys that may write redemptions or coupons; `null` to all others. */
  readonly code: string | null;
  /** Good before this moment; `null`: for ever. */
  readonly expiresAt: string | null;
  readonly usedAt: string | null;
  readonly voidedAt: string | null;
  /** When another member claimed it as a gift. */
  readonly claimedAt: string | null;
};

/** What became of a coupon, as it stood after the change. */
export type CouponChange = {
  readonly code: string;
  /** The reward, as the program names it. */
  readonly rewardId: string;
  /** The member who has it. */
  readonly memberId: string;
  readonly expiresAt: string | null;
  readonly usedAt: string | null;
  readonly usedBy:
    | {
        readonly orderId: string | null;
        readonly reference: string | null;
      }
    | null;
  readonly voidedAt: string | null;
  readonly claimedAt: string | null;
  readonly redemptionId: string;
  /** Number of the ledger entry within the entries of that member. */
  readonly sequence: number;
};

/** Where codes come from. In a code capitals, spaces and dashes make no difference. */
export type CouponCodes =
  | {
      readonly kind: 'generated';
      /** What all codes begin with: capitals, digits and dashes, at most 16. */
      readonly prefix?: string;
      /** Characters behind the prefix. They are what makes a code unguessable. */
      readonly length: number;
      /** A dash stands after each so many of them. */
      readonly groupsOf?: number;
    }
  | {
      readonly kind: 'pool';
      /** The pool they were imported into. Small letters, digits, `_` and `-`, at most 64. */
      readonly pool: string;
    };

/** Asks whether a coupon took something off a line. */
export type CouponCondition = {
  readonly kind: 'coupon';
  /** Coupons; any where it is not given. */
  readonly in?: readonly string[];
};

/** The reward is handed out as a code, to be used later or elsewhere. */
export type CouponTerms = {
  readonly codes: CouponCodes;
  /** The code can be used for so many days; for ever where it is not given. */
  readonly validDays?: number;
  /** Another member may claim the code, once; from then on it is theirs. */
  readonly giftable?: boolean;
};

/** Whether a coupon can be used now, and what it is. */
export type CouponValidation = {
  readonly valid: boolean;
  /** Why it cannot be used, as using it would be refused; `null` where it can. */
  readonly refusal:
    | {
        readonly code: string;
        readonly detail: string;
      }
    | null;
  /** The reward, as the program names it. */
  readonly rewardId: string;
  readonly name: string;
  readonly description: string | null;
  readonly terms: string | null;
  /** Good before this moment; `null`: for ever. */
  readonly expiresAt: string | null;
  /** Whether another member may still claim it. */
  readonly giftable: boolean;
  readonly apply: Application;
};

/** A key with its secret, which nothing shows again. */
export type CreatedKey = {
  readonly keyId: string;
  readonly name: string;
  /** What it may do. */
  readonly scopes: readonly string[];
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly createdAt: string;
  /** Since when nobody gets in with it; `null`: it is in use. */
  readonly revokedAt: string | null;
  /** `prn_…`, in the first answer alone; `null` in a repeated one. */
  readonly secretKey: string | null;
};

/** Asks for the date by the program's clocks. */
export type DateCondition = {
  readonly kind: 'date';
  /** The first day, `YYYY-MM-DD`. */
  readonly from?: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly to?: string;
};

/** One message that was given up. Its body is not shown: of what a shop platform or a mail service sent it may hold personal data. */
export type DeadLetter = {
  /** Id of the message, as SQS named it. */
  readonly messageId: string;
  /** `poison_entry`: an entry of the ledger that could not be turned into events. `abandoned_batch`: entries that Lambda gave up, by their place in the stream. `event`: an event of ours. `platform_event`: an order, refund or cancellation that Shopify told of over EventBridge. `call`: a call for work for an endpoint of webhooks. `work`: a part of what journeys or a schedule had to look at. `decision`: what a trigger decided: a message, points or a reward. `mail_report`: what became of an e-mail. `unknown`: none of these. */
  readonly kind:
    | 'poison_entry'
    | 'abandoned_batch'
    | 'event'
    | 'platform_event'
    | 'call'
    | 'work'
    | 'decision'
    | 'mail_report'
    | 'unknown';
  /** What it is about: ids and types, such as `memberId`, `eventType` and `eventId`; nothing of a person. */
  readonly about: Readonly<Record<string, string>>;
  /** Why it was given up, where that came with it. Null: it was tried until its tries were over, and the cause is in the log of the function. */
  readonly cause: string | null;
  /** When it was first sent. */
  readonly at: string;
  /** False: nothing here takes it again as it is; see docs/operations.md. */
  readonly canBeRedriven: boolean;
};

/** Every queue of dead letters. */
export type DeadLetterList = {
  readonly queues: readonly DeadLetterQueue[];
};

/** What one function gave up. */
export type DeadLetterQueue = {
  /** The queue, by the function whose work waits there. */
  readonly queue: 'relay' | 'courier' | 'reconciliation' | 'journeys' | 'delivery' | 'lake';
  /** How many there are; about, as SQS counts. */
  readonly letters: number;
  /** When the oldest of those shown was first sent. Letters are kept for 14 days. Null: none is shown. */
  readonly oldestAt: string | null;
  /** Some of them, oldest first. SQS has no pages: who looks again may be shown others, and what another person looks at in this second is not shown. */
  readonly shown: readonly DeadLetter[];
};

/** That the goods of an order arrived. */
export type DeliveryRequest = {
  /**
   * When they did; now, where it is left out.
   * Rule: must lie between the years 1970 and 2200.
   */
  readonly deliveredAt?: string;
};

/** What a delivery did to the points. */
export type DeliveryResult = {
  /** The shop's own id of the order; one order is recorded once, for ever. */
  readonly orderId: string;
  /** The account it is booked on, which may be the pseudonym of a guest. */
  readonly memberId: string;
  /** Number of the ledger entry within the account's entries. */
  readonly sequence: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly deliveredAt: string;
  /** That wait shorter than before; 0 where none waited for the delivery. In points. */
  readonly moved: number;
  /** From this moment the points can be spent. */
  readonly activatesAt: string;
  /** From this moment the points are gone; `null`: never. Where points slide with the member's activity, as it was with this answer. */
  readonly expiresAt: string | null;
  readonly balance: Balance;
};

/** A discount on a whole line. */
export type Discount = {
  /** Taken off the line. In minor units of the order's currency. */
  readonly amount: number;
  /** The coupon it came from. */
  readonly coupon?: string;
};

/** One thing that the shop does so that the customer has the reward, in words of no platform. */
export type DiscountLine =
  | {
      readonly kind: 'line_discount';
      readonly lineId: string;
      /** Taken off the whole line. In minor units of the order's currency. */
      readonly amount: number;
    }
  | {
      readonly kind: 'shipping_discount';
      /** Taken off the shipping; `null`: all of it, whatever it costs. */
      readonly amount: number | null;
    }
  | {
      readonly kind: 'free_product';
      /** To be added to the order at no price. */
      readonly sku: string;
      readonly quantity: number;
    }
  | {
      readonly kind: 'credit';
      readonly as: 'gift_card' | 'store_credit';
      /** ISO 4217 code, in capitals. */
      readonly currency: string;
      /** To be given to the customer. In minor units of the order's currency. */
      readonly amount: number;
    }
  | {
      readonly kind: 'by_hand';
      /** What people do, and confirm as fulfilled. */
      readonly instructions: string;
    }
  | {
      readonly kind: 'donation';
      /** ISO 4217 code, in capitals. */
      readonly currency: string;
      /** To be given. In minor units of the order's currency. */
      readonly amount: number;
      readonly to: string;
    };

/** Money that the shop gives away in the name of the member. */
export type Donation = {
  readonly kind: 'donation';
  /** What is given. In minor units, by currency. */
  readonly amount: Readonly<Record<string, number>>;
  /** Who receives it. */
  readonly to: string;
};

/** A document on which somebody works. */
export type Draft = {
  readonly draftId: string;
  readonly name: string;
  /** Changes with every change; for `If-Match`. Also the header `ETag`. */
  readonly etag: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly createdAt: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly updatedAt: string;
  /** Who changed it last. */
  readonly actor: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** What is wrong with it. A draft may have faults; a published version has no errors. */
  readonly faults: readonly ProgramFault[];
};

/** All drafts, last changed first, without their documents. */
export type DraftList = {
  readonly drafts: readonly {
    readonly draftId: string;
    readonly name: string;
    /** Changes with every change; for `If-Match`. Also the header `ETag`. */
    readonly etag: string;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly createdAt: string;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly updatedAt: string;
    /** Who changed it last. */
    readonly actor: string;
  }[];
};

/** A draft as it should be from now on. */
export type DraftRequest = {
  /** What it is about, for the list of drafts. */
  readonly name: string;
  /**
   * The document of a program, which may have faults still; see `ProgramDocument` for what it must be in the end.
   * Rule: must not be nested deeper than 64.
   */
  readonly document: Readonly<Record<string, unknown>>;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
  /** Why; it must hold no personal data. */
  readonly reason?: string;
};

/** Points an order gives. */
export type Earned = {
  /** Earned by the order. In points. */
  readonly points: number;
  /** `withheld`: none, see `withheld`; `pending`: waiting for the return window or the delivery; `active`: spendable at once; `expired`: the order is so old that they are gone already. */
  readonly state: 'pending' | 'active' | 'expired' | 'withheld';
  /** Why nothing was earned. */
  readonly withheld: 'GUEST' | 'MEMBER_CLOSED' | null;
  /** From this moment the points can be spent. */
  readonly activatesAt: string;
  /** From this moment the points are gone; `null`: never. Where points slide with the member's activity, as it was with this answer. */
  readonly expiresAt: string | null;
  readonly explanation: Explanation;
};

/** The most that a member may have, and may earn in a period, by all rules. */
export type EarningCaps = {
  /** Active and pending together. In points. */
  readonly balance?: number;
  /** Earned in a period. */
  readonly perMember?: readonly {
    /** Span of the program's calendar: a day, a week from Monday on, a month, a year, or for ever. */
    readonly per: 'day' | 'week' | 'month' | 'year' | 'ever';
    /** The most in that period. In points. */
    readonly points: number;
  }[];
};

/** For what points are given, and how many. */
export type EarningRule = {
  /** Name of the rule; ledger entries keep it, so another rule needs another name. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** What it is for, in words that members may read. */
  readonly description: string;
  /** `order`, or the type of a custom event. */
  readonly on:
    | 'order'
    | {
        /** Type of the event. Letters, digits, `_`, `.` and `-`, at most 64, beginning with a letter. */
        readonly event: string;
      };
  /** The rule is in force from this moment on. ISO 8601 with an offset. */
  readonly from?: string;
  /** The rule is in force before this moment. ISO 8601 with an offset. */
  readonly until?: string;
  /** What must be true; always where it is not given. */
  readonly when?: Condition;
  /** Lines that count; all that earn where it is not given. */
  readonly goods?: GoodsFilter;
  /** Lines that do not count for this rule. */
  readonly excluding?: GoodsFilter;
  readonly effect: Effect;
  /** The group that it stacks in; without one it counts beside all others. Small letters, digits, `_` and `-`, at most 64. */
  readonly group?: string;
  readonly caps?: RuleCaps;
  /** The description in other languages, by BCP 47 locale. */
  readonly texts?: Readonly<Record<string, EarningRuleTexts>>;
};

/** What customers read, in one language. */
export type EarningRuleTexts = {
  /** What it is for, in words that members may read. */
  readonly description: string;
};

/** What a rule gives. */
export type Effect = PointsPerAmount | PointsPerItem | FixedPoints | Multiplier;

/** Makes a customer a member. */
export type EnrollRequest = {
  /**
   * The shop's own id of the customer.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly customerId: string;
  readonly profile?: Profile;
  /** How the customer agreed to be written to as they joined, as `PUT /v1/members/{memberId}/preferences` takes it. Said here it is there before any trigger looks; said a moment later, a welcome that is sent at once may have been dropped. Of a customer who has a profile already nothing changes. */
  readonly preferences?: PreferencesRequest;
  /**
   * The reference under which the customer ordered as a guest before: where the program credits earlier orders, these are credited too.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly guestReference?: string;
  /** The code of whoever recommended the shop. A code that opens nothing refuses nothing. */
  readonly referral?: ReferralOffer;
  /** Only where the program has referrals; otherwise they are read and forgotten. */
  readonly signals?: PersonSignals;
};

/** A member with their profile, and what became of the code that they came with. */
export type EnrolledMember = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly status: 'active' | 'closed';
  /** The shop's own id of the customer. */
  readonly customerId: string;
  readonly profile: Profile;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly enrolledAt: string;
  /** What became of the code; `null` where none was sent. */
  readonly referral: ReferralOutcome | null;
};

/** Everything about one entry: what caused it, and every posting. Postings sum to zero. */
export type EntryExplanation = {
  readonly sequence: number;
  readonly kind:
    | 'enrollment'
    | 'accrual'
    | 'refund'
    | 'claim'
    | 'transfer'
    | 'delivery'
    | 'activity'
    | 'activity_reversal'
    | 'adjustment'
    | 'tier_assignment'
    | 'closure'
    | 'erasure'
    | 'authorization'
    | 'capture'
    | 'release'
    | 'redemption_return'
    | 'coupon_use'
    | 'coupon_void'
    | 'coupon_claim'
    | 'fulfillment'
    | 'referral'
    | 'referral_qualification'
    | 'referral_review'
    | 'referral_reward'
    | 'referral_reversal'
    | 'challenge_award'
    | 'challenge_reversal';
  /** What the entry gave (positive) or took (negative), without what time did. */
  readonly points: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly recordedAt: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly occurredAt: string;
  readonly orderId: string | null;
  readonly redemptionId: string | null;
  readonly programVersion: number;
  readonly movements: readonly Movement[];
  /** `null`: the tier is that of the entry before. */
  readonly tier: TierChange | null;
  /** The balance after this entry. */
  readonly balance: Balance;
  readonly summary: string;
  /** Of an order, a claim or an activity: each rule and what came of it, judged again by the version and the context that the entry keeps, so that it stays what it was. `null` for other entries. */
  readonly explanation: Explanation | null;
  /** What the entry was made from: the order, the refund, the activity, the redemption, the referral, or the adjustment with its reason. The code of a coupon is a secret and left out, and so is what of a referral is about the other person or about how it was judged. */
  readonly cause: Readonly<Record<string, unknown>>;
  readonly postings: readonly {
    readonly account:
      | 'pending'
      | 'active'
      | 'held'
      | 'deficit'
      | 'issued'
      | 'redeemed'
      | 'expired'
      | 'adjusted';
    readonly points: number;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly at: string;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly activatesAt?: string;
    /** When the points of the lot end; `null`: never. Of points that slide with activity, only an activity tells it, as it was then. */
    readonly expiresAt?: string | null;
    /** Whether the lot's end moves with the member's activity. */
    readonly slides?: boolean;
    /** The redemption that points are held for. */
    readonly holdId?: string;
  }[];
};

/** Asks for an attribute of a custom event. */
export type EventAttributeCondition = {
  readonly kind: 'event_attribute';
  /** Name of the attribute. Letters, digits, `_`, `.` and `-`, at most 64, beginning with a letter. */
  readonly name: string;
  readonly test: ValueTest;
};

/** When points that can be spent end. */
export type ExpiryPolicy =
  | {
      readonly kind: 'none';
    }
  | {
      readonly kind: 'rolling';
      /** Number of months. */
      readonly months: number;
    }
  | {
      readonly kind: 'sliding';
      /** Number of months. */
      readonly months: number;
    }
  | {
      readonly kind: 'calendar';
      /** 1 is January. */
      readonly month: number;
      /** Day of the month. */
      readonly day: number;
      /** They last at least so many months. */
      readonly atLeastMonths: number;
    };

/** Where each point comes from. */
export type Explanation = {
  readonly programVersion: number;
  readonly summary: string;
  /** Shares of lines first. Of an activity, which has no lines, empty. */
  readonly lines: readonly LineExplanation[];
  /** Exact, before rounding: a decimal, or a fraction where no decimal is exact. */
  readonly exactPoints: string;
  readonly rounding: 'floor' | 'half_up' | 'ceiling';
  /** What the program's own caps, on the balance or on a period, left to the member, where that was less; `null`: none bound. */
  readonly cappedAt: number | null;
  /** Every rule there is for such an order or activity, and of the member's tier. */
  readonly rules: readonly RuleExplanation[];
};

/** One field at fault. */
export type FieldError = {
  /** JSON pointer (RFC 6901) into the body, or `/path/…`, `/query/…`, `/headers/…`. */
  readonly pointer: string;
  /** What is wrong with the value, and what would be right. */
  readonly detail: string;
};

/** One number that may be quoted, with what it takes to check it. */
export type Figure = {
  /** First day of the window. */
  readonly from: string;
  /** The day after the last one of the window. */
  readonly to: string;
  /** What it is of; without fields: everything. */
  readonly cut: {
    /** First day of the month that it is of. */
    readonly month?: string;
    /** First day of the month of the customers' first order. */
    readonly cohort?: string;
    /** First day of the month in which the points were issued. */
    readonly vintage?: string;
    /** Periods, days or months after the start. */
    readonly step?: number;
    /** A tier of the program. */
    readonly tier?: string;
    /** A group of customers, such as one of RFM. */
    readonly segment?: string;
    /** Where it was bought or shared. */
    readonly channel?: string;
    /** ISO 3166 alpha-2. */
    readonly country?: string;
    /** ISO 4217. */
    readonly currency?: string;
    /** A survey of the program. */
    readonly survey?: string;
    /** A trigger of the program. */
    readonly trigger?: string;
    /** A way of treating members, as chance has it. */
    readonly variant?: string;
    /** A band, group or line of the metric's own. */
    readonly part?: string;
  };
  /** `null` where there is none. */
  readonly numerator: number | null;
  /** `null` where there is none. */
  readonly denominator: number | null;
  /** `null`, and never 0, while it cannot be told yet; `reason` says why. */
  readonly value: number | null;
  /** `ratio`, `points`, `minor` (minor units of the currency in `cut`), `days`, `customers`, `count` or `score`. */
  readonly unit: string;
  /** Why there is no value, as a code; `null` where there is one. */
  readonly reason: string | null;
  /** 95 %, where the metric has one. */
  readonly interval:
    | {
        readonly low: number;
        readonly high: number;
      }
    | null;
};

/** The metrics there are of one day; of none before the first night. */
export type FigureIndex = {
  /** Counted is what happened before this day. `null`: nothing was counted yet. */
  readonly asOf: string | null;
  /** Of the program: in it a day's begin is meant. */
  readonly timeZone: string | null;
  readonly metrics: readonly {
    /** A metric, such as `repeat_purchase_rate`; GET /v1/figures lists them. */
    readonly metric: string;
    /** Rises with whatever changes the figures of the same events. */
    readonly definitionVersion: number;
    /** What is counted, in words. */
    readonly says: string;
    /** Figures it has. */
    readonly rows: number;
  }[];
};

/** Figures of one metric. */
export type FigurePage = {
  /** A metric, such as `repeat_purchase_rate`; GET /v1/figures lists them. */
  readonly metric: string;
  readonly definitionVersion: number;
  readonly says: string;
  /** Counted is what happened before this day. */
  readonly asOf: string;
  readonly figures: readonly Figure[];
  /** For the next page; `null`: this is the last. */
  readonly nextCursor: string | null;
};

/** Points for the order or event as a whole. */
export type FixedPoints = {
  readonly kind: 'fixed_points';
  /** Given once. In points. */
  readonly points: number;
};

/** A member with their profile, and who else was found. */
export type FoundMember = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly status: 'active' | 'closed';
  /** The shop's own id of the customer. */
  readonly customerId: string;
  readonly profile: Profile;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly enrolledAt: string;
  /** Other members with the same mailbox, who joined last first; 20 at most. */
  readonly alsoFound: readonly string[];
};

/** Units of one product. */
export type FreeProduct = {
  readonly kind: 'free_product';
  /** The product, as orders name it. */
  readonly sku: string;
  /** Number of units. */
  readonly quantity: number;
};

/** The shop ships for nothing. */
export type FreeShipping = {
  readonly kind: 'free_shipping';
  /** Shipping that costs more is paid for the rest. In minor units, by currency. */
  readonly atMost?: Readonly<Record<string, number>>;
};

/** The invitation by which a member came. */
export type FriendReferral = {
  /** `signed_up`: no order of the friend has qualified yet; `expired`: none came in time; `in_review`: a person will look at it; `qualified`: both have what they get, which waits until `spendableAt`; `rewarded`: it can be spent; `rejected`; `reversed`: the order went back. */
  readonly status:
    | 'signed_up'
    | 'expired'
    | 'in_review'
    | 'qualified'
    | 'rewarded'
    | 'rejected'
    | 'reversed';
  /** Why it came to nothing; `null` where it did not. */
  readonly reason: 'NO_QUALIFYING_ORDER' | 'REJECTED' | 'NOT_REVIEWED' | 'ORDER_REFUNDED' | null;
  /** The name that the advocate wants friends to see; `null`: they do not say, or have left. */
  readonly invitedBy: string | null;
  /** When the friend came with the code. */
  readonly signedUpAt: string;
  /** When the order that qualified was recorded as such; `null`: none has. */
  readonly qualifiedAt: string | null;
  /** From then on what both get can be spent; `null` where there is nothing, or not yet. */
  readonly spendableAt: string | null;
  /** When it came to nothing; `null` where it did not. */
  readonly endedAt: string | null;
  /** An order qualifies that was placed before this moment. */
  readonly orderBefore: string;
  /** What it must be worth at least, in minor units by ISO 4217 code; empty: any paid order. */
  readonly minimumOrder: Readonly<Record<string, number>>;
  readonly promised: ReferralPromise;
  /** What the friend got; `null`: nothing was booked yet. */
  readonly got: ReferralBooking | null;
};

/** What people have to hand over, longest waiting first. */
export type FulfillmentList = {
  readonly fulfillments: readonly {
    /** The redemption, as the API named it. */
    readonly redemptionId: string;
    /** The reward, as the program names it. */
    readonly rewardId: string;
    /** The member, as the engine names them: opaque, and nothing of the person in it. */
    readonly memberId: string;
    readonly name: string;
    readonly instructions: string;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly waitingSince: string;
  }[];
  /** For the next page; `null` on the last. */
  readonly nextCursor: string | null;
};

/** That people have handed over what the reward promises. */
export type FulfillmentRequest = {
  /** The shop's own reference, such as a receipt or a ticket. */
  readonly reference?: string;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
};

/** An answer of API Gateway, which did not reach the API. */
export type GatewayMessage = {
  readonly message: string;
};

/** A gift card of the shop. */
export type GiftCard = {
  readonly kind: 'gift_card';
  /** What is on it. In minor units, by currency. */
  readonly amount: Readonly<Record<string, number>>;
};

/** Goods that have any of the named properties. */
export type GoodsFilter = {
  /** Stock keeping units. */
  readonly skus?: readonly string[];
  /** Categories of goods. */
  readonly categories?: readonly string[];
  /** Words that the shop gives its goods. */
  readonly tags?: readonly string[];
};

/** A member who is only imagined, as of just before the order. What is left out is nothing, or not known. */
export type ImaginedMember = {
  /** Id of a tier of the program. Left out: by `orders`, `pointsEarned` and `spent` where tiers count a lifetime, the lowest otherwise. */
  readonly tier?: string;
  /**
   * What the shop knows of the member, for rules and segments, such as `newsletter: true`. Rules see it, the ledger never does.
   * Rule: must be at most 30 attributes.
   */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  readonly birthday?: {
    readonly month: number;
    readonly day: number;
  };
  /** Placed before. */
  readonly orders?: number;
  /** In all. */
  readonly pointsEarned?: number;
  /** That can be spent. */
  readonly activePoints?: number;
  /** Left out: joined on this day. */
  readonly daysSinceEnrollment?: number;
  /** Left out: there was none, or nobody knows. */
  readonly daysSinceLastOrder?: number;
  /** Net goods value of all orders, less refunds, by currency in minor units. */
  readonly spent?: Readonly<Record<string, number>>;
};

/** Codes of the shop's own. */
export type ImportCodesRequest = {
  /** At most 1000. Twice the same in one request counts once. */
  readonly codes: readonly string[];
};

/** What became of the codes. */
export type ImportResult = {
  /** The pool, as rewards of the program name it. */
  readonly poolId: string;
  /** Codes that are new in the pool. */
  readonly imported: number;
  /** Codes that came more than once in this request. */
  readonly repeated: number;
  /** Codes that were imported into this pool before, handed out or not. */
  readonly alreadyInPool: number;
  /** Codes that are in another pool, or were issued otherwise: they are left as they are. */
  readonly takenElsewhere: readonly string[];
};

/** What a code promises a friend, for the page that welcomes them. */
export type Invitation = {
  /** Whoever has it may use it, typed in any way: capitals, spaces and dashes do not matter. */
  readonly code: string;
  /** Who invites, as they want to be called; `null`: they do not say. */
  readonly shownAs: string | null;
  readonly friendGets: ReferralPromise;
  /** What members call points, in the plural. */
  readonly pointsName: string;
  /** What the first order must be worth at least; empty: any paid order. */
  readonly minimumOrder: Readonly<Record<string, number>>;
  /** Days from opening the link to joining, and from joining to the order. */
  readonly windowDays: number;
  /** Days from the order until what it gives can be spent. */
  readonly holdDays: number;
  /** All of it in English. */
  readonly sentence: string;
};

/** Where a member stands with the shop, and what triggers have done and plan to do. */
export type Journey = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly asOf: string;
  readonly status: 'guest' | 'active' | 'closed' | 'erased';
  /** `awareness`: known, and nothing more; `consideration`: showed interest of late; `onboarding`: bought for the first time of late; `active`: buys as usual; `at_risk` and `lapsed`: silent for longer than is usual for them; `advocate`: buys, and brings others. */
  readonly stage:
    | 'awareness'
    | 'consideration'
    | 'onboarding'
    | 'active'
    | 'at_risk'
    | 'lapsed'
    | 'advocate';
  /** The rule that made it, as a code such as `first_order`. */
  readonly because: string;
  /** The same in words, for people. */
  readonly says: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly since: string;
  /** The stage that comes by itself if nothing happens, and when; `null`: none. */
  readonly nextStage:
    | {
        /** `awareness`: known, and nothing more; `consideration`: showed interest of late; `onboarding`: bought for the first time of late; `active`: buys as usual; `at_risk` and `lapsed`: silent for longer than is usual for them; `advocate`: buys, and brings others. */
        readonly stage:
          | 'awareness'
          | 'consideration'
          | 'onboarding'
          | 'active'
          | 'at_risk'
          | 'lapsed'
          | 'advocate';
        /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
        readonly at: string;
        /** The rule that made it, as a code such as `first_order`. */
        readonly because: string;
        /** The same in words, for people. */
        readonly says: string;
      }
    | null;
  /** Valid orders: recorded, and not wholly refunded. */
  readonly orders: number;
  /** `null`: none. */
  readonly firstOrderAt: string | null;
  /** `null`: none. */
  readonly lastOrderAt: string | null;
  /** What is usual for them between two orders, or what the program takes for usual while they have too few. */
  readonly usualIntervalDays: number;
  /** The last entry of the ledger that is in it. */
  readonly lastSequence: number;
  /** When the engine looks again if nothing happens; `null`: not at all. */
  readonly nextLookAt: string | null;
  /** Stages, the newest first. */
  readonly history: readonly {
    /** `awareness`: known, and nothing more; `consideration`: showed interest of late; `onboarding`: bought for the first time of late; `active`: buys as usual; `at_risk` and `lapsed`: silent for longer than is usual for them; `advocate`: buys, and brings others. */
    readonly stage:
      | 'awareness'
      | 'consideration'
      | 'onboarding'
      | 'active'
      | 'at_risk'
      | 'lapsed'
      | 'advocate';
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly at: string;
    /** The rule that made it, as a code such as `first_order`. */
    readonly because: string;
    /** The same in words, for people. */
    readonly says: string;
  }[];
  /** What triggers have planned, by due time. Whether it is done is decided when it is due. */
  readonly nextAsks: readonly {
    readonly askId: string;
    readonly triggerId: string;
    /** What the program says of the trigger; `null`: it does not have it any more. */
    readonly description: string | null;
    /** When its cause happened. */
    readonly firedAt: string;
    /** Not before; quiet hours, gap and caps move it on. */
    readonly dueAt: string;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly expiresAt: string;
    /** Such as `order:1001`. */
    readonly about: string | null;
    /** Why it waits, in words. */
    readonly says: string;
  }[];
  /** What was done, or would have been done to one who is held out, the newest first, as long as caps, cooling-off or goals ask for it. */
  readonly madeAsks: readonly {
    readonly askId: string;
    readonly triggerId: string;
    /** What the program says of the trigger; `null`: it does not have it any more. */
    readonly description: string | null;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly at: string;
    readonly outcome: 'made' | 'held_out';
    readonly variant: string | null;
    /** And so counts towards gap and caps. */
    readonly wentToCustomer: boolean;
    /** The same trigger does not ask before then; `null`: never again. */
    readonly coolsUntil: string | null;
    /** Success is looked for until then; `null`: the trigger has no goal. */
    readonly goalUntil: string | null;
    /** When the goal was reached; `null`: not, or not yet. */
    readonly reachedAt: string | null;
  }[];
  /** What was planned and given up, the newest first; the last eight. */
  readonly droppedAsks: readonly {
    readonly askId: string;
    readonly triggerId: string;
    /** What the program says of the trigger; `null`: it does not have it any more. */
    readonly description: string | null;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly at: string;
    readonly reason:
      | 'LEFT'
      | 'TRIGGER_GONE'
      | 'GOAL_REACHED'
      | 'OVERTAKEN'
      | 'CROWDED_OUT'
      | 'EXPIRED'
      | 'NOT_ELIGIBLE'
      | 'COOLING_OFF'
      | 'DETRACTOR'
      | 'NO_CONSENT'
      | 'NO_CHANNEL';
    /** The same in words, for people. */
    readonly says: string;
  }[];
  /** Where chance put the member, by trigger. */
  readonly assignments: readonly {
    readonly triggerId: string;
    readonly group: 'treated' | 'held_out';
    readonly variant: string | null;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly firstAt: string;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly lastAt: string;
    readonly times: number;
  }[];
};

/** The moments at which stages of the journey change. Days are of 24 hours. */
export type JourneyRules = {
  /** Interest counts for so many days after the last visit, activity or enrollment. 30 where it is not given. */
  readonly considerationDays: number;
  /** A first buyer is onboarding for so many days … 60 where it is not given. */
  readonly onboardingDays: number;
  /** … or until the order of this number. 3 where it is not given. */
  readonly onboardedAtOrder: number;
  /** Somebody is at risk after a silence of so many of their usual intervals. 2 where it is not given. */
  readonly atRiskAfterIntervals: number;
  /** And lapsed after so many; more than that. 4 where it is not given. */
  readonly lapsedAfterIntervals: number;
  /** What is usual where little is known, and the bounds of it. */
  readonly usualIntervalDays: UsualInterval;
  /** Somebody is an advocate for so many days after a friend of theirs was rewarded, or they promoted the shop. 365 where it is not given. */
  readonly advocateDays: number;
};

/** A secret key, without its secret. */
export type Key = {
  readonly keyId: string;
  readonly name: string;
  /** What it may do. */
  readonly scopes: readonly string[];
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly createdAt: string;
  /** Since when nobody gets in with it; `null`: it is in use. */
  readonly revokedAt: string | null;
};

/** All keys, oldest first, those that were revoked as well. */
export type KeyList = {
  readonly keys: readonly Key[];
};

/** A key that is to be. */
export type KeyRequest = {
  /** What it is for, such as "checkout production". */
  readonly name: string;
  /**
   * What it may do; no more than it needs.
   * Rule: must each be named once.
   */
  readonly scopes: readonly (
    | 'members:read'
    | 'members:write'
    | 'orders:read'
    | 'orders:write'
    | 'accounts:read'
    | 'adjustments:write'
    | 'tokens:write'
    | 'program:read'
    | 'program:write'
    | 'program:publish'
    | 'rewards:read'
    | 'redemptions:write'
    | 'coupons:write'
    | 'pools:write'
    | 'referrals:read'
    | 'referrals:write'
    | 'referrals:review'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'journeys:read'
    | 'contributions:read'
    | 'contributions:write'
    | 'contributions:review'
    | 'surveys:read'
    | 'surveys:write'
    | 'figures:read'
    | 'keys:read'
    | 'keys:write'
    | 'audit:read'
    | 'dead-letters:read'
    | 'dead-letters:write')[];
};

/** What one rule gave for one line, or for the order as a whole. */
export type LineExplanation = {
  /** `null`: for the order as a whole. */
  readonly lineId: string | null;
  /** `null`: for the order as a whole. */
  readonly sku: string | null;
  readonly ruleId: string;
  /** Net value of the line, or of all goods. In minor units of the order's currency. */
  readonly netAmount: number;
  /** Exact, before rounding: a decimal, or a fraction where no decimal is exact. */
  readonly points: string;
};

/** Points with one activation and one expiry. Active points no longer tell when they were activated. */
export type Lot = {
  readonly state: 'pending' | 'active' | 'held';
  /** In this lot. In points. */
  readonly points: number;
  readonly activatesAt: string | null;
  /** From this moment the points are gone; `null`: never. */
  readonly expiresAt: string | null;
  /** Whether the end moves with the member's activity: `expiresAt` is where it is now. */
  readonly slides: boolean;
};

/** A member with their profile. */
export type Member = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly status: 'active' | 'closed';
  /** The shop's own id of the customer. */
  readonly customerId: string;
  readonly profile: Profile;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly enrolledAt: string;
};

/** What a member was asked and answered, the last asked first. */
export type MemberAnswers = {
  readonly answers: readonly SurveyAnswer[];
};

/** The most that one member gets by the rule in a period. */
export type MemberCap = {
  /** Span of the program's calendar: a day, a week from Monday on, a month, a year, or for ever. */
  readonly per: 'day' | 'week' | 'month' | 'year' | 'ever';
  /** The most points. In points. */
  readonly points?: number;
  /** How many times the rule may fire. */
  readonly times?: number;
};

/** A challenge of the program, and how far a member is. */
export type MemberChallenge = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** `open`: orders count now; `done`: nothing more can be had for now; `not_for_member`: the member is not one of those whom it is for; `not_begun` and `over`: orders of now do not count. */
  readonly status: 'open' | 'done' | 'not_for_member' | 'not_begun' | 'over';
  /** What has to be done, in words. */
  readonly goal: string;
  readonly counts: CountedGoods;
  /** How far the member is, in words, such as `2 of 3 orders this month`. */
  readonly progress: string;
  /** Orders, periods or categories, of the time that runs. */
  readonly reached: number;
  /** How many it takes. */
  readonly needed: number;
  /** The categories that the member has already, of a collection. */
  readonly collected: readonly string[];
  /** Until then orders count for what runs now: the end of the week, month or year, or of the challenge; `null`: no end. */
  readonly countsUntil: string | null;
  /** `null`: it always counted. */
  readonly from: string | null;
  /** `null`: it does not end. */
  readonly until: string | null;
  readonly gives: {
    /** Given each time; 0 where it gives a reward. In points. */
    readonly points: number;
    /** A reward of the catalogue; `null`: it gives points. */
    readonly rewardId: string | null;
  };
  readonly repeatable: boolean;
  /** How often it was achieved and stands; refunds take that back. */
  readonly achieved: number;
  /** When the order was placed that completed it last; `null`: not achieved. */
  readonly achievedAt: string | null;
};

/** The challenges of the program in force, in the order of its document, for one member. */
export type MemberChallenges = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly programVersion: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly asOf: string;
  readonly pointsName: string;
  readonly challenges: readonly MemberChallenge[];
};

/** Something that a trigger decided to do for a member, and what became of it. What a message said is kept nowhere. */
export type MemberMessage = {
  /** The name of the action: its ask, and its number there. */
  readonly messageId: string;
  readonly askId: string;
  readonly triggerId: string;
  /** Of the trigger, where chance put the member; `all` where the trigger tries no variants. */
  readonly variant: string | null;
  /** The version that decided it, and whose template is used. */
  readonly programVersion: number;
  /** `message` and what begins with `ask_` go to the customer; the others are done for them, or tell somebody of them. */
  readonly action:
    | 'message'
    | 'ask_review'
    | 'ask_referral'
    | 'ask_survey'
    | 'award_points'
    | 'issue_reward'
    | 'tell_team'
    | 'webhook';
  /** What it is done with: a template, points, a reward, a team or an endpoint, as the program names it. */
  readonly subject: string;
  /** Of `ask_survey`. */
  readonly survey: string | null;
  /** `null`: it does not go to the customer. */
  readonly channel: 'email' | 'sms' | 'push' | 'whatsapp' | null;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly decidedAt: string;
  /** It is not sent from then on: the ask has expired, or quiet hours have begun. `null`: at any time. */
  readonly sendBefore: string | null;
  /** `waiting`: to be done, or done again after it failed; `sending`: at this moment; `sent`: the provider took it; `done`; `dropped`: for good, for the reason that is given; `unknown`: it was begun, and nobody knows whether it left. It is not sent again, because twice is worse than perhaps not. */
  readonly status: 'waiting' | 'sending' | 'sent' | 'done' | 'dropped' | 'unknown';
  /** Since when it is so; `null`: since it was decided. */
  readonly statusAt: string | null;
  /** Why it was dropped, or waits, or nobody knows; `null`: there is nothing to say. */
  readonly reason:
    | {
        /** Such as `NO_CONSENT`. */
        readonly code: string;
        /** The same in English, for people. */
        readonly words: string;
      }
    | null;
  /** Of what failed and waits; about then it is tried again. */
  readonly triedAgainAt: string | null;
  /** Of the words that were sent. */
  readonly locale: string | null;
  /** By which the provider knows a message that was sent. */
  readonly providerMessageId: string | null;
  /** What the provider told afterwards, by which the channel was turned off: `bounced`, the address does not exist, or `complained`, the reader called it spam. `null`: nothing. */
  readonly aftermath:
    | {
        readonly kind: 'bounced' | 'complained';
        /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
        readonly at: string;
      }
    | null;
};

/** What triggers decided to do for a member, newest first. */
export type MemberMessageList = {
  readonly messages: readonly MemberMessage[];
  /** Of the page that follows; `null`: this is the last one. */
  readonly nextCursor: string | null;
};

/** A reward of the program in force, as this member may have it. */
export type MemberRewardOffer = {
  /** The reward, as the program names it. */
  readonly rewardId: string;
  readonly name: string;
  readonly description: string | null;
  readonly terms: string | null;
  readonly pictures: readonly {
    readonly url: string;
    readonly alt: string;
  }[];
  readonly benefit: OfferedBenefit;
  /** It can be had from this moment; `null`: since ever. */
  readonly validFrom: string | null;
  /** It can be had before this moment; `null`: without end. */
  readonly validUntil: string | null;
  /** Value of the goods in the cart that it takes; `null`: any, or no cart. */
  readonly minimumOrder: Readonly<Record<string, number>> | null;
  /** How many times one member may have it in a span of the calendar. */
  readonly limits: readonly {
    readonly per: 'day' | 'week' | 'month' | 'year' | 'ever';
    readonly times: number;
  }[];
  /** Where there is a stock: how many there are in all, and how many are left now. */
  readonly stock:
    | {
        readonly total: number;
        readonly left: number;
      }
    | null;
  /** `null`: it is applied at once, without a code. */
  readonly coupon:
    | {
        /** Days for which the code can be used; `null`: for ever. */
        readonly validDays: number | null;
        /** Whether another member may claim the code. */
        readonly giftable: boolean;
      }
    | null;
  /** What this member pays; `null` for points that pay: any number of them. */
  readonly price: number | null;
  /** Whether the member can have it now, with a cart where it needs one: what only the cart can tell is judged at the redemption. */
  readonly available: boolean;
  /** All that keeps the member from it; where it is available, nothing but the cart that it needs. */
  readonly missing: readonly Missing[];
};

/** All rewards of the program in force, each with what is missing for it. */
export type MemberRewards = {
  readonly programVersion: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly asOf: string;
  readonly pointsName: string;
  /** That the member can spend now. In points. */
  readonly activePoints: number;
  readonly rewards: readonly MemberRewardOffer[];
};

/** A member's tier now, judged at the moment of the call. All but the assignment is `null` where the program has no tiers or the membership is not open. */
export type MemberTier = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly asOf: string;
  readonly standing: TierStanding | null;
  /** The one in force. */
  readonly assignment: TierAssignment | null;
  readonly outlook: TierOutlook | null;
};

/** A token for one member, to be handed to the customer's browser. */
export type MemberToken = {
  readonly token: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly expiresAt: string;
};

/** How long the customer's browser may use the token. */
export type MemberTokenRequest = {
  /** From 60 seconds to an hour. */
  readonly expiresInSeconds?: number;
};

/** At most so many asks of one member in so many days, of all triggers together. */
export type MessageCap = {
  /** How many. */
  readonly times: number;
  /** In any so many days of 24 hours. */
  readonly perDays: number;
};

/** What binds all asks together, whichever trigger they are of. */
export type MessagingPolicy = {
  /** None where they are not given: asks then leave at any hour of the night. */
  readonly quietHours?: QuietHours;
  /** How often a member is asked at most. All of them hold; none where the list is empty. */
  readonly caps: readonly MessageCap[];
  /** Hours between two asks, whatever they are. */
  readonly gapHours: number;
  /** After a score of 0 to 6 to an NPS survey nobody is asked for a referral or a review for so many days, unless a better one follows. */
  readonly detractorDays: number;
};

/** What figures are counted with that orders do not tell. */
export type MetricPolicy = {
  /** Days without an order after which a customer counts as lost. Where it is not given, the 90th percentile of the shop's own gaps between orders. */
  readonly inactivityDays?: number;
  /** What is left of net sales after the cost of goods, in percent, for payback. Where it is not given, payback is not told. */
  readonly grossMarginPercent?: number;
  /** Your own estimates of the share of issued points that will be redeemed, for expected breakage and the liability. Where none is given, what came of months whose points are all gone, and nothing before there is one. */
  readonly redemptionEstimates?: readonly RedemptionEstimate[];
};

/** One thing that keeps the member from a reward, with the numbers of its kind. */
export type Missing = {
  readonly kind:
    | 'membership'
    | 'not_yet'
    | 'no_longer'
    | 'tier'
    | 'segment'
    | 'country'
    | 'channel'
    | 'currency'
    | 'cart'
    | 'goods'
    | 'minimum_order'
    | 'limit'
    | 'stock'
    | 'points';
  /** A sentence with the values. */
  readonly detail: string;
  /** Of `membership`: that of the account. */
  readonly status?: string;
  /** Of `not_yet`: when the reward begins. */
  readonly from?: string;
  /** Of `no_longer`: when it ended. */
  readonly since?: string;
  /** Of `tier`: any of them would do. */
  readonly tiers?: readonly string[];
  /** Of `tier`: what members call them. */
  readonly names?: readonly string[];
  /** Of `segment`: any of them would do. */
  readonly segments?: readonly string[];
  /** Of `country`: any of them would do. */
  readonly countries?: readonly string[];
  /** Of `channel`: any of them would do. */
  readonly channels?: readonly string[];
  /** Of `currency`: any of them would do. */
  readonly currencies?: readonly string[];
  /** Of `points`: how many more have to be active. Of `minimum_order`: minor units of goods. */
  readonly more?: number;
  /** Of `minimum_order`. */
  readonly currency?: string;
  /** Of `points`: those that wait already. */
  readonly pending?: number;
  /** Of `limit`: its span. */
  readonly per?: 'day' | 'week' | 'month' | 'year' | 'ever';
  /** Of `limit`. */
  readonly times?: number;
  /** Of `limit`: when the next span begins; `null`: never. */
  readonly again?: string | null;
};

/** Points that moved by time alone, with the moment they truly did, and written with this entry. */
export type Movement = {
  readonly kind: 'activated' | 'expired' | 'lapsed' | 'absorbed';
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly at: string;
  /** That moved. In points. */
  readonly points: number;
};

/** Multiplies what other rules gave for the goods that count. */
export type Multiplier = {
  readonly kind: 'multiplier';
  /** 200 doubles, 150 gives half as much again; 100 would change nothing. */
  readonly percent: number;
  /** `rates`: what `points_per_amount` rules gave; `all`: that, bonuses, and multipliers of the rates. */
  readonly of: 'rates' | 'all';
};

/** True when its condition is not. */
export type NotCondition = {
  readonly kind: 'not';
  readonly of: Condition;
};

/** Asks what the member's last answer to an NPS survey was. In `who` of triggers alone, because an order is not to wait for what only the journey knows: neither rules nor segments may ask so. */
export type NpsCondition = {
  readonly kind: 'nps';
  /** `promoter`: 9 or 10; `passive`: 7 or 8; `detractor`: 0 to 6. Who never answered is none of them. */
  readonly in: readonly ('promoter' | 'passive' | 'detractor')[];
  /** An answer that is older does not count; any does where it is not given. */
  readonly withinDays?: number;
};

/** What a reward is. */
export type OfferedBenefit =
  | {
      readonly kind: 'percent_off';
      readonly percent: number;
      /** Never more than this. In minor units, by ISO 4217 code. */
      readonly atMost?: Readonly<Record<string, number>>;
      /** Only goods with any of these properties are discounted. */
      readonly goods?: {
        readonly skus?: readonly string[];
        readonly categories?: readonly string[];
        readonly tags?: readonly string[];
      };
    }
  | {
      readonly kind: 'amount_off';
      /** What it is worth. In minor units, by ISO 4217 code. */
      readonly amount: Readonly<Record<string, number>>;
      /** Only goods with any of these properties are discounted. */
      readonly goods?: {
        readonly skus?: readonly string[];
        readonly categories?: readonly string[];
        readonly tags?: readonly string[];
      };
    }
  | {
      readonly kind: 'free_shipping';
      /** Never more than this. In minor units, by ISO 4217 code. */
      readonly atMost?: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'free_product';
      readonly sku: string;
      readonly quantity: number;
    }
  | {
      readonly kind: 'gift_card';
      /** What it is worth. In minor units, by ISO 4217 code. */
      readonly amount: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'store_credit';
      /** What it is worth. In minor units, by ISO 4217 code. */
      readonly amount: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'pay_with_points';
      /** The fewest that can be paid with. In points. */
      readonly minimum: number;
      /** Points are paid in multiples of it. In points. */
      readonly step: number;
      /** Of the value of the goods in the cart. */
      readonly atMostPercent: number;
    }
  | {
      readonly kind: 'by_hand';
      /** For the people who hand it over. */
      readonly instructions: string;
    }
  | {
      readonly kind: 'donation';
      /** What it is worth. In minor units, by ISO 4217 code. */
      readonly amount: Readonly<Record<string, number>>;
      readonly to: string;
    };

/** A survey that a member was asked, and can answer now. */
export type OpenSurvey = {
  readonly askId: string;
  readonly surveyId: string;
  /** `nps`: 0 to 10. `csat`: 1 to 5. `ces`: 1 to 7. */
  readonly kind: 'nps' | 'csat' | 'ces';
  /** The lowest and the highest score. */
  readonly scale: {
    readonly from: number;
    readonly to: number;
  };
  /** Which score? */
  readonly question: string;
  /** In words, if they like. */
  readonly openQuestion: string;
  /** Of the questions; BCP 47. */
  readonly locale: string;
  /** The one that was given so far. */
  readonly score: number | null;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly askedAt: string;
  /** Nothing new is taken from then on. */
  readonly closesAt: string;
};

/** What a member was asked and has not answered to the end, the last asked first. */
export type OpenSurveys = {
  readonly surveys: readonly OpenSurvey[];
};

/**
 * Goods of one kind.
 * Rule: quantity × unitPrice must be at most 1000000000000 minor units.
 * Rule: discounts must not exceed quantity × unitPrice.
 */
export type OrderLine = {
  /**
   * Name of a line within its order: letters, digits, `.`, `_`, `-` and `:`, beginning with a letter or digit.
   * Rule: must be letters, digits, ".", "_", "-" or ":", beginning with a letter or digit.
   */
  readonly lineId?: string;
  /**
   * Stock keeping unit.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly sku: string;
  /** Number of units. */
  readonly quantity: number;
  /** Price of one unit, before discounts, without tax. In minor units of the order's currency. */
  readonly unitPrice: number;
  /** What is taken off this line. */
  readonly discounts?: readonly Discount[];
  /** Categories of the goods, for earning rules. */
  readonly categories?: readonly string[];
  /** Free words for earning rules, such as `clearance`. */
  readonly tags?: readonly string[];
};

/** Asks which of the member's orders it is: 1 is the first. */
export type OrderNumberCondition = {
  readonly kind: 'order_number';
  /** `5` is the 5th, 10th, 15th order. */
  readonly every?: number;
  /** From this order on. */
  readonly atLeast?: number;
  /** Up to this order. */
  readonly atMost?: number;
};

/**
 * A reward that the order uses: a redemption of its member, or the coupon of whoever has its code.
 * Rule: name it by either redemptionId or code.
 * Rule: a coupon is used as a whole: leave points out.
 */
export type OrderRedemption = {
  /**
   * The redemption, as the API named it.
   * Rule: must be a redemption id as the API returned it: "rdm_" and 22 characters.
   */
  readonly redemptionId?: string;
  /**
   * A code: letters and digits, in any case, with single spaces or dashes between them where one likes.
   * Rule: must be 4 to 64 letters or digits, with single spaces or dashes between them at most.
   */
  readonly code?: string;
  /** Only for points that pay: how many of those that are held. Left out, all that are left of them. */
  readonly points?: number;
};

/**
 * An order that was paid.
 * Rule: name the buyer by at most one of customerId, memberId and guestReference.
 */
export type OrderRequest = {
  /**
   * The shop's own id of the order; one order is recorded once, for ever.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly orderId: string;
  /**
   * The shop's own id of the customer.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly customerId?: string;
  /**
   * The member, as the engine names them: opaque, and nothing of the person in it.
   * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
   */
  readonly memberId?: string;
  /**
   * Anything that recognizes a guest, such as an e-mail address: kept apart from the ledger, which sees a pseudonym.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly guestReference?: string;
  /**
   * ISO 4217 code, in capitals.
   * Rule: must be an ISO 4217 code of three capitals, such as USD.
   */
  readonly currency: string;
  /** Where it was bought. */
  readonly channel?: string;
  /**
   * Where it goes: ISO 3166 code of two capitals.
   * Rule: must be an ISO 3166 code of two capitals, such as US.
   */
  readonly country?: string;
  /**
   * The goods. Lines without a `lineId` are named by their position, from 1.
   * Rule: two lines have the same lineId (a line without one is named by its position, from 1).
   */
  readonly lines: readonly OrderLine[];
  /**
   * A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped.
   * Rule: must lie between the years 1970 and 2200.
   */
  readonly placedAt: string;
  /** Shipping; earns nothing. In minor units of the order's currency. */
  readonly shipping?: number;
  /** Tax; earns nothing. In minor units of the order's currency. */
  readonly tax?: number;
  /** Captured, or used, in the same transaction as the order. What they take off is part of the order already: as discounts of its lines, or as less shipping. */
  readonly redemptions?: readonly OrderRedemption[];
  /** The code of whoever recommended the shop. A code that opens nothing refuses nothing. */
  readonly referral?: ReferralOffer;
  /** Only where the program has referrals; otherwise they are read and forgotten. */
  readonly signals?: PersonSignals;
};

/** What an order earned. */
export type OrderResult = {
  /** The shop's own id of the order; one order is recorded once, for ever. */
  readonly orderId: string;
  /** The account it is booked on, which may be the pseudonym of a guest. */
  readonly memberId: string;
  /** Number of the ledger entry within the account's entries. */
  readonly sequence: number;
  readonly earned: Earned;
  /** Challenges that it completed; empty for most. What they give is not part of `earned`. */
  readonly achieved: readonly AchievedChallenge[];
  /** After all of it. */
  readonly balance: Balance;
  /** What the order used, as it was asked for. */
  readonly redemptions: readonly RedeemedOnOrder[];
  /** Refunds that had come before the order and were applied with it. */
  readonly refunds: readonly RefundResult[];
  /** What became of the code; `null` where none was sent. */
  readonly referral: ReferralOutcome | null;
};

/** An order as it stands after its refunds. */
export type OrderStatus = {
  /** The shop's own id of the order; one order is recorded once, for ever. */
  readonly orderId: string;
  /** `awaiting_order`: only refunds of it have come so far. */
  readonly status: 'recorded' | 'awaiting_order';
  readonly memberId: string | null;
  readonly placedAt: string | null;
  readonly currency: string | null;
  /** The order's points as they stand. In points. */
  readonly kept: number;
  /** Whether a member was credited with it after it had been recorded. */
  readonly claimed: boolean;
  /** When its goods arrived, if the shop has said so. */
  readonly deliveredAt: string | null;
  /** Units bought and units taken back, line by line. */
  readonly lines: readonly {
    readonly lineId: string;
    readonly sku: string;
    readonly quantity: number;
    readonly returned: number;
  }[];
  /** Given back without naming a line. In minor units of the order's currency. */
  readonly amountRefunded: number;
  /** Points that were spent on it, and what of them its refunds have given back. */
  readonly redemptions: readonly {
    /** The redemption, as the API named it. */
    readonly redemptionId: string;
    /** The reward, as the program names it. */
    readonly rewardId: string;
    /** Spent on the order. In points. */
    readonly points: number;
    /** Still spent. In points. */
    readonly spent: number;
    /** Given back. In points. */
    readonly returned: number;
  }[];
  readonly refunds: readonly RefundResult[];
};

/** So many orders that count. */
export type OrdersGoal = {
  readonly kind: 'orders';
  /** How many. */
  readonly orders: number;
  /** All in one span of the program's calendar; weeks begin on Monday. Ever where it is not given. */
  readonly within?: 'week' | 'month' | 'year';
};

/** Any number of points, at the value of points in the program. It has no price of its own. */
export type PayWithPoints = {
  readonly kind: 'pay_with_points';
  /** The fewest that may be spent at once; a multiple of `step`. In points. */
  readonly minimum: number;
  /** They are spent in multiples of it. In points. */
  readonly step: number;
  /** The most of the value of the goods that points may pay: 1 to 100. */
  readonly atMostPercent: number;
};

/** When earned points can be spent. */
export type PendingPolicy =
  | {
      readonly kind: 'none';
    }
  | {
      readonly kind: 'days';
      /** Days of 24 hours. */
      readonly days: number;
    }
  | {
      readonly kind: 'delivery';
      /** So many days after the order, even if nobody says so. */
      readonly atMostDays: number;
    };

/** A part of the value of the goods. */
export type PercentOff = {
  readonly kind: 'percent_off';
  /** From 1 to 100. */
  readonly percent: number;
  /** The discount is never more than this. In minor units, by currency. */
  readonly atMost?: Readonly<Record<string, number>>;
  /** Only such lines are discounted; all where it is not given. */
  readonly goods?: GoodsFilter;
};

/** What tells whether two people are one, to judge referrals by. Kept as salted hashes only, apart from the books; erased with the member. */
export type PersonSignals = {
  /** E-mail address. */
  readonly email?: string;
  /** Telephone number, best with its country code. */
  readonly phone?: string;
  /** Full name; counts together with the postal code. */
  readonly name?: string;
  /** Where the goods go, or the bill. */
  readonly address?: {
    /** Street, house number, and whatever else stands above the town. */
    readonly lines: readonly string[];
    /** Postal code. */
    readonly postcode: string;
  };
  /**
   * The fingerprint by which the payment provider knows the card or bank account, never its number.
   * Rule: looks like the number of a card; send the fingerprint that the payment provider has for it, or leave payment out.
   */
  readonly payment?: string;
  /** An identifier that the storefront gave the device. */
  readonly device?: string;
  /** Where the request of the browser came from. Neither counts without the other, and both together never decide alone. */
  readonly network?: {
    /** IPv4 or IPv6. */
    readonly address: string;
    /** The browser's User-Agent. */
    readonly userAgent: string;
  };
};

/** What a delivery of a platform came to, in the order in which it was done. */
export type PlatformAnswer = {
  readonly topic: string | null;
  readonly deeds: readonly PlatformDeed[];
};

/** One thing that a delivery of a platform came to. */
export type PlatformDeed = {
  readonly kind: 'order' | 'refund' | 'nothing';
  readonly orderId: string | null;
  readonly refundId: string | null;
  /** `done`: recorded, durably. `awaiting_order`: a refund kept for its order. `known`: it was recorded before, as it is. `differs`: it was recorded before with other content, which stays: the platform edited it since. `set_aside`: an order that the program refuses as it is now, see `detail`; kept, to be recorded once it can be. `refused`: a refund that can never be recorded, see `detail`. `ignored`: it asks for nothing, see `detail`. */
  readonly outcome: 'done' | 'awaiting_order' | 'known' | 'differs' | 'set_aside' | 'refused' | 'ignored';
  readonly detail: string | null;
};

/** What points are worth: for the liability, for paying with points, and for budgets of money. */
export type PointValue = {
  /** How many are worth `amount`. In points. */
  readonly points: number;
  /** What they are worth. In minor units, by currency. */
  readonly amount: Readonly<Record<string, number>>;
};

/** Points for each amount spent on goods that count; nothing in a currency that is not named. */
export type PointsPerAmount = {
  readonly kind: 'points_per_amount';
  /** Given for each `perAmount`. In points. */
  readonly points: number;
  /** What has to be spent for them. In minor units, by currency. */
  readonly perAmount: Readonly<Record<string, number>>;
  /** Only for each full `perAmount` of the goods together; in proportion where it is not given. */
  readonly wholeSteps?: boolean;
};

/** Points for each unit of the goods that count. */
export type PointsPerItem = {
  readonly kind: 'points_per_item';
  /** Given for each unit. In points. */
  readonly points: number;
};

/** A pool of codes. */
export type Pool = {
  /** The pool, as rewards of the program name it. */
  readonly poolId: string;
  /** Codes that are not handed out yet. */
  readonly free: number;
};

/** Whether and how a member wants to be written to. Where a channel is missing nothing was ever said, and nothing is sent. */
export type Preferences = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly channels: {
    readonly email?: {
      readonly allowed: boolean;
      /** When it was said last, and was another answer than before. */
      readonly changedAt: string;
      /** By whom or what: the `how` of the request, `member`, `stop_link`, `bounced` (the address does not exist) or `complained` (the member called a message spam). */
      readonly how: string;
    };
    readonly sms?: {
      readonly allowed: boolean;
      /** When it was said last, and was another answer than before. */
      readonly changedAt: string;
      /** By whom or what: the `how` of the request, `member`, `stop_link`, `bounced` (the address does not exist) or `complained` (the member called a message spam). */
      readonly how: string;
    };
    readonly push?: {
      readonly allowed: boolean;
      /** When it was said last, and was another answer than before. */
      readonly changedAt: string;
      /** By whom or what: the `how` of the request, `member`, `stop_link`, `bounced` (the address does not exist) or `complained` (the member called a message spam). */
      readonly how: string;
    };
    readonly whatsapp?: {
      readonly allowed: boolean;
      /** When it was said last, and was another answer than before. */
      readonly changedAt: string;
      /** By whom or what: the `how` of the request, `member`, `stop_link`, `bounced` (the address does not exist) or `complained` (the member called a message spam). */
      readonly how: string;
    };
  };
  readonly timeZone: string | null;
};

/** Whether and how a member wants to be written to, all of it: a channel that is not named is not allowed. */
export type PreferencesRequest = {
  /** `true` only where the member agreed, by a choice of their own that was not made for them. */
  readonly channels: {
    readonly email?: boolean;
    readonly sms?: boolean;
    readonly push?: boolean;
    readonly whatsapp?: boolean;
  };
  readonly timeZone?: string | null;
  /** How the shop knows, such as `checkout` or `double_opt_in`; kept as the proof, with the moment. Left out, it is `shop`; of a member token always `member`. No personal data. */
  readonly how?: string;
};

/** A problem document (RFC 9457). */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable; see docs/errors.md. */
  readonly code:
    | 'SCOPE_MISSING'
    | 'SCOPE_NOT_GRANTABLE'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'OTHER_MEMBER'
    | 'SIGN_IN_NOT_OFFERED'
    | 'ROUTE_NOT_FOUND'
    | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'PRECONDITION_MISSING'
    | 'PROGRAM_TOO_LARGE'
    | 'CURSOR_INVALID'
    | 'IDEMPOTENCY_MISMATCH'
    | 'PRECONDITION_FAILED'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'MEMBER_ERASED'
    | 'ENTRY_NOT_FOUND'
    | 'ORDER_NOT_FOUND'
    | 'ACTIVITY_NOT_FOUND'
    | 'ACTIVITY_IN_FUTURE'
    | 'DELIVERY_BEFORE_ORDER'
    | 'DELIVERY_IN_FUTURE'
    | 'CURRENCY_NOT_IN_PROGRAM'
    | 'ORDER_PLACED_IN_FUTURE'
    | 'ORDER_ALREADY_CLAIMED'
    | 'ORDER_NOT_CLAIMABLE'
    | 'REFUND_LIMIT_REACHED'
    | 'ORDER_FULLY_REFUNDED'
    | 'REFUND_LINE_UNKNOWN'
    | 'REFUND_EXCEEDS_ORDER'
    | 'TIER_UNKNOWN'
    | 'ASSIGNMENT_IN_PAST'
    | 'INSUFFICIENT_POINTS'
    | 'HOLD_EXCEEDED'
    | 'HOLD_LIMIT_REACHED'
    | 'REWARD_NOT_FOUND'
    | 'REWARD_NOT_AVAILABLE'
    | 'REWARD_OUT_OF_STOCK'
    | 'REWARD_LIMIT_REACHED'
    | 'CART_NEEDED'
    | 'PAYMENT_POINTS_INVALID'
    | 'POOL_EMPTY'
    | 'REDEMPTION_NOT_FOUND'
    | 'REDEMPTION_OF_OTHER_MEMBER'
    | 'REDEMPTION_OF_ORDER'
    | 'REDEMPTION_NOT_CAPTURED'
    | 'REDEMPTION_CAPTURED'
    | 'REDEMPTION_RELEASED'
    | 'REDEMPTION_CANCELED'
    | 'REDEMPTION_FULFILLED'
    | 'REDEMPTION_INDIVISIBLE'
    | 'REDEMPTION_NOT_BY_HAND'
    | 'TOO_MANY_REDEMPTIONS'
    | 'COUPON_NOT_FOUND'
    | 'COUPON_EXPIRED'
    | 'COUPON_USED'
    | 'COUPON_VOID'
    | 'COUPON_NOT_GIFT'
    | 'COUPON_CLAIMED'
    | 'REFERRALS_NOT_OFFERED'
    | 'NOT_AN_ADVOCATE'
    | 'REFERRAL_CODE_NOT_FOUND'
    | 'REFERRAL_CODE_INVALID'
    | 'REFERRAL_CODE_TAKEN'
    | 'REFERRAL_NOT_FOUND'
    | 'REFERRAL_NOT_IN_REVIEW'
    | 'KEY_NOT_FOUND'
    | 'FIGURES_NOT_FOUND'
    | 'METRIC_NOT_FOUND'
    | 'SURVEY_NOT_FOUND'
    | 'SURVEY_ASK_NOT_FOUND'
    | 'SURVEY_SCORE_OUT_OF_SCALE'
    | 'SURVEY_CLOSED'
    | 'SURVEY_ANSWERED'
    | 'CONTRIBUTION_NOT_FOUND'
    | 'CONTRIBUTION_DECIDED'
    | 'CONTRIBUTION_NOT_APPROVED'
    | 'TOO_MANY_GUESSES'
    | 'SIGNATURE_INVALID'
    | 'PAYLOAD_NOT_UNDERSTOOD'
    | 'DRAFT_NOT_FOUND'
    | 'SIMULATION_NOT_FOUND'
    | 'VERSION_NOT_FOUND'
    | 'PROGRAM_INVALID'
    | 'PROGRAM_UNCHANGED'
    | 'PUBLICATION_TOO_SOON'
    | 'SCHEDULE_FULL'
    | 'VERSION_NOT_SCHEDULED'
    | 'VERSION_UNSEEN'
    | 'PUBLICATION_CONFLICT'
    | 'WEBHOOK_ENDPOINT_NOT_FOUND'
    | 'WEBHOOK_DELIVERY_NOT_FOUND'
    | 'WEBHOOK_URL_REFUSED'
    | 'WEBHOOK_ENDPOINT_LIMIT_REACHED'
    | 'WEBHOOK_SECRET_LIMIT_REACHED'
    | 'WEBHOOK_ENDPOINT_DISABLED'
    | 'WEBHOOK_REDELIVERY_LIMIT_REACHED'
    | 'BUSY'
    | 'UNAVAILABLE'
    | 'INTERNAL';
  readonly detail: string;
  readonly fix: string;
  /** Whether the very same request can succeed later. */
  readonly retryable: boolean;
  /** Id of this request, to be found in the logs. */
  readonly instance: string;
  readonly errors?: readonly FieldError[];
};

/** Personal data, kept apart from the ledger so that it can be erased. */
export type Profile = {
  /** As the customer wants to be addressed. */
  readonly name?: string;
  /** Where the customer can be reached. */
  readonly email?: string;
  /** `YYYY-MM-DD`. */
  readonly birthday?: string;
  /**
   * BCP 47 language tag, such as `en-US`.
   * Rule: must be a BCP 47 language tag such as en-US.
   */
  readonly locale?: string;
  /**
   * What the shop knows of the member, for rules and segments, such as `newsletter: true`. Rules see it, the ledger never does.
   * Rule: must be at most 30 attributes.
   */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
};

/**
 * Changes to a profile: `null` removes a field, one that is not named stays.
 * Rule: must name at least one field to change.
 */
export type ProfileChange = {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly birthday?: string | null;
  readonly locale?: string | null;
  /**
   * Attributes to set; one given as `null` is removed, those not named stay.
   * Rule: must be at most 30 attributes.
   */
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>>;
};

/** The program now, and what it becomes next. */
export type Program = {
  readonly inForce: ProgramVersion;
  /** The next version whose moment has not come. */
  readonly next: VersionSummary | null;
  /** Of the rules in force that have one. */
  readonly budgets: readonly BudgetStatus[];
};

/** Something to achieve with several orders. What refunds undo is taken back, and given again when it is achieved again. */
export type ProgramChallenge = {
  /** Name of the challenge; progress and what was given keep it, so another challenge needs another name. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** Name of the challenge, as members read it. */
  readonly name: string;
  /** What it is, as members read it. */
  readonly description?: string;
  /** What has to be done. */
  readonly goal: OrdersGoal | StreakGoal | CollectGoal;
  /** Which orders count; all with paid goods where it asks nothing. */
  readonly counts: CountedOrder;
  /** Whose orders count; every member's where it is not given. */
  readonly for?: ChallengeAudience;
  /** Orders placed from this moment on count. ISO 8601 with an offset. */
  readonly from?: string;
  /** Orders placed before this moment count. ISO 8601 with an offset. */
  readonly until?: string;
  /** Whether it can be achieved again: with the next orders, or, within a span of the calendar, once in each. Once for ever where it is not given. */
  readonly repeatable: boolean;
  /** What it gives each time. Points wait and end with those of the order that completed it, are no progress towards tiers, and count towards no cap. A reward is given when those points can be spent. */
  readonly gives:
    | {
        /** Given. In points. */
        readonly points: number;
      }
    | {
        /** A reward of the catalogue, which then costs nothing. Small letters, digits, `_` and `-`, at most 64. */
        readonly reward: string;
      };
  /** Name and description in other languages, by BCP 47 locale. */
  readonly texts?: Readonly<Record<string, ChallengeTexts>>;
};

/** One difference. */
export type ProgramChange = {
  /** JSON pointer (RFC 6901) into the draft; into the version in force for what is removed. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** A sentence for whoever decides on it. */
  readonly words: string;
};

/** A currency in which orders may be paid. */
export type ProgramCurrency = {
  /** ISO 4217 code, in capitals. */
  readonly code: string;
  /** Digits after the decimal point: 2 for USD, 0 for JPY. */
  readonly minorDigits: number;
};

/** What a draft would change, in words. */
export type ProgramDiff = {
  /** The version it is compared with: the one in force. */
  readonly against: number;
  /** Empty: nothing. */
  readonly changes: readonly ProgramChange[];
};

/** Everything a marketer sets: policies, earning rules, tiers, segments, rewards, referrals, challenges, and what is asked of members when. */
export type ProgramDocument = {
  /** Name of the program. */
  readonly name: string;
  /** What members call points, in the plural. */
  readonly pointsName: string;
  readonly pointValue: PointValue;
  /** IANA name of the zone by whose clocks days, months and times of day are told. */
  readonly timeZone: string;
  /** Currencies in which orders may be paid. */
  readonly currencies: readonly ProgramCurrency[];
  /** How the sum of all rules becomes whole points, once, at the end. */
  readonly rounding: 'floor' | 'half_up' | 'ceiling';
  readonly pending: PendingPolicy;
  readonly expiry: ExpiryPolicy;
  /** When points that a refund takes back are spent already: only those still pending are taken; or others of the member, as far as they go; or the balance goes below zero. */
  readonly clawback: 'pending_only' | 'within_balance' | 'below_zero';
  /** Orders placed as a guest, or before enrolling. */
  readonly claims: {
    /** So many days after they were placed they may be claimed. */
    readonly withinDays: number;
    /** Whether what a customer ordered within these days is credited by itself when they become a member, moments later. Not where it is not given. */
    readonly onJoining?: boolean;
  };
  /** The most a member may have and earn. */
  readonly caps: EarningCaps;
  /** Goods that never earn, and that no condition on an order counts. What a member spent, and progress by amount, count all goods. */
  readonly excludedGoods?: GoodsFilter;
  readonly metrics?: MetricPolicy;
  /** Groups of people. */
  readonly segments: readonly Segment[];
  /** How rules stack. */
  readonly groups: readonly RuleGroup[];
  /** For what points are given. */
  readonly earningRules: readonly EarningRule[];
  readonly tiers?: TierProgram;
  readonly redemption?: RedemptionPolicy;
  /** What members get for points. */
  readonly rewards?: readonly ProgramReward[];
  readonly referrals?: ReferralProgram;
  /** What members achieve with several orders. */
  readonly challenges?: readonly ProgramChallenge[];
  readonly journey?: JourneyRules;
  readonly messaging?: MessagingPolicy;
  /** What members are asked. */
  readonly surveys?: readonly Survey[];
  /** The words of all messages. */
  readonly templates?: readonly Template[];
  /** Who is told of members. */
  readonly teams?: readonly Team[];
  /** What is done by itself, when, and for whom. */
  readonly triggers?: readonly Trigger[];
};

/** What is wrong with a document. Errors keep it from being published; warnings may be meant. */
export type ProgramFault = {
  readonly severity: 'error' | 'warning';
  /** Kind of fault; stable. */
  readonly code: string;
  /** JSON pointer (RFC 6901) into the document. */
  readonly path: string;
  /** What is wrong, and what would be right. */
  readonly detail: string;
  /** What stands there; left out where it is long. */
  readonly value?: unknown;
};

/** What members get for points. */
export type ProgramReward = {
  /** Name of the reward; what was redeemed and counted keeps it, so another reward needs another name. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** Name of the reward, as customers read it. */
  readonly name: string;
  /** What it is. */
  readonly description?: string;
  /** Terms and conditions. */
  readonly terms?: string;
  readonly benefit: Benefit;
  /** Given for all kinds but `pay_with_points`. */
  readonly price?: RewardPrice;
  /** Who may have it; everybody where it is not given. */
  readonly for?: RewardAudience;
  /** What the goods in the cart must be worth. In minor units, by currency. */
  readonly minimumOrder?: Readonly<Record<string, number>>;
  /** The reward can be had from this moment on. ISO 8601 with an offset. */
  readonly from?: string;
  /** The reward can be had before this moment. ISO 8601 with an offset. */
  readonly until?: string;
  /** How many there are, over all members and ever. */
  readonly stock?: number;
  /** How many times one member may have it. All of them hold. */
  readonly limits?: readonly RewardLimit[];
  /** Makes the reward a code; without it the shop applies it at once. */
  readonly coupon?: CouponTerms;
  /** What refunds of the order do to the points spent on it: they come back in proportion to what they paid for; all of them once nothing of the order is left; or never. */
  readonly returns: 'in_proportion' | 'whole' | 'never';
  /** The words in other languages, by BCP 47 locale. */
  readonly texts?: Readonly<Record<string, RewardTexts>>;
  /** The first is shown first. */
  readonly pictures?: readonly RewardPicture[];
};

/** One tier. */
export type ProgramTier = {
  /** Name of the tier in rules and in the ledger. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** Name of the tier as members read it. */
  readonly name: string;
  /** What it takes to reach the tier: points or orders; for amounts, minor units by currency, any of which is enough. */
  readonly threshold: number | Readonly<Record<string, number>>;
  /** What its members have. */
  readonly benefits: TierBenefits;
};

/** A published version. */
export type ProgramVersion = {
  /** Number of the version. */
  readonly version: number;
  /** When it takes effect. */
  readonly effectiveFrom: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly publishedAt: string;
  readonly reason: string;
  readonly actor: string;
  /** The version whose content it brought back. */
  readonly rollbackOf: number | null;
  /** The draft it was published from. */
  readonly draftId: string | null;
  /** `scheduled`: its moment has not come. `canceled`: it was taken back before. `past`: another is in force. */
  readonly status: 'scheduled' | 'in_force' | 'past' | 'canceled';
  readonly canceledAt: string | null;
  readonly document: ProgramDocument;
};

/** Whether replaying a member's entries gives the stored account, to the lot. */
export type Proof = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly proved: boolean;
  readonly entries: number;
  readonly drift: readonly {
    readonly path: string;
    readonly stored: unknown;
    readonly replayed: unknown;
  }[];
  /** Sums of all postings: the member's accounts, and against them the program's. */
  readonly books: Readonly<Record<string, number>>;
};

/** What was published. */
export type PublicationResult = {
  /** Number of the version. */
  readonly version: number;
  /** When it takes effect. */
  readonly effectiveFrom: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly publishedAt: string;
  readonly reason: string;
  readonly actor: string;
  /** The version whose content it brought back. */
  readonly rollbackOf: number | null;
  /** The draft it was published from. */
  readonly draftId: string | null;
  /** What may be meant, and may not be. */
  readonly warnings: readonly ProgramFault[];
};

/** Who publishes, why, and when it takes effect. */
export type PublishRequest = {
  /**
   * When it takes effect; as soon as may be where it is not given.
   * Rule: must lie between the years 1970 and 2200.
   */
  readonly at?: string;
  /** The newest version that you have seen. Where there is a newer one by now, nothing is published, so that nobody undoes what they have not seen; not looked at where it is left out. */
  readonly seenVersion?: number;
  /** Why; it must hold no personal data. */
  readonly reason: string;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
};

/** Which order of the friend counts: the first that has goods which are paid, and all of this. Goods that never earn do not count. */
export type QualifyingOrder = {
  /** What the goods that count are worth after discounts, without tax and shipping. In minor units, by currency. */
  readonly minimum?: Readonly<Record<string, number>>;
  /** Only such goods count; all where it is not given. */
  readonly goods?: GoodsFilter;
  /** Goods that do not count. */
  readonly excluding?: GoodsFilter;
};

/** Asks for the number of units of the goods that earn. */
export type QuantityCondition = {
  readonly kind: 'quantity';
  /** The fewest units. */
  readonly atLeast?: number;
  /** The most units. */
  readonly atMost?: number;
  /** Only such lines are counted; all where it is not given. */
  readonly goods?: GoodsFilter;
};

/** No ask leaves in them, by the member's clocks; the program's where their zone is not known. */
export type QuietHours = {
  /** `HH:MM`; quiet from then on. */
  readonly from: string;
  /** `HH:MM`; no longer quiet. Before `from`: on the next day. */
  readonly until: string;
};

/** What a cart would earn. Nothing was written. */
export type Quote = {
  /** Whether the points would be credited now; otherwise they show what joining is worth. */
  readonly isMember: boolean;
  /** In the order of `apply`. */
  readonly applied: readonly AppliedInQuote[];
  /** By what the applied rewards leave of the cart. */
  readonly earned: Earned;
  /** Challenges that the cart would complete, if it were ordered now; empty for most. What they give is not part of `earned`. */
  readonly achieved: readonly AchievedChallenge[];
};

/**
 * A cart. Without a buyer, or for a customer who has not enrolled, the quote says what a member would earn.
 * Rule: name the buyer by at most one of customerId, memberId and guestReference.
 */
export type QuoteRequest = {
  /**
   * ISO 4217 code, in capitals.
   * Rule: must be an ISO 4217 code of three capitals, such as USD.
   */
  readonly currency: string;
  /** Where it was bought. */
  readonly channel?: string;
  /**
   * Where it goes: ISO 3166 code of two capitals.
   * Rule: must be an ISO 3166 code of two capitals, such as US.
   */
  readonly country?: string;
  /**
   * The goods. Lines without a `lineId` are named by their position, from 1.
   * Rule: two lines have the same lineId (a line without one is named by its position, from 1).
   */
  readonly lines: readonly OrderLine[];
  /**
   * The shop's own id of the customer.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly customerId?: string;
  /**
   * The member, as the engine names them: opaque, and nothing of the person in it.
   * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
   */
  readonly memberId?: string;
  /**
   * A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped.
   * Rule: must lie between the years 1970 and 2200.
   */
  readonly placedAt?: string;
  /** What shipping costs, for rewards that pay it; earns nothing. In minor units of the order's currency. */
  readonly shipping?: number;
  /** Rewards to apply, in this order, each to what the ones before leave of the cart. */
  readonly apply?: readonly QuotedReward[];
};

/**
 * A reward to try on the cart: one of the program, or the coupon of a code.
 * Rule: name it by either rewardId or code.
 * Rule: a coupon is used as a whole: leave points out.
 */
export type QuotedReward = {
  /**
   * The reward, as the program names it.
   * Rule: must be 1 to 64 lower-case letters, digits, "_" or "-".
   */
  readonly rewardId?: string;
  /**
   * A code: letters and digits, in any case, with single spaces or dashes between them where one likes.
   * Rule: must be 4 to 64 letters or digits, with single spaces or dashes between them at most.
   */
  readonly code?: string;
  /** Only for points that pay: how many. Left out, as many as the cart and the account allow. */
  readonly points?: number;
};

/** Passed by a number within the range, both ends included. */
export type RangeTest = {
  /** The lowest number that passes. */
  readonly atLeast?: number;
  /** The highest number that passes. */
  readonly atMost?: number;
};

/** A redemption as recording the order left it. */
export type RedeemedOnOrder = {
  /** The redemption, as the API named it. */
  readonly redemptionId: string;
  /** The reward, as the program names it. */
  readonly rewardId: string;
  /** Spent on the order. In points. */
  readonly points: number;
  /** `authorized`: points are held until `lapsesAt`. `lapsed`: they are free again, and a late capture takes them if they are still there. `captured`: points are spent. `fulfilled`: and the reward was handed over. `released`: given up before a capture. `canceled`: undone after one. */
  readonly status: 'authorized' | 'lapsed' | 'captured' | 'fulfilled' | 'released' | 'canceled';
};

/** A redemption as it stands at the moment of the call. */
export type Redemption = {
  /** The redemption, as the API named it. */
  readonly redemptionId: string;
  /** The reward, as the program names it. */
  readonly rewardId: string;
  /** Whose points it takes. */
  readonly memberId: string;
  /** `authorized`: points are held until `lapsesAt`. `lapsed`: they are free again, and a late capture takes them if they are still there. `captured`: points are spent. `fulfilled`: and the reward was handed over. `released`: given up before a capture. `canceled`: undone after one. */
  readonly status: 'authorized' | 'lapsed' | 'captured' | 'fulfilled' | 'released' | 'canceled';
  /** The version of the program that the reward was authorized by, and stays judged by. */
  readonly programVersion: number;
  /** Why it cost nothing: the program gave it, because a referral promised it, a challenge was achieved, or a trigger gave it. `null`: the member redeemed it for points. */
  readonly granted:
    | {
        readonly by: 'referral' | 'challenge' | 'trigger';
      }
    | null;
  /** Authorized; 0 of what was given for nothing. In points. */
  readonly points: number;
  /** Still held for it. In points. */
  readonly held: number;
  /** Ever captured. In points. */
  readonly captured: number;
  /** Captured, and not given back. In points. */
  readonly spent: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly authorizedAt: string;
  /** When the hold ends by itself; `null` where the points were spent at once. */
  readonly lapsesAt: string | null;
  /** The order that it was captured with. */
  readonly orderId: string | null;
  /** `null` for a reward without coupons, and before the capture. */
  readonly coupon: Coupon | null;
  readonly fulfilledAt: string | null;
  readonly apply: Application;
};

/** The cart that a reward is for. */
export type RedemptionCart = {
  /**
   * ISO 4217 code, in capitals.
   * Rule: must be an ISO 4217 code of three capitals, such as USD.
   */
  readonly currency: string;
  /**
   * The goods. Lines without a `lineId` are named by their position, from 1.
   * Rule: two lines have the same lineId (a line without one is named by its position, from 1).
   */
  readonly lines: readonly OrderLine[];
  /** What shipping costs, for rewards that pay it. In minor units of the order's currency. */
  readonly shipping?: number;
};

/** What share of issued points a shop expects to be redeemed in the end. */
export type RedemptionEstimate = {
  /** The day on which it was made. It holds until the next one; what was told of the time before stays. */
  readonly from: string;
  /** Redeemed points of issued ones. */
  readonly percent: number;
};

/** A member's redemptions and claimed gifts, newest first. */
export type RedemptionList = {
  readonly redemptions: readonly Redemption[];
  /** For the next page; `null` on the last. A page may hold fewer than `limit` although there is a next one. */
  readonly nextCursor: string | null;
};

/** How rewards are redeemed. */
export type RedemptionPolicy = {
  /** Points are held for so long after a redemption was authorized; then they can be spent on other things. */
  readonly holdMinutes: number;
  /** Redemptions that one order may have. */
  readonly perOrder: number;
};

/** Which reward a member wants. */
export type RedemptionRequest = {
  /**
   * The reward, as the program names it.
   * Rule: must be 1 to 64 lower-case letters, digits, "_" or "-".
   */
  readonly rewardId: string;
  /** Only for points that pay: how many. Left out, as many as the cart allows. In points. */
  readonly points?: number;
  readonly cart?: RedemptionCart;
  /** Spends the points at once instead of holding them: only for rewards with coupons, which the customer gets so in the storefront, and for those that take nothing off a cart. */
  readonly capture?: boolean;
  /**
   * What the customer pays in, for rewards that need no cart; a cart has its own.
   * Rule: must be an ISO 4217 code of three capitals, such as USD.
   */
  readonly currency?: string;
  /**
   * Where the customer is: ISO 3166 code of two capitals.
   * Rule: must be an ISO 3166 code of two capitals, such as US.
   */
  readonly country?: string;
  /** Where the customer shops, such as `web` or `till`. */
  readonly channel?: string;
  /** The shop's platform: the answer then says in its terms, too, what to apply. */
  readonly platform?: 'shopify' | 'woocommerce';
};

/** What a change made of a redemption: as it stood after that change, also when the answer is given again. */
export type RedemptionResult = {
  /** The redemption, as the API named it. */
  readonly redemptionId: string;
  /** The reward, as the program names it. */
  readonly rewardId: string;
  /** Whose points it takes. */
  readonly memberId: string;
  /** `authorized`: points are held until `lapsesAt`. `lapsed`: they are free again, and a late capture takes them if they are still there. `captured`: points are spent. `fulfilled`: and the reward was handed over. `released`: given up before a capture. `canceled`: undone after one. */
  readonly status: 'authorized' | 'lapsed' | 'captured' | 'fulfilled' | 'released' | 'canceled';
  /** The version of the program that the reward was authorized by, and stays judged by. */
  readonly programVersion: number;
  /** Why it cost nothing: the program gave it, because a referral promised it, a challenge was achieved, or a trigger gave it. `null`: the member redeemed it for points. */
  readonly granted:
    | {
        readonly by: 'referral' | 'challenge' | 'trigger';
      }
    | null;
  /** Authorized; 0 of what was given for nothing. In points. */
  readonly points: number;
  /** Still held for it. In points. */
  readonly held: number;
  /** Ever captured. In points. */
  readonly captured: number;
  /** Captured, and not given back. In points. */
  readonly spent: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly authorizedAt: string;
  /** When the hold ends by itself; `null` where the points were spent at once. */
  readonly lapsesAt: string | null;
  /** The order that it was captured with. */
  readonly orderId: string | null;
  /** `null` for a reward without coupons, and before the capture. */
  readonly coupon: Coupon | null;
  readonly fulfilledAt: string | null;
  readonly apply: Application;
  /** What this change did to the member's spendable points: negative where it took, positive where it gave back, before anything that time does with them. */
  readonly moved: number;
  /** The account with this change's entry: that of the member, or of who claimed the coupon. */
  readonly bookedOn: string;
  /** Number of the ledger entry within the account's entries. */
  readonly sequence: number;
  /** The balance of that account after this entry. */
  readonly balance: Balance;
};

/** What is to be tried again. */
export type RedriveRequest = {
  /** Only these; all where it is not given. */
  readonly messageIds?: readonly string[];
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
  /** Why; it must hold no personal data. */
  readonly reason?: string;
};

/** What became of the letters. */
export type RedriveResult = {
  /** The queue, by the function whose work waits there. */
  readonly queue: 'relay' | 'courier' | 'reconciliation' | 'journeys' | 'delivery' | 'lake';
  /** Handed to the function again, or told to the bus, and gone from here. */
  readonly redriven: readonly string[];
  /** What could not be, and is there still. */
  readonly stayed: readonly {
    /** Id of the message, as SQS named it. */
    readonly messageId: string;
    readonly cause: string;
  }[];
  /** Of those that were asked for, what was not found: redriven before, expired, or in the hands of somebody else. Ask again after two minutes. */
  readonly missing: readonly string[];
  /** How many letters the queue holds now; about, as SQS counts. */
  readonly left: number;
  /** False: there was more than one call does, which is 500 letters or 20 seconds. Ask again. */
  readonly isDone: boolean;
};

/** Who may refer: members of any of the tiers or segments, and with so many orders. */
export type ReferralAdvocates = {
  /** The member's tier is one of these. */
  readonly tiers?: readonly string[];
  /** Or the member belongs to one of these segments. */
  readonly segments?: readonly string[];
  /** Whoever has fewer orders may not refer yet. Orders that went back whole do not count. */
  readonly orders?: number;
};

/** What one side of a referral got. */
export type ReferralBooking = {
  /** Booked, and not taken back. In points. */
  readonly points: number;
  /** A reward of the catalogue instead, as long as it was not taken back. */
  readonly rewardId: string | null;
  /** What the redemption of that reward is, will be, or was before it was taken back. */
  readonly redemptionId: string | null;
  /** Why nothing was given. */
  readonly withheld: 'CAP_REACHED' | 'MEMBER_CLOSED' | 'NOT_AN_ADVOCATE' | null;
};

/** The most that one advocate gets in a period. The success that would be more gives the advocate nothing, and the friend all the same. */
export type ReferralCap = {
  /** Span of the program's calendar: a day, a month, a year, or for ever. */
  readonly per: 'day' | 'month' | 'year' | 'ever';
  /** How many successes give something. */
  readonly times?: number;
  /** The most points, as a cap in value. Rewards of the catalogue count as none. In points. */
  readonly points?: number;
};

/** What one check for abuse found. */
export type ReferralCheck = {
  readonly name:
    | 'same_email'
    | 'lookalike_email'
    | 'same_phone'
    | 'same_address'
    | 'same_payment'
    | 'same_name_and_postcode'
    | 'same_device'
    | 'same_network_and_agent'
    | 'shared_signals'
    | 'mutual'
    | 'circular'
    | 'burst'
    | 'haste'
    | 'disposable_email'
    | 'coupon_site'
    | 'return_habit';
  readonly outcome: 'passed' | 'flagged' | 'blocked' | 'not_available';
  /** What it added to the score. */
  readonly weight: number;
  readonly detail: string;
};

/** A code to bring friends with, and links and texts to share it by. */
export type ReferralCode = {
  /** Whoever has it may use it, typed in any way: capitals, spaces and dashes do not matter. */
  readonly code: string;
  /** The name that friends see now; `null`: none. */
  readonly shownAs: string | null;
  /** Forwards to the shop. `?c=` says over which channel it was shared. */
  readonly link: string;
  /** The link as a QR code: an SVG image. */
  readonly qrUrl: string;
  /** Of the texts, as the program has it; `null`: those built in, which are English. */
  readonly locale: string | null;
  readonly share: {
    readonly email: {
      /** What a button leads to. It opens the app with the text, or is the link itself. */
      readonly url: string;
      /** What is said, with the link in it. Plain text, maybe of several lines. */
      readonly text: string;
      readonly subject: string;
    };
    readonly whatsapp: {
      /** What a button leads to. It opens the app with the text, or is the link itself. */
      readonly url: string;
      /** What is said, with the link in it. Plain text, maybe of several lines. */
      readonly text: string;
    };
    readonly sms: {
      /** What a button leads to. It opens the app with the text, or is the link itself. */
      readonly url: string;
      /** What is said, with the link in it. Plain text, maybe of several lines. */
      readonly text: string;
    };
    readonly copy: {
      /** What a button leads to. It opens the app with the text, or is the link itself. */
      readonly url: string;
      /** What is said, with the link in it. Plain text, maybe of several lines. */
      readonly text: string;
    };
  };
};

/** That a member wants a code to bring friends with. */
export type ReferralCodeRequest = {
  /** The name that friends see; `null`: none. It is personal, and erased with the member. */
  readonly shownAs?: string | null;
};

/** How referrals are judged: what speaks against one adds up to a score. By the program in force when the order qualifies. */
export type ReferralJudging = {
  /** `shadow` keeps what would have been decided, and rewards all. `on` where it is not given. */
  readonly mode: 'on' | 'shadow';
  /** From this score on a person decides. 50 where it is not given. */
  readonly reviewAt: number;
  /** From this score on nothing is given; at least `reviewAt`, and where it is the same, nothing waits for a person. 100 where it is not given. */
  readonly rejectAt: number;
  /** So many days after the end of the hold, what nobody has reviewed is rejected. Days of 24 hours, up to the next local midnight; 14 where it is not given. */
  readonly reviewDays: number;
  /** What each check adds, 0 to 1000, where it is not the weight of docs/referral-judging.md; 0 turns a check off. */
  readonly weights?: Readonly<Partial<Record<
    | 'same_email'
    | 'lookalike_email'
    | 'same_phone'
    | 'same_address'
    | 'same_payment'
    | 'same_name_and_postcode'
    | 'same_device'
    | 'same_network_and_agent'
    | 'shared_signals'
    | 'mutual'
    | 'circular'
    | 'burst'
    | 'haste'
    | 'disposable_email'
    | 'coupon_site'
    | 'return_habit', number>>>;
};

/** An advocate’s code that somebody came with. */
export type ReferralOffer = {
  /** The advocate's code, in whatever case, with or without its dashes. */
  readonly code: string;
  readonly visitId?: string | null;
  /**
   * How the link or code was shared, such as `whatsapp`; that of the visit, where it is left out.
   * Rule: must be at most 32 lower-case letters, digits, "_" or "-", beginning with a letter, such as whatsapp.
   */
  readonly channel?: string;
};

/** What became of a code. */
export type ReferralOutcome =
  | {
      /** The person is the friend of whoever has the code. */
      readonly status: 'signed_up';
      /** The code that counts, as its advocate shares it. */
      readonly code: string;
    }
  | {
      /** The code opened nothing; all else was done. */
      readonly status: 'missed';
      /** The first that applies, in the order in which they are listed. */
      readonly reason:
        | 'CODE_UNKNOWN'
        | 'OWN_CODE'
        | 'NOT_A_MEMBER'
        | 'ALREADY_REFERRED'
        | 'CODE_AFTER_ORDER'
        | 'ALREADY_CUSTOMER'
        | 'ADVOCATE_CLOSED'
        | 'NOT_AN_ADVOCATE'
        | 'WINDOW_OVER';
      readonly detail: string;
    };

/** Members bring friends, and both get something once an order of the friend has stood the hold. */
export type ReferralProgram = {
  /** Who may refer; every member where it is not given. */
  readonly advocates?: ReferralAdvocates;
  /** What the advocate gets, by the number of successes. */
  readonly advocateGets: readonly ReferralStep[];
  /** What the friend gets, once: one step, or none for nothing. */
  readonly friendGets: readonly ReferralStep[];
  /** Which order of the friend counts; the first with paid goods where it asks nothing. */
  readonly qualifyingOrder: QualifyingOrder;
  /** From the opening of the link to the sign-up, and again from the sign-up to the qualifying order. Days of 24 hours, up to the next local midnight. */
  readonly windowDays: number;
  /** Whose code counts when a friend came with two: the first, or, until an order qualifies, the last. */
  readonly touch: 'first' | 'last';
  /** From the qualifying order to when both can spend what they got; at least the days that points of an order are pending. Days of 24 hours, up to the next local midnight. */
  readonly holdDays: number;
  /** The most that one advocate gets. All of them hold. */
  readonly caps?: readonly ReferralCap[];
  /** What is held against a referral. */
  readonly judging: ReferralJudging;
  /** The page of the shop that links lead to; `ref`, the code, and `visit` are added to its query. By HTTPS; without it on this machine alone. */
  readonly landingUrl: string;
  /** The words to share a link with, by BCP 47 locale. */
  readonly shareTexts?: Readonly<Record<string, ShareTexts>>;
};

/** What is promised for a referral: points, or a reward of the catalogue. */
export type ReferralPromise = {
  /** 0 where there is a reward instead. In points. */
  readonly points: number;
  readonly rewardId: string | null;
  /** As customers read it. */
  readonly rewardName: string | null;
};

/** What a person decided. */
export type ReferralReview = {
  readonly verdict: 'reward' | 'reject';
  readonly reason: string;
  readonly actor: string;
  /** The secret key with which it was sent. */
  readonly keyId: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly reviewedAt: string;
};

/** What a success gives, from the `from`-th on until another step begins: `points`, or a `reward` of the catalogue, which then costs nothing. The first step is `from` 1, and each begins later than the one before. */
export type ReferralStep =
  | {
      /** The first success that it is given for: 1 for the first step, and more than in the step before. */
      readonly from: number;
      /** Given for each success. In points. */
      readonly points: number;
    }
  | {
      /** The first success that it is given for: 1 for the first step, and more than in the step before. */
      readonly from: number;
      /** A reward of the catalogue, which then costs nothing. Small letters, digits, `_` and `-`, at most 64. */
      readonly reward: string;
    };

/** What goes back of an order. */
export type RefundRequest = {
  /**
   * The shop's own id of the refund, unique within its order.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly refundId: string;
  /**
   * A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped.
   * Rule: must lie between the years 1970 and 2200.
   */
  readonly refundedAt?: string;
  /** Why; it must hold no personal data. */
  readonly reason?: string;
  /** Lines and units, an amount of money on the whole order, or all that is left. */
  readonly scope:
    | {
        readonly kind: 'lines';
        /** Rule: two lines have the same lineId: add their quantities. */
        readonly lines: readonly {
          /**
           * Name of a line within its order: letters, digits, `.`, `_`, `-` and `:`, beginning with a letter or digit.
           * Rule: must be letters, digits, ".", "_", "-" or ":", beginning with a letter or digit.
           */
          readonly lineId: string;
          /** Number of units. */
          readonly quantity: number;
        }[];
      }
    | {
        readonly kind: 'amount';
        /** Given back. In minor units of the order's currency. */
        readonly amount: number;
      }
    | {
        readonly kind: 'remainder';
      };
};

/** What a refund did to the points. */
export type RefundResult = {
  /** The shop's own id of the order; one order is recorded once, for ever. */
  readonly orderId: string;
  /** The shop's own id of the refund, unique within its order. */
  readonly refundId: string;
  /** `applied`; `awaiting_order`: it came before its order and will be applied in the same transaction as that; `refused`: it waited for its order and was then impossible, see `refusal`. */
  readonly status: 'applied' | 'awaiting_order' | 'refused';
  /** The order's points before this refund. In points. */
  readonly keptBefore: number;
  /** What the remaining order is worth. In points. */
  readonly keptAfter: number;
  /** Taken back. In points. */
  readonly reversed: number;
  /** Left with the member by the clawback policy. In points. */
  readonly forgiven: number;
  /** Spent on the returned part of the order, and given back to the lots they came from, each with its own end; to whoever had redeemed them. In points. */
  readonly restored: number;
  /** Challenges that are met no longer, and what of them is taken back besides `reversed`; empty for most. */
  readonly undone: readonly UndoneChallenge[];
  /** The account it is booked on, which may be the pseudonym of a guest. */
  readonly memberId: string | null;
  /** Number of the ledger entry within the account's entries. */
  readonly sequence: number | null;
  readonly programVersion: number | null;
  /** After all of it. */
  readonly balance: Balance | null;
  readonly refusal:
    | {
        readonly code: string;
        readonly detail: string;
      }
    | null;
};

/** An endpoint that was registered, with its secret. */
export type RegisteredWebhookEndpoint = {
  readonly endpointId: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly description: string | null;
  readonly enabled: boolean;
  /** `gone`: it answered 410 Gone and was switched off. `failing`: it took nothing for five days and was switched off. `null`: it is enabled. */
  readonly disabledBecause: 'by_hand' | 'gone' | 'failing' | null;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly createdAt: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly updatedAt: string;
  /** When its newest secret was made. */
  readonly secretSince: string;
  /** Until when deliveries are also signed with the secrets before; `null`: with the newest alone. */
  readonly overlapUntil: string | null;
  /** Changes with every change; for `If-Match`. Also the header `ETag`. */
  readonly etag: string;
  /** What deliveries are signed with, `whsec_…`. It is shown here, once; `null` where this answer repeats the first one. */
  readonly secret: string | null;
};

/** That a redemption is not wanted after all. */
export type ReleaseRequest = Readonly<Record<string, never>>;

/** Referrals that wait for a person, in the order in which their holds end. */
export type ReviewQueue = {
  readonly referrals: readonly {
    /** The member, as the engine names them: opaque, and nothing of the person in it. */
    readonly friendId: string;
    /** The member, as the engine names them: opaque, and nothing of the person in it. */
    readonly advocateId: string;
    readonly orderId: string;
    readonly score: number;
    /** The checks that speak against it. */
    readonly flagged: readonly (
      | 'same_email'
      | 'lookalike_email'
      | 'same_phone'
      | 'same_address'
      | 'same_payment'
      | 'same_name_and_postcode'
      | 'same_device'
      | 'same_network_and_agent'
      | 'shared_signals'
      | 'mutual'
      | 'circular'
      | 'burst'
      | 'haste'
      | 'disposable_email'
      | 'coupon_site'
      | 'return_habit')[];
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly qualifiedAt: string;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly holdEndsAt: string;
    /** Who is not reviewed before is rejected. */
    readonly reviewBefore: string;
  }[];
  /** For the next page; `null` on the last. A page may hold fewer than `limit` although there is a next one. */
  readonly nextCursor: string | null;
};

/** What a person decides about a referral. */
export type ReviewRequest = {
  /** Whether both get what they were promised. */
  readonly verdict: 'reward' | 'reject';
  /** Why; it must hold no personal data. */
  readonly reason: string;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
};

/** A decision, and the referral’s state as that decision left it. */
export type ReviewResult = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly friendId: string;
  /** `signed_up`: no order of the friend has qualified yet; `expired`: none came in time; `in_review`: a person will look at it; `qualified`: both have what they get, which waits until `spendableAt`; `rewarded`: it can be spent; `rejected`; `reversed`: the order went back. */
  readonly status:
    | 'signed_up'
    | 'expired'
    | 'in_review'
    | 'qualified'
    | 'rewarded'
    | 'rejected'
    | 'reversed';
  readonly review: ReferralReview;
  /** Number of the entry within the entries of the friend's account. */
  readonly sequence: number;
};

/** Who may have the reward: each list that is given must hold what the member, or the order, has. */
export type RewardAudience = {
  /** The member's tier. */
  readonly tiers?: readonly string[];
  /** One of the member's segments. */
  readonly segments?: readonly string[];
  /** Where the order goes: ISO 3166 codes of two capitals. */
  readonly countries?: readonly string[];
  /** Where it is redeemed: channels, as orders name them. */
  readonly channels?: readonly string[];
};

/** All rewards of the program in force. */
export type RewardCatalogue = {
  readonly programVersion: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly asOf: string;
  readonly pointsName: string;
  readonly rewards: readonly RewardOffer[];
};

/** How many times one member may have the reward in a period. */
export type RewardLimit = {
  /** Span of the program's calendar: a day, a week from Monday on, a month, a year, or for ever. */
  readonly per: 'day' | 'week' | 'month' | 'year' | 'ever';
  /** How many times. */
  readonly times: number;
};

/** A reward of the program in force, as anybody sees it. */
export type RewardOffer = {
  /** The reward, as the program names it. */
  readonly rewardId: string;
  readonly name: string;
  readonly description: string | null;
  readonly terms: string | null;
  readonly pictures: readonly {
    readonly url: string;
    readonly alt: string;
  }[];
  readonly benefit: OfferedBenefit;
  /** It can be had from this moment; `null`: since ever. */
  readonly validFrom: string | null;
  /** It can be had before this moment; `null`: without end. */
  readonly validUntil: string | null;
  /** Value of the goods in the cart that it takes; `null`: any, or no cart. */
  readonly minimumOrder: Readonly<Record<string, number>> | null;
  /** How many times one member may have it in a span of the calendar. */
  readonly limits: readonly {
    readonly per: 'day' | 'week' | 'month' | 'year' | 'ever';
    readonly times: number;
  }[];
  /** Where there is a stock: how many there are in all, and how many are left now. */
  readonly stock:
    | {
        readonly total: number;
        readonly left: number;
      }
    | null;
  /** `null`: it is applied at once, without a code. */
  readonly coupon:
    | {
        /** Days for which the code can be used; `null`: for ever. */
        readonly validDays: number | null;
        /** Whether another member may claim the code. */
        readonly giftable: boolean;
      }
    | null;
  /** `null` for points that pay: any number of them. */
  readonly price:
    | {
        /** What it costs. In points. */
        readonly points: number;
        /** Members of these tiers pay this instead. */
        readonly tiers: Readonly<Record<string, number>>;
      }
    | null;
};

/** A picture of the reward. */
export type RewardPicture = {
  /** Where it is, by HTTPS. */
  readonly url: string;
  /** What is to be seen on it, for those who cannot. */
  readonly alt: string;
};

/** What the reward costs. */
export type RewardPrice = {
  /** The price. In points. */
  readonly points: number;
  /** Members of these tiers pay another price, in points. */
  readonly tiers?: Readonly<Record<string, number>>;
};

/** What customers read, in one language. */
export type RewardTexts = {
  /** Name of the reward, as customers read it. */
  readonly name: string;
  /** What it is. */
  readonly description?: string;
  /** Terms and conditions. */
  readonly terms?: string;
};

/** Who brings an earlier version back, and why. */
export type RollbackRequest = {
  /** The newest version that you have seen. Where there is a newer one by now, nothing is published, so that nobody undoes what they have not seen; not looked at where it is left out. */
  readonly seenVersion?: number;
  /** Why; it must hold no personal data. */
  readonly reason: string;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
};

/** The most that the rule gives. All of them hold. */
export type RuleCaps = {
  /** For one order or event. In points. */
  readonly perOrder?: number;
  /** For one member. */
  readonly perMember?: readonly MemberCap[];
  readonly program?: Budget;
};

/** A rule that was looked at, and what came of it. */
export type RuleExplanation = {
  /** Of a tier that multiplies points, `tier:` and the id of the tier. */
  readonly ruleId: string;
  readonly description: string;
  readonly fired: boolean;
  /** Exact, before rounding: a decimal, or a fraction where no decimal is exact. `0` where it did not fire. */
  readonly points: string;
  /** What its caps left to it, in points, where it would have given more; `null`: no cap bound. */
  readonly cappedAt: number | null;
  /** Why it fired, or which condition failed, with the value found. Of the member, values are not kept: an order told again later says that it was not so. */
  readonly reason: string;
  /** Why it did not fire, as data; empty where it did. Of several, any one would have been enough. */
  readonly unmet: readonly Unmet[];
};

/** How rules that belong together stack. They are of one kind: rates, bonuses, or multipliers of the same sum. */
export type RuleGroup = {
  /** Name of the group; rules give it as their `group`. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** `all` of them count, the `best` one for the member, or the `first` of the document that fires. */
  readonly stacking: 'all' | 'best' | 'first';
};

/** A group of people: a named condition over members. */
export type Segment = {
  /** Name of the segment; conditions give it in `in`. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** Who belongs to it. */
  readonly description: string;
  /** Asks of members alone, and not of other segments. */
  readonly when: Condition;
};

/** Asks whether the member belongs to a segment. */
export type SegmentCondition = {
  readonly kind: 'segment';
  /** Segments of the program. */
  readonly in: readonly string[];
};

/** Who calls: somebody who signed in, or a server of the shop. */
export type Session =
  | {
      readonly kind: 'person';
      /** As the issuer names them for ever. */
      readonly personId: string;
      /** As it stands beside what they do. */
      readonly name: string;
      /** Those of the issuer that are roles here; none, and nothing is allowed. */
      readonly roles: readonly ('marketer' | 'analyst' | 'support' | 'admin')[];
      /** What the caller may do. */
      readonly scopes: readonly (
        | 'members:read'
        | 'members:write'
        | 'orders:read'
        | 'orders:write'
        | 'accounts:read'
        | 'adjustments:write'
        | 'tokens:write'
        | 'program:read'
        | 'program:write'
        | 'program:publish'
        | 'rewards:read'
        | 'redemptions:write'
        | 'coupons:write'
        | 'pools:write'
        | 'referrals:read'
        | 'referrals:write'
        | 'referrals:review'
        | 'webhooks:read'
        | 'webhooks:write'
        | 'journeys:read'
        | 'contributions:read'
        | 'contributions:write'
        | 'contributions:review'
        | 'surveys:read'
        | 'surveys:write'
        | 'figures:read'
        | 'keys:read'
        | 'keys:write'
        | 'audit:read'
        | 'dead-letters:read'
        | 'dead-letters:write')[];
    }
  | {
      readonly kind: 'secret_key';
      readonly keyId: string;
      readonly name: string;
      /** What the caller may do. */
      readonly scopes: readonly (
        | 'members:read'
        | 'members:write'
        | 'orders:read'
        | 'orders:write'
        | 'accounts:read'
        | 'adjustments:write'
        | 'tokens:write'
        | 'program:read'
        | 'program:write'
        | 'program:publish'
        | 'rewards:read'
        | 'redemptions:write'
        | 'coupons:write'
        | 'pools:write'
        | 'referrals:read'
        | 'referrals:write'
        | 'referrals:review'
        | 'webhooks:read'
        | 'webhooks:write'
        | 'journeys:read'
        | 'contributions:read'
        | 'contributions:write'
        | 'contributions:review'
        | 'surveys:read'
        | 'surveys:write'
        | 'figures:read'
        | 'keys:read'
        | 'keys:write'
        | 'audit:read'
        | 'dead-letters:read'
        | 'dead-letters:write')[];
    };

/** Orders of shop platforms that the program refused, and that wait until it takes them. */
export type SetAsideOrderList = {
  readonly orders: readonly {
    readonly orderId: string;
    /** Code of the refusal. */
    readonly code: string;
    /** The refusal in words, of when it was tried last. */
    readonly detail: string;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly setAsideAt: string;
  }[];
};

/** What became of the orders. */
export type SetAsideResult = {
  readonly deeds: readonly PlatformDeed[];
  /** Of those that were asked for, what is not set aside, or not any more. */
  readonly missing: readonly string[];
  /** False: there was more than a call does in 20 seconds. Ask again. */
  readonly isDone: boolean;
};

/** Which orders are to be recorded now. */
export type SetAsideRetry = {
  /** Only these; all where it is not given. */
  readonly orderIds?: readonly string[];
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
  /** Why; it must hold no personal data. */
  readonly reason?: string;
};

/** The words that a link is shared with, in one language. `{link}`, `{code}` and `{name}` stand for the link and the code of the advocate, and the name of the program; each text has `{link}` or `{code}`. Lengths are those before they are filled in. */
export type ShareTexts = {
  /** An e-mail, at most 2,000 characters. Of several lines the first is the subject. */
  readonly email?: string;
  /** A message of WhatsApp, at most 1,000 characters. */
  readonly whatsapp?: string;
  /** A text message, at most 300 characters: with the link filled in, two or three of the network. */
  readonly sms?: string;
  /** To be pasted anywhere, at most 1,000 characters. */
  readonly copy?: string;
};

/** How the people of the shop sign in, by OpenID Connect: authorization code with PKCE, as a public client. */
export type SignIn = {
  /** The issuer; its discovery document is at `/.well-known/openid-configuration` below it. */
  readonly issuer: string;
  readonly clientId: string;
  /** What to ask for. */
  readonly scope: string;
};

/**
 * A cart, what to judge it by and for whom. Without more: by the version in force, for a stranger who would have joined.
 * Rule: name the program by at most one of draftId, version, document.
 * Rule: name the member by at most one of memberId, customerId, member.
 */
export type SimulateCartRequest = {
  /**
   * ISO 4217 code, in capitals.
   * Rule: must be an ISO 4217 code of three capitals, such as USD.
   */
  readonly currency: string;
  /** Where it was bought. */
  readonly channel?: string;
  /**
   * Where it goes: ISO 3166 code of two capitals.
   * Rule: must be an ISO 3166 code of two capitals, such as US.
   */
  readonly country?: string;
  /**
   * The goods. Lines without a `lineId` are named by their position, from 1.
   * Rule: two lines have the same lineId (a line without one is named by its position, from 1).
   */
  readonly lines: readonly OrderLine[];
  /**
   * When; now, where it is left out.
   * Rule: must lie between the years 1970 and 2200.
   */
  readonly placedAt?: string;
  /**
   * The draft, as the API named it.
   * Rule: must be a draft id as the API returned it: "dft_" and 20 letters or digits.
   */
  readonly draftId?: string;
  /** Number of a published version. */
  readonly version?: number;
  /**
   * The document of a program, which may have faults still; see `ProgramDocument` for what it must be in the end.
   * Rule: must not be nested deeper than 64.
   */
  readonly document?: Readonly<Record<string, unknown>>;
  /**
   * The member, as the engine names them: opaque, and nothing of the person in it.
   * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
   */
  readonly memberId?: string;
  /**
   * The shop's own id of the customer.
   * Rule: must not begin or end with a space, nor hold control characters.
   */
  readonly customerId?: string;
  readonly member?: ImaginedMember;
};

/** What one month brought under one program, in its own calendar. */
export type SimulatedMonth = {
  /** Orders that earned, or would have. */
  readonly orders: number;
  /** Points given. */
  readonly issued: number;
  /** Points taken back by refunds. */
  readonly reversed: number;
  /** Points that the clawback policy left with members although the goods went back. */
  readonly forgiven: number;
  /** Points that became active. */
  readonly activated: number;
  /** Points that ended unspent, less what refunds of their orders took off again. */
  readonly expired: number;
  /** Owed points that the closing of an account wrote off. */
  readonly writtenOff: number;
  /** Net goods value in minor units, by currency. */
  readonly amounts: Readonly<Record<string, number>>;
};

/** What the history comes to under one program. */
export type SimulatedProgram = {
  /** Orders that earned, or would have. */
  readonly orders: number;
  /** Points given. */
  readonly issued: number;
  /** Points taken back by refunds. */
  readonly reversed: number;
  /** Points that the clawback policy left with members although the goods went back. */
  readonly forgiven: number;
  /** Points that became active. */
  readonly activated: number;
  /** Points that ended unspent, less what refunds of their orders took off again. */
  readonly expired: number;
  /** Owed points that the closing of an account wrote off. */
  readonly writtenOff: number;
  /** Net goods value in minor units of the currency, less what came back. */
  readonly amount: number;
  /** Points that are pending at the end. */
  readonly pending: number;
  /** Points that are active at the end. */
  readonly active: number;
  /** Points that members owe at the end. */
  readonly deficit: number;
  /** What the points are worth that were issued and not reversed. In minor units of the currency. Null: the program gives points no value in it. */
  readonly cost: number | null;
  /** The same, of the share that is assumed to be spent. In minor units of the currency. Null: the program gives points no value in it. */
  readonly costAtRedemption: number | null;
  /** What the points are worth that are left at the end. In minor units of the currency. Null: the program gives points no value in it. */
  readonly liability: number | null;
  /** The same, of the share that is assumed to be spent. In minor units of the currency. Null: the program gives points no value in it. */
  readonly liabilityAtRedemption: number | null;
};

/** A draft, tried on the shop's own history. */
export type Simulation = {
  /** The simulation, as the API named it. */
  readonly simulationId: string;
  readonly draftId: string;
  /** As it was when it began. */
  readonly draftName: string;
  /** Which state of the draft was tried. */
  readonly draftEtag: string;
  /** The version that it is compared with: the one in force when it began. */
  readonly currentVersion: number;
  /** `running`: look again in a few seconds. `done`: with its result. `failed`: see `failure`; the same request with the same key has it go on where it stopped. `canceled`: somebody stopped it. */
  readonly state: 'running' | 'done' | 'failed' | 'canceled';
  /** How far it is. */
  readonly progress: {
    /** From 0 to 1; about, because the size of the ledger is known about. */
    readonly share: number;
    /** Members who were lived. */
    readonly members: number;
    /** Their orders. */
    readonly orders: number;
  };
  /** Why it does not go on. */
  readonly failure: string | null;
  /** Of a hundred points, how many will be spent; the rest is breakage. */
  readonly redemptionPercent: number;
  readonly actor: string;
  readonly reason: string | null;
  /** When it began; orders that came later are not in it. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Null: it is not done, or no order was ever recorded. */
  readonly result: SimulationResult | null;
};

/** Simulations of a draft, newest first. */
export type SimulationList = {
  readonly simulations: readonly SimulationSummary[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
};

/** What is to be assumed, and who asks. */
export type SimulationRequest = {
  /** Of a hundred points, how many will be spent; the rest is breakage. */
  readonly redemptionPercent?: number;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
  /** Why; it must hold no personal data. */
  readonly reason?: string;
};

/** A draft beside the current program, over all that members ever ordered. What `perennial program simulate` prints, as data. */
export type SimulationResult = {
  /** Of the money below: the one that most orders have. */
  readonly currency: string;
  /** Digits of the currency that are minor units. */
  readonly minorDigits: number;
  /** Of a hundred points, how many will be spent; the rest is breakage. */
  readonly redemptionPercent: number;
  /** Members who ordered. */
  readonly members: number;
  /** Members to whom the draft gives more. */
  readonly gaining: number;
  /** Members to whom it gives less. */
  readonly losing: number;
  readonly current: SimulatedProgram;
  readonly draft: SimulatedProgram;
  /** By month, without gaps, oldest first. */
  readonly months: readonly {
    /** Such as `2026-01`. */
    readonly month: string;
    readonly current: SimulatedMonth;
    readonly draft: SimulatedMonth;
  }[];
  /** Members by points issued less reversed, both ends within. */
  readonly distribution: readonly {
    readonly from: number;
    readonly to: number;
    readonly current: number;
    readonly draft: number;
  }[];
  /** Members who stand in each tier at the end, the lowest first. */
  readonly tiers: readonly {
    readonly tier: string;
    readonly current: number;
    readonly draft: number;
  }[];
  /** Members who stand in another tier, most first. */
  readonly moves: readonly {
    readonly from: string | null;
    readonly to: string | null;
    readonly members: number;
  }[];
  /** The ten members for whom the draft changes most: points issued less reversed. */
  readonly mostAffected: readonly {
    readonly memberId: string;
    readonly current: number;
    readonly draft: number;
  }[];
  /** What each program would have said no to, by code. */
  readonly refused: readonly {
    readonly code: string;
    readonly current: number;
    readonly draft: number;
  }[];
  /** What was lived. */
  readonly history: {
    /** Orders, refunds, claims, and members who left or came back. */
    readonly happenings: number;
    readonly orders: number;
    /** Orders of people who never became members; no program gives them anything. */
    readonly guestOrders: number;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly until: string;
  };
  /** What the figures rest on and history cannot prove, a sentence each. */
  readonly assumptions: readonly string[];
};

/** A simulation without its result. */
export type SimulationSummary = {
  /** The simulation, as the API named it. */
  readonly simulationId: string;
  readonly draftId: string;
  /** As it was when it began. */
  readonly draftName: string;
  /** Which state of the draft was tried. */
  readonly draftEtag: string;
  /** The version that it is compared with: the one in force when it began. */
  readonly currentVersion: number;
  /** `running`: look again in a few seconds. `done`: with its result. `failed`: see `failure`; the same request with the same key has it go on where it stopped. `canceled`: somebody stopped it. */
  readonly state: 'running' | 'done' | 'failed' | 'canceled';
  /** How far it is. */
  readonly progress: {
    /** From 0 to 1; about, because the size of the ledger is known about. */
    readonly share: number;
    /** Members who were lived. */
    readonly members: number;
    /** Their orders. */
    readonly orders: number;
  };
  /** Why it does not go on. */
  readonly failure: string | null;
  /** Of a hundred points, how many will be spent; the rest is breakage. */
  readonly redemptionPercent: number;
  readonly actor: string;
  readonly reason: string | null;
  /** When it began; orders that came later are not in it. */
  readonly startedAt: string;
  readonly endedAt: string | null;
};

/** Asks what the member has spent so far, refunds taken off. */
export type SpentCondition = {
  readonly kind: 'spent';
  /** The least spent, in any of the currencies. In minor units, by currency. */
  readonly atLeast?: Readonly<Record<string, number>>;
  /** The most spent. In minor units, by currency. */
  readonly atMost?: Readonly<Record<string, number>>;
};

/** Entries, newest first. */
export type Statement = {
  readonly entries: readonly StatementEntry[];
  /** For the next page; `null` on the last. */
  readonly nextCursor: string | null;
};

/** One line of the statement. */
export type StatementEntry = {
  readonly sequence: number;
  readonly kind:
    | 'enrollment'
    | 'accrual'
    | 'refund'
    | 'claim'
    | 'transfer'
    | 'delivery'
    | 'activity'
    | 'activity_reversal'
    | 'adjustment'
    | 'tier_assignment'
    | 'closure'
    | 'erasure'
    | 'authorization'
    | 'capture'
    | 'release'
    | 'redemption_return'
    | 'coupon_use'
    | 'coupon_void'
    | 'coupon_claim'
    | 'fulfillment'
    | 'referral'
    | 'referral_qualification'
    | 'referral_review'
    | 'referral_reward'
    | 'referral_reversal'
    | 'challenge_award'
    | 'challenge_reversal';
  /** What the entry gave (positive) or took (negative), without what time did. */
  readonly points: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly recordedAt: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly occurredAt: string;
  readonly orderId: string | null;
  readonly redemptionId: string | null;
  readonly programVersion: number;
  readonly movements: readonly Movement[];
  /** `null`: the tier is that of the entry before. */
  readonly tier: TierChange | null;
  /** The balance after this entry. */
  readonly balance: Balance;
};

/** Credit with the shop. */
export type StoreCredit = {
  readonly kind: 'store_credit';
  /** What is credited. In minor units, by currency. */
  readonly amount: Readonly<Record<string, number>>;
};

/** An order that counts in each of so many weeks or months in a row. */
export type StreakGoal = {
  readonly kind: 'streak';
  /** How many in a row. */
  readonly periods: number;
  /** Spans of the program's calendar; weeks begin on Monday. */
  readonly of: 'week' | 'month';
};

/** A referral with all that is known of it, for people who decide about it. */
export type SupportReferral = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly friendId: string;
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly advocateId: string;
  readonly code: string;
  /** `signed_up`: no order of the friend has qualified yet; `expired`: none came in time; `in_review`: a person will look at it; `qualified`: both have what they get, which waits until `spendableAt`; `rewarded`: it can be spent; `rejected`; `reversed`: the order went back. */
  readonly status:
    | 'signed_up'
    | 'expired'
    | 'in_review'
    | 'qualified'
    | 'rewarded'
    | 'rejected'
    | 'reversed';
  /** Why it came to nothing; `null` where it did not. */
  readonly reason: 'NO_QUALIFYING_ORDER' | 'REJECTED' | 'NOT_REVIEWED' | 'ORDER_REFUNDED' | null;
  readonly channel: string | null;
  /** Whose promises count. */
  readonly programVersion: number;
  /** When the link was opened; `null` where the code was told in another way. */
  readonly visitedAt: string | null;
  /** When the friend came with the code. */
  readonly signedUpAt: string;
  /** When the order that qualified was recorded as such; `null`: none has. */
  readonly qualifiedAt: string | null;
  /** From then on what both get can be spent; `null` where there is nothing, or not yet. */
  readonly spendableAt: string | null;
  /** When it came to nothing; `null` where it did not. */
  readonly endedAt: string | null;
  /** An order qualifies that was placed before this moment. */
  readonly orderBefore: string;
  /** What was found when an order qualified; `null`: none has. */
  readonly judgment:
    | {
        readonly orderId: string;
        /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
        readonly holdEndsAt: string;
        /** Who is not reviewed before is rejected; `null` where nobody has to. */
        readonly reviewBefore: string | null;
        readonly score: number;
        readonly verdict: 'reward' | 'review' | 'reject';
        /** What would have been decided, where judging is in shadow. */
        readonly shadow: 'reward' | 'review' | 'reject' | null;
        readonly checks: readonly ReferralCheck[];
      }
    | null;
  /** The last decision of a person. */
  readonly review: ReferralReview | null;
  /** What the advocate got; `null`: nothing was booked yet. */
  readonly advocateGot: ReferralBooking | null;
  /** What the friend got; `null`: nothing was booked yet. */
  readonly friendGot: ReferralBooking | null;
  /** Its entries in the ledger, the first one first; each is explained where its account is. */
  readonly timeline: readonly {
    readonly kind:
      | 'referral'
      | 'referral_qualification'
      | 'referral_review'
      | 'referral_reward'
      | 'referral_reversal';
    /** Whose account it is on. */
    readonly memberId: string;
    readonly sequence: number;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly occurredAt: string;
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly recordedAt: string;
  }[];
};

/** One question that is answered by a score, and one in words. */
export type Survey = {
  /** Name of the survey; answers keep it. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** `nps`: would you recommend us, 0 to 10. `csat`: how satisfied were you, 1 to 5. `ces`: it was easy, 1 to 7. */
  readonly kind: 'nps' | 'csat' | 'ces';
  /** The questions, by BCP 47 locale. */
  readonly questions: Readonly<Record<string, SurveyQuestions>>;
  /** Days for which its links are good. */
  readonly openDays: number;
  /** Who has given no score after so many days is reminded, once; never where it is not given. */
  readonly reminderDays?: number;
};

/** One member's answer to one ask. */
export type SurveyAnswer = {
  readonly askId: string;
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly surveyId: string;
  /** `nps`: 0 to 10. `csat`: 1 to 5. `ces`: 1 to 7. */
  readonly kind: 'nps' | 'csat' | 'ces';
  /** `asked`: no score yet. `scored`: the score counts, and may be changed for a day. `submitted`: complete. `expired`: never answered. */
  readonly state: 'asked' | 'scored' | 'submitted' | 'expired';
  /** The one that counts. */
  readonly score: number | null;
  /** What the score counts as, such as `promoter`, `satisfied` or `easy`. */
  readonly group: string | null;
  /** The answer to the open question, as it was typed. */
  readonly words: string | null;
  /** Whether another score would be taken now. */
  readonly isChangeable: boolean;
  /** Changes of mind. */
  readonly changes: number;
  /** The version whose question was asked. */
  readonly programVersion: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly askedAt: string;
  /** Nothing new is taken from then on. */
  readonly closesAt: string;
  /** When the first score was given. */
  readonly answeredAt: string | null;
  /** When the score that counts was given. */
  readonly lastScoreAt: string | null;
  /** When it was completed. */
  readonly submittedAt: string | null;
  /** When the one reminder went out. */
  readonly remindedAt: string | null;
  /** The activity of the score that counts: its entry says what it earned. `null`: no score yet. */
  readonly activityId: string | null;
};

/**
 * An answer that was given in the shop's own page or app.
 * Rule: name the ask by askId, or by surveyId and reference.
 * Rule: must have no more than 90 characters together with surveyId.
 * Rule: are sent with the complete answer only.
 */
export type SurveyAnswerRequest = {
  /**
   * The ask that is answered, as `ask.made` tells it.
   * Rule: must be an ask id as the API returned it.
   */
  readonly askId?: string;
  /**
   * A survey of the program.
   * Rule: must be 1 to 64 small letters, digits, "_" or "-".
   */
  readonly surveyId?: string;
  /**
   * The shop's own name of this ask, such as an order id: the same answer with the same reference is taken once.
   * Rule: must be 1 to 64 letters, digits, ".", "_" or "-", beginning with a letter or digit.
   */
  readonly reference?: string;
  /** On the scale of the survey. */
  readonly score: number;
  readonly words?: string | null;
  /** `false`: a score for now, which may still be changed for a day; words are sent with the complete answer. */
  readonly isComplete?: boolean;
};

/** Answers with a score, the newest first by their first score. */
export type SurveyAnswers = {
  readonly answers: readonly SurveyAnswer[];
  readonly nextCursor: string | null;
};

/** The two questions of a survey, in one language. */
export type SurveyQuestions = {
  /** The one that is answered by a score. */
  readonly score: string;
  /** The one that is answered in words. */
  readonly open: string;
};

/** What a survey found in a span of days. */
export type SurveyResults = {
  readonly surveyId: string;
  /** `nps`: 0 to 10. `csat`: 1 to 5. `ces`: 1 to 7. */
  readonly kind: 'nps' | 'csat' | 'ces';
  /** A day of the program's calendar, `YYYY-MM-DD`. */
  readonly from: string;
  /** A day of the program's calendar, `YYYY-MM-DD`. */
  readonly to: string;
  /** How often it was asked on these days. */
  readonly asked: number;
  /** Answers with a score whose first score was given on these days. */
  readonly answered: number;
  /** Every score of the scale, the lowest first. */
  readonly scores: readonly {
    readonly score: number;
    /** How many gave it. */
    readonly count: number;
  }[];
  /** Every group of the scale, the lowest first. */
  readonly groups: readonly {
    readonly group: string;
    /** How many are in it. */
    readonly count: number;
  }[];
  /** NPS is one figure, `nps`; CSAT is `csat`; CES is two, `ces_mean` and `ces_easy`. */
  readonly figures: readonly {
    readonly figure: 'nps' | 'csat' | 'ces_mean' | 'ces_easy';
    /** In percent; of `ces_mean` on the scale. `null` where there is none. */
    readonly value: number | null;
    /** Promoters less detractors, satisfied, the sum of the scores, those for whom it was easy. */
    readonly numerator: number;
    /** Answers. */
    readonly denominator: number;
    /** 95 %, in the unit of the value. `null` where nothing can be said. */
    readonly interval:
      | {
          readonly from: number;
          readonly to: number;
        }
      | null;
    /** `NO_ANSWERS`: there is no value. `NO_SPREAD`: all answers are alike, or there is one, so no interval can be told. */
    readonly reason: 'NO_ANSWERS' | 'NO_SPREAD' | null;
  }[];
  /** Days on which somebody was asked or answered. */
  readonly days: readonly {
    /** A day of the program's calendar, `YYYY-MM-DD`. */
    readonly day: string;
    /** How often it was asked. */
    readonly asked: number;
    /** How many answered. */
    readonly answered: number;
    /** Scores that somebody gave. */
    readonly scores: readonly {
      readonly score: number;
      /** How many gave it. */
      readonly count: number;
    }[];
  }[];
};

/** People who are told something about a member: at an `email` address, or by the webhook `endpoint` of the system they work in. */
export type Team =
  | {
      /** Name of the team; triggers give it in `team`. Small letters, digits, `_` and `-`, at most 64. */
      readonly id: string;
      /** Who they are. */
      readonly description: string;
      /** The address of a shared mailbox, not of a person. */
      readonly email: string;
    }
  | {
      /** Name of the team; triggers give it in `team`. Small letters, digits, `_` and `-`, at most 64. */
      readonly id: string;
      /** Who they are. */
      readonly description: string;
      /** As `GET /v1/webhook-endpoints` names it. */
      readonly endpoint: string;
    };

/** A message: for what, by which channel, and its words. */
export type Template = {
  /** Name of the template; triggers give it in `template`. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** How it reaches people. It is sent to those alone who agreed to this channel. */
  readonly channel: 'email' | 'sms' | 'push' | 'whatsapp';
  /** Which action may send it: `message`, or `ask_review`, `ask_referral` and `ask_survey`. */
  readonly purpose: 'message' | 'review' | 'referral' | 'survey';
  /** The words, by BCP 47 locale. Who reads none of them gets the nearest one; who has not said, the program's first. */
  readonly texts: Readonly<Record<string, TemplateText>>;
};

/** The words of a message in one language. Placeholders stand in braces. Lengths are those before they are filled in. */
export type TemplateText = {
  /** Of an e-mail, which needs one, or the title of a push message; other channels have none. */
  readonly subject?: string;
  /** Markdown for e-mails, at most 10000 characters; plain text for `sms`, at most 480, `push`, 240, and `whatsapp`, 1024. */
  readonly body: string;
  /** Stands for `{name}` where the member never told theirs; needed wherever `{name}` is. */
  readonly nameless?: string;
};

/** A tier that a person gave the member. */
export type TierAssignment = {
  /** Id of the tier. */
  readonly tier: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly since: string;
  /** The tier ends with this moment; `null`: it does not. */
  readonly until: string | null;
  /** Exactly this tier, also where a higher one was earned; otherwise the higher of the two. */
  readonly pin: boolean;
};

/** Gives a member a tier by a decision of a person, or takes such a decision back. */
export type TierAssignmentRequest = {
  /** Id of the tier; `null` takes back what was assigned. */
  readonly tier: string | null;
  /** The end of it; `null`: until it is taken back. */
  readonly until?: string | null;
  /** Exactly this tier, also where a higher one was earned; otherwise the higher of the two. */
  readonly pin?: boolean;
  /** Why; it must hold no personal data. */
  readonly reason: string;
  /** A ticket, a campaign, anything to find the reason by. */
  readonly reference?: string;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
};

/** What an assignment did. */
export type TierAssignmentResult = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly sequence: number;
  /** `null`: it was taken back. */
  readonly assignment: TierAssignment | null;
  /** `null`: the member has the tier of before. */
  readonly change: TierChange | null;
};

/** What a member of the tier has. */
export type TierBenefits = {
  /** Multiplies what `points_per_amount` rules give: 150 gives half as much again. */
  readonly earningPercent?: number;
  /** Whether the shop ships for nothing. */
  readonly freeShipping?: boolean;
  /** Rewards that only this tier, and those above, may have. */
  readonly rewards?: readonly string[];
  /** Whatever else the shop promises, in its own words. */
  readonly custom?: readonly string[];
};

/** The tier that the entries before had told, and the one of now. */
export type TierChange = {
  /** `null`: none, because the program has no tiers, or there is no member. */
  readonly from: string | null;
  /** `null`: none, because the program has no tiers, or there is no member. */
  readonly to: string | null;
};

/** Asks for the member's tier. */
export type TierCondition = {
  readonly kind: 'tier';
  /** Tiers of the program. */
  readonly in: readonly string[];
};

/** A tier of the program, by its id and by what members call it. */
export type TierName = {
  readonly id: string;
  readonly name: string;
};

/** What counts now, what is missing to the next tier, and what will be lost without it. */
export type TierOutlook = {
  /** What counts: net goods value (`amount`), points or orders. */
  readonly qualifyBy: 'amount' | 'points' | 'orders';
  readonly window: {
    /** `null`: from the beginning. */
    readonly from: string | null;
    /** `null`: without an end. */
    readonly until: string | null;
    readonly progress: {
      readonly orders: number;
      readonly points: number;
      /** Minor units by currency. */
      readonly amounts: Readonly<Record<string, number>>;
    };
  };
  /** `null` in the highest tier, and while the tier is pinned. */
  readonly next:
    | {
        readonly tier: TierName;
        /** Points or orders; for amounts, minor units by currency, any one of which is enough. */
        readonly missing: number | Readonly<Record<string, number>>;
        /** When the tier begins once nothing is missing; `null`: at once. */
        readonly from: string | null;
      }
    | null;
  /** The tier that goes next if nothing more is bought. */
  readonly atRisk:
    | {
        readonly tier: TierName;
        readonly to: TierName;
        /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
        readonly at: string;
        /** `null`: nothing that is bought can count in time. */
        readonly missing: number | Readonly<Record<string, number>> | null;
        /** What is bought from here on counts; `null`: from the beginning. */
        readonly countsFrom: string | null;
      }
    | null;
};

/** Tiers, how they are reached and how they are lost. Progress is apart from points that can be spent. */
export type TierProgram = {
  /** What counts: `amount` spent on goods, `points` earned, or number of `orders`. */
  readonly qualifyBy: 'amount' | 'points' | 'orders';
  readonly window: TierWindow;
  /** At once, or when the period ends: a year, or a month for rolling months. */
  readonly upgrade: 'at_once' | 'period_end';
  /** At the end of a period without qualifying again: stay, go one tier down, or to the tier of that period. */
  readonly downgrade: 'none' | 'one_step' | 'full';
  /** Months after the end of a period before a downgrade takes effect. */
  readonly graceMonths: number;
  /** From the lowest, whose threshold is zero: every member has a tier. */
  readonly tiers: readonly ProgramTier[];
};

/** A member's tier, how it came and how long it lasts. */
export type TierStanding = {
  readonly tier: TierName;
  readonly reason: 'computed' | 'assigned';
  /** Where the tier was earned within a period, the beginning of the month in which it was. */
  readonly since: string;
  /** When it changes if nothing more is bought; `null`: never. */
  readonly until: string | null;
  readonly benefits: {
    readonly earningPercent?: number;
    readonly freeShipping?: boolean;
    readonly rewards?: readonly string[];
    readonly custom?: readonly string[];
  };
};

/** Over what span progress is added up. */
export type TierWindow =
  | {
      readonly kind: 'lifetime';
    }
  | {
      readonly kind: 'calendar_year';
    }
  | {
      readonly kind: 'membership_year';
    }
  | {
      readonly kind: 'rolling_months';
      /** Number of months, this one among them. */
      readonly months: number;
    };

/** Asks for the time of day by the program's clocks. A window may go over midnight. */
export type TimeOfDayCondition = {
  readonly kind: 'time_of_day';
  /** `HH:MM`; within the window. */
  readonly from: string;
  /** `HH:MM`; no longer within. */
  readonly to: string;
};

/** When, for whom, and what: the right thing at the right moment. Either `actions`, or `variants` that are tried against each other. */
export type Trigger = {
  /** Name of the trigger; what was asked keeps it, so another trigger needs another name. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** What it is for. */
  readonly description: string;
  readonly when: TriggerWhen;
  /** It waits so long after what made it fire. */
  readonly delayMinutes?: number;
  /** Asks of members alone; when it fires, and again when it is due. */
  readonly who?: Condition;
  /** Only for members in one of these stages of the journey. */
  readonly stages?: readonly (
    | 'awareness'
    | 'consideration'
    | 'onboarding'
    | 'active'
    | 'at_risk'
    | 'lapsed'
    | 'advocate')[];
  /** What it does. */
  readonly actions?: readonly TriggerAction[];
  /** Ways that are tried against each other. */
  readonly variants?: readonly TriggerVariant[];
  /** Of several that want the same person at once, the highest goes first. */
  readonly priority: number;
  /** So many days pass before it asks the same person again; `ever`: it never does. */
  readonly coolingOffDays: number | 'ever';
  /** What could not be asked within so long after it was due is not asked any more. */
  readonly expiresAfterMinutes: number;
  readonly goal?: TriggerGoal;
  /** Of all who would be asked, so many are not, to know what asking does: 0 to 50, in steps of 0.1. */
  readonly holdoutPercent?: number;
  /** Another salt draws holdout and variants anew, as another experiment. The id of the trigger where it is not given. */
  readonly salt?: string;
};

/** What a trigger does. `message` and the three asks go to the customer, and so are bound by consent, quiet hours, gap and caps; there is one of them at most. The others are done at any hour, and before it. */
export type TriggerAction =
  | {
      readonly kind: 'message';
      /** A template of the program. Small letters, digits, `_` and `-`, at most 64. */
      readonly template: string;
    }
  | {
      readonly kind: 'ask_review';
      /** A template of the program. Small letters, digits, `_` and `-`, at most 64. */
      readonly template: string;
    }
  | {
      readonly kind: 'ask_referral';
      /** A template of the program. Small letters, digits, `_` and `-`, at most 64. */
      readonly template: string;
    }
  | {
      readonly kind: 'ask_survey';
      /** A template of the program. Small letters, digits, `_` and `-`, at most 64. */
      readonly template: string;
      /** A survey of the program. Small letters, digits, `_` and `-`, at most 64. */
      readonly survey: string;
    }
  | {
      readonly kind: 'award_points';
      /** How many. In points. */
      readonly points: number;
    }
  | {
      readonly kind: 'issue_reward';
      /** A reward that needs no cart. Small letters, digits, `_` and `-`, at most 64. */
      readonly reward: string;
    }
  | {
      readonly kind: 'tell_team';
      /** A team of the program. Small letters, digits, `_` and `-`, at most 64. */
      readonly team: string;
    }
  | {
      readonly kind: 'webhook';
      /** As `GET /v1/webhook-endpoints` names it. */
      readonly endpoint: string;
    };

/** What the ask is for: it ends the ask while it waits, and counts as success after it was made. */
export type TriggerGoal = {
  /** What is hoped for. */
  readonly event:
    | 'member.enrolled'
    | 'order.recorded'
    | 'order.refunded'
    | 'order.delivered'
    | 'activity.recorded'
    | 'redemption.captured'
    | 'tier.changed'
    | 'referral.signed_up'
    | 'referral.rewarded'
    | 'challenge.achieved'
    | 'challenge.reversed'
    | 'survey.answered'
    | 'stage.changed';
  /** Tests of fields of the event, which are listed above; all of them must hold. */
  readonly where?: Readonly<Record<string, ValueTest>>;
  /** So long after the ask it is a success. Days of 24 hours. */
  readonly withinDays: number;
};

/** One of the ways that are tried against each other. */
export type TriggerVariant = {
  /** Name of the variant; not `holdout`. Small letters, digits, `_` and `-`, at most 64. */
  readonly id: string;
  /** Of those who are not held out; all together 100. */
  readonly sharePercent: number;
  /** What it does. */
  readonly actions: readonly TriggerAction[];
};

/** What makes a trigger fire. */
export type TriggerWhen =
  | {
      readonly kind: 'event';
      /** What happens. */
      readonly event:
        | 'member.enrolled'
        | 'order.recorded'
        | 'order.refunded'
        | 'order.delivered'
        | 'activity.recorded'
        | 'redemption.captured'
        | 'tier.changed'
        | 'referral.signed_up'
        | 'referral.rewarded'
        | 'challenge.achieved'
        | 'challenge.reversed'
        | 'survey.answered'
        | 'stage.changed';
      /** Tests of fields of the event, which are listed above; all of them must hold. */
      readonly where?: Readonly<Record<string, ValueTest>>;
    }
  | {
      readonly kind: 'schedule';
      /** What it counts from. */
      readonly after:
        | 'enrolled'
        | 'first_order'
        | 'last_order'
        | 'birthday'
        | 'enrollment_anniversary'
        | 'points_expiry'
        | 'tier_end';
      /** Days of the calendar; negative before what can be foreseen. */
      readonly offsetDays: number;
      /** `HH:MM`; the time of what it counts from where it is not given. */
      readonly at?: string;
    }
  | {
      readonly kind: 'silence';
      /** Multiples of their usual time between orders. */
      readonly intervals: number;
    };

/** A challenge that the refund undid. Who completes it again is given it again. */
export type UndoneChallenge = {
  readonly challengeId: string;
  /** The how many-th time of those that stood; 1 for the first. */
  readonly round: number;
  /** Taken back. In points. */
  readonly reversed: number;
  /** Left with the member by the clawback policy; the next time gives so many less. In points. */
  readonly forgiven: number;
  /** A reward of the catalogue, which is taken back unless it was used; `null`: points. */
  readonly rewardId: string | null;
};

/** One thing that kept a rule from counting, as data, to be told in the language of whoever reads it. */
export type Unmet = {
  /** First what is around the rule, such as its dates and caps; from `amount` on, the question of its condition whose answer was no. */
  readonly kind:
    | 'not_a_member'
    | 'membership_closed'
    | 'not_yet'
    | 'over'
    | 'goods'
    | 'limit'
    | 'outdone'
    | 'preceded'
    | 'no_points'
    | 'amount'
    | 'quantity'
    | 'order_number'
    | 'channel'
    | 'country'
    | 'coupon'
    | 'weekday'
    | 'time_of_day'
    | 'date'
    | 'tier'
    | 'segment'
    | 'attribute'
    | 'behavior'
    | 'spent'
    | 'birthday'
    | 'event_attribute'
    | 'nps';
  /** The opposite was asked for, such as another day. */
  readonly isNegated?: true;
  /** A moment of `not_yet`, a local day of `date`, `HH:MM` of `time_of_day`. */
  readonly from?: string;
  /** The same, of `over`, `date` and `time_of_day`. */
  readonly until?: string;
  /** Of `weekday`: any of them would do; 1 is Monday. */
  readonly days?: readonly number[];
  /** Of `channel` and `country`: any of them would do. */
  readonly in?: readonly string[];
  /** Of `tier`: any of them would do, as members call them. */
  readonly names?: readonly string[];
  /** Of `birthday`. */
  readonly within?: 'day' | 'month';
  /** Minor units of `currency`, units, or the number of the order. */
  readonly atLeast?: number;
  /** The same. */
  readonly atMost?: number;
  /** Of `order_number`: 5 is the 5th, 10th, 15th. */
  readonly every?: number;
  /** What there was instead. */
  readonly found?: number;
  /** Of `amount`. */
  readonly currency?: string;
  /** Of `outdone` and `preceded`: the description of the rule that counted in its place. */
  readonly by?: string;
};

/** A code that was handed in outside an order. */
export type UseCouponRequest = {
  /**
   * A code: letters and digits, in any case, with single spaces or dashes between them where one likes.
   * Rule: must be 4 to 64 letters or digits, with single spaces or dashes between them at most.
   */
  readonly code: string;
  /** The shop's own reference, such as a receipt. */
  readonly reference?: string;
  /** Who types the code, as far as you know: a session, a till, an account of your own. Codes that do not exist are counted for each, so that one who guesses does not stop the others. It must hold no personal data; where it is left out, they are counted for your key. */
  readonly shopper?: string;
};

/** What counts as this customer's usual time between orders: the median of theirs, within bounds. */
export type UsualInterval = {
  /** For who has ordered on fewer than three days. In days. */
  readonly default: number;
  /** The least that is taken for usual. In days. */
  readonly atLeast: number;
  /** The most. In days. */
  readonly atMost: number;
};

/** A code, and the cart it is for. */
export type ValidateCouponRequest = {
  /**
   * A code: letters and digits, in any case, with single spaces or dashes between them where one likes.
   * Rule: must be 4 to 64 letters or digits, with single spaces or dashes between them at most.
   */
  readonly code: string;
  readonly cart?: RedemptionCart;
  /** The shop's platform: the answer then says in its terms, too, what to apply. */
  readonly platform?: 'shopify' | 'woocommerce';
  /** Who types the code, as far as you know: a session, a till, an account of your own. Codes that do not exist are counted for each, so that one who guesses does not stop the others. It must hold no personal data; where it is left out, they are counted for your key. */
  readonly shopper?: string;
};

/** A document to be judged. */
export type ValidateRequest = {
  /**
   * The document of a program, which may have faults still; see `ProgramDocument` for what it must be in the end.
   * Rule: must not be nested deeper than 64.
   */
  readonly document: Readonly<Record<string, unknown>>;
};

/** What is wrong with a document. */
export type Validation = {
  /** Whether it may be published: it has no errors. */
  readonly valid: boolean;
  /** Errors and warnings. */
  readonly faults: readonly ProgramFault[];
};

/** A test of a value. A value that is absent passes `absent` alone. */
export type ValueTest =
  | {
      /** The value itself: a text, a number, or true or false. */
      readonly is: string | number | boolean;
    }
  | {
      /** One of these texts or numbers. */
      readonly in: readonly (string | number)[];
    }
  | RangeTest
  | {
      /** The value was not sent. */
      readonly absent: true;
    };

/** Published versions, newest first. */
export type VersionList = {
  readonly versions: readonly VersionSummary[];
  /** For the next page; `null` on the last. */
  readonly nextCursor: string | null;
};

/** A published version, without its document. */
export type VersionSummary = {
  /** Number of the version. */
  readonly version: number;
  /** When it takes effect. */
  readonly effectiveFrom: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly publishedAt: string;
  readonly reason: string;
  readonly actor: string;
  /** The version whose content it brought back. */
  readonly rollbackOf: number | null;
  /** The draft it was published from. */
  readonly draftId: string | null;
  /** `scheduled`: its moment has not come. `canceled`: it was taken back before. `past`: another is in force. */
  readonly status: 'scheduled' | 'in_force' | 'past' | 'canceled';
  readonly canceledAt: string | null;
};

/** A code that nobody is to use any more. */
export type VoidCouponRequest = {
  /**
   * A code: letters and digits, in any case, with single spaces or dashes between them where one likes.
   * Rule: must be 4 to 64 letters or digits, with single spaces or dashes between them at most.
   */
  readonly code: string;
  /** Why; it must hold no personal data. */
  readonly reason: string;
  /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
  readonly actor?: string;
  /** Who types the code, as far as you know: a session, a till, an account of your own. Codes that do not exist are counted for each, so that one who guesses does not stop the others. It must hold no personal data; where it is left out, they are counted for your key. */
  readonly shopper?: string;
};

/** A rule of the program in force by which a member can earn. */
export type WayToEarn = {
  readonly ruleId: string;
  /** As the marketer wrote it for members. */
  readonly description: string;
  /** The type of event that it is for; `null`: orders. */
  readonly event: string | null;
  /** What it gives. */
  readonly gives:
    | {
        readonly kind: 'points_per_amount';
        /** For each `perAmount` of the goods. In points. */
        readonly points: number;
        /** In minor units, by ISO 4217 code; any one of them. */
        readonly perAmount: Readonly<Record<string, number>>;
        /** Only for each full one. */
        readonly wholeSteps: boolean;
      }
    | {
        readonly kind: 'points_per_item';
        /** For each unit. In points. */
        readonly points: number;
      }
    | {
        readonly kind: 'fixed_points';
        /** Once an order or event. In points. */
        readonly points: number;
      }
    | {
        readonly kind: 'multiplier';
        /** 200 doubles. */
        readonly percent: number;
        /** Of points per amount, or of all points. */
        readonly of: 'rates' | 'all';
      };
  /** `open`: it can give something now; `not_begun`: from `from` on; `other_tier`: to members of `tiers`; `used_up`: a limit leaves nothing for now. */
  readonly status: 'open' | 'not_begun' | 'other_tier' | 'used_up';
  /** `null`: it always counted. */
  readonly from: string | null;
  /** It counts before this moment; `null`: without end. */
  readonly until: string | null;
  /** For members of one of these tiers; empty: of any. */
  readonly tiers: readonly {
    readonly id: string;
    readonly name: string;
  }[];
  /** In points. `null`: no limit. */
  readonly atMostPerOrder: number | null;
  /** For one member in a span of the calendar, and what is left in the one that runs. */
  readonly limits: readonly {
    readonly per: 'day' | 'week' | 'month' | 'year' | 'ever';
    /** In points. `null`: no limit. */
    readonly points: number | null;
    /** Of `points`. `null`: no limit. */
    readonly pointsLeft: number | null;
    /** How often. `null`: no limit. */
    readonly times: number | null;
    /** Of `times`. `null`: no limit. */
    readonly timesLeft: number | null;
  }[];
};

/** All ways in which a member can earn points: rules in the order of the document, and what friends bring. Challenges stand apart. */
export type WaysToEarn = {
  /** The member, as the engine names them: opaque, and nothing of the person in it. */
  readonly memberId: string;
  readonly programVersion: number;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly asOf: string;
  readonly pointsName: string;
  readonly ways: readonly WayToEarn[];
  /** What the next friend gives the member; `null` where the program has no referrals. */
  readonly referral: ReferralPromise | null;
};

/** An event on its way to an endpoint. */
export type WebhookDelivery = {
  readonly deliveryId: string;
  readonly endpointId: string;
  /** The header `webhook-id`: the same for every attempt. */
  readonly messageId: string;
  readonly type: string;
  readonly status: 'pending' | 'delivered' | 'failed';
  /** `attempts_used`: after the last one. `too_late`: its day was over before. `endpoint_gone`: 410. `null`: it has not failed. */
  readonly failedBecause: 'attempts_used' | 'too_late' | 'endpoint_gone' | null;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly createdAt: string;
  /** At the earliest; `null`: there is none. */
  readonly nextAttemptAt: string | null;
  readonly attempts: readonly {
    /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
    readonly at: string;
    /** `answered`: with a status. `timed_out`: no status within 15 seconds. `unreachable`: no connection. `forbidden`: the name leads to an address that is not public. */
    readonly outcome: 'answered' | 'timed_out' | 'unreachable' | 'forbidden';
    readonly statusCode: number | null;
    readonly durationMs: number;
    /** The first 256 bytes of the answer, or what kept it from coming. */
    readonly answer: string;
  }[];
  /** Exactly what is sent. */
  readonly body: string;
};

/** Deliveries of the last 30 days, in the order of their events, newest first. */
export type WebhookDeliveryList = {
  readonly deliveries: readonly WebhookDelivery[];
  /** For the next page; `null` on the last. */
  readonly nextCursor: string | null;
};

/** An endpoint that events are posted to. */
export type WebhookEndpoint = {
  readonly endpointId: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly description: string | null;
  readonly enabled: boolean;
  /** `gone`: it answered 410 Gone and was switched off. `failing`: it took nothing for five days and was switched off. `null`: it is enabled. */
  readonly disabledBecause: 'by_hand' | 'gone' | 'failing' | null;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly createdAt: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly updatedAt: string;
  /** When its newest secret was made. */
  readonly secretSince: string;
  /** Until when deliveries are also signed with the secrets before; `null`: with the newest alone. */
  readonly overlapUntil: string | null;
  /** Changes with every change; for `If-Match`. Also the header `ETag`. */
  readonly etag: string;
};

/**
 * What of an endpoint is to change; what is not named stays.
 * Rule: must name at least one field to change.
 */
export type WebhookEndpointChange = {
  /**
   * Where events are posted to: an HTTPS address on the public internet.
   * Rule: must be an address that begins with https://, without user, password and fragment.
   */
  readonly url?: string;
  /**
   * Types of events as docs/events.md names them, or `["*"]` for all, those to come included.
   * Rule: must not name a type twice.
   * Rule: must not have anything beside "*".
   */
  readonly types?: readonly (
    | '*'
    | 'member.enrolled'
    | 'member.closed'
    | 'member.erased'
    | 'order.recorded'
    | 'order.refunded'
    | 'order.claimed'
    | 'order.transferred'
    | 'order.delivered'
    | 'activity.recorded'
    | 'activity.reversed'
    | 'points.adjusted'
    | 'tier.assigned'
    | 'tier.changed'
    | 'redemption.authorized'
    | 'redemption.captured'
    | 'redemption.released'
    | 'redemption.returned'
    | 'redemption.fulfilled'
    | 'coupon.used'
    | 'coupon.voided'
    | 'coupon.claimed'
    | 'referral.visited'
    | 'referral.signed_up'
    | 'referral.qualified'
    | 'referral.reviewed'
    | 'referral.rewarded'
    | 'referral.reversed'
    | 'referral.rejected'
    | 'challenge.achieved'
    | 'challenge.reversed'
    | 'journey.stage_changed'
    | 'ask.made'
    | 'ask.held_out'
    | 'ask.dropped'
    | 'ask.goal_reached'
    | 'ask.goal_lost'
    | 'team.told'
    | 'webhook.called'
    | 'points.settled')[];
  readonly description?: string | null;
  /** True also forgets how the endpoint has been doing, and sends what is pending. */
  readonly enabled?: boolean;
};

/** All endpoints; there are at most 20. */
export type WebhookEndpointList = {
  readonly endpoints: readonly WebhookEndpoint[];
};

/** An endpoint to be registered. */
export type WebhookEndpointRequest = {
  /**
   * Where events are posted to: an HTTPS address on the public internet.
   * Rule: must be an address that begins with https://, without user, password and fragment.
   */
  readonly url: string;
  /**
   * Types of events as docs/events.md names them, or `["*"]` for all, those to come included.
   * Rule: must not name a type twice.
   * Rule: must not have anything beside "*".
   */
  readonly types?: readonly (
    | '*'
    | 'member.enrolled'
    | 'member.closed'
    | 'member.erased'
    | 'order.recorded'
    | 'order.refunded'
    | 'order.claimed'
    | 'order.transferred'
    | 'order.delivered'
    | 'activity.recorded'
    | 'activity.reversed'
    | 'points.adjusted'
    | 'tier.assigned'
    | 'tier.changed'
    | 'redemption.authorized'
    | 'redemption.captured'
    | 'redemption.released'
    | 'redemption.returned'
    | 'redemption.fulfilled'
    | 'coupon.used'
    | 'coupon.voided'
    | 'coupon.claimed'
    | 'referral.visited'
    | 'referral.signed_up'
    | 'referral.qualified'
    | 'referral.reviewed'
    | 'referral.rewarded'
    | 'referral.reversed'
    | 'referral.rejected'
    | 'challenge.achieved'
    | 'challenge.reversed'
    | 'journey.stage_changed'
    | 'ask.made'
    | 'ask.held_out'
    | 'ask.dropped'
    | 'ask.goal_reached'
    | 'ask.goal_lost'
    | 'team.told'
    | 'webhook.called'
    | 'points.settled')[];
  /** What it is for, for whoever sees it in the list. */
  readonly description?: string;
  /** False: to be switched on later. */
  readonly enabled?: boolean;
};

/** An endpoint, and how it is doing. */
export type WebhookEndpointStatus = {
  readonly endpointId: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly description: string | null;
  readonly enabled: boolean;
  /** `gone`: it answered 410 Gone and was switched off. `failing`: it took nothing for five days and was switched off. `null`: it is enabled. */
  readonly disabledBecause: 'by_hand' | 'gone' | 'failing' | null;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly createdAt: string;
  /** A moment: ISO 8601 with an offset, such as `2026-11-22T10:15:00Z`. Fractions of a second are dropped. */
  readonly updatedAt: string;
  /** When its newest secret was made. */
  readonly secretSince: string;
  /** Until when deliveries are also signed with the secrets before; `null`: with the newest alone. */
  readonly overlapUntil: string | null;
  /** Changes with every change; for `If-Match`. Also the header `ETag`. */
  readonly etag: string;
  /** Attempts that failed since the last success. */
  readonly failures: number;
  /** The first of them; `null`: there are none. After five days of nothing else it is switched off. */
  readonly failingSince: string | null;
  /** It has failed again and again, and is spared until then; `null`: it is not. */
  readonly pausedUntil: string | null;
};

/** How long the secrets before stay in use. */
export type WebhookSecretRotation = {
  /** So long deliveries are signed with the old secrets too; 0: an old one is known to somebody it should not be. */
  readonly overlapHours?: number;
};

/** Asks for the day of the week by the program's clocks. */
export type WeekdayCondition = {
  readonly kind: 'weekday';
  /** 1 is Monday, 7 is Sunday. */
  readonly in: readonly number[];
};
