import type { CartSimulation } from '../../../shared/contracts/cart-simulation.ts';

type Rule = CartSimulation['explanation']['rules'][number];
type Line = CartSimulation['explanation']['lines'][number];

/** A simulated cart for people: the result, what each rule gave for what, and why the others gave nothing. */
export function cartText(simulation: CartSimulation): string {
  const { explanation } = simulation;
  const fired = explanation.rules.filter((rule) => rule.fired);
  const others = explanation.rules.filter((rule) => !rule.fired);
  return [
    explanation.summary,
    '',
    ...aligned(factsOf(simulation)),
    ...section(
      'Rules that gave points',
      fired.flatMap((rule) => firedText(rule, explanation.lines)),
    ),
    ...section(
      'Rules that gave none',
      others.flatMap(({ ruleId, description, reason }) => [`${ruleId}: ${description}`, `    ${reason}`]),
    ),
  ].join('\n');
}

function factsOf(simulation: CartSimulation): readonly (readonly [string, string])[] {
  const { judgedBy, points, state, activatesAt, expiresAt, placedAt, explanation } = simulation;
  const { exactPoints, rounding, cappedAt } = explanation;
  const source =
    judgedBy.kind === 'version' ? `version ${judgedBy.version}` : (judgedBy.draftId ?? 'document');
  const capped = cappedAt === null ? '' : `; the program's own caps left ${cappedAt}`;
  return [
    ['judged by', `${source} "${judgedBy.name}"${judgedBy.etag === null ? '' : `, state ${judgedBy.etag}`}`],
    ['for', whoOf(simulation)],
    ['placed at', placedAt],
    ['points', `${points} (${exactPoints} exactly, rounding ${rounding}${capped})`],
    ['spendable', state === 'withheld' ? 'never' : `from ${activatesAt} until ${expiresAt ?? 'ever'}`],
  ];
}

function whoOf({ member }: CartSimulation): string {
  const who = { member: `member ${member.memberId}`, imagined: 'an imagined member', stranger: 'a stranger' };
  const joined = member.isMember ? '' : ', as if they had joined';
  const tier = member.tier === null ? '' : `, tier ${member.tier}`;
  return `${who[member.kind]}${joined}${tier}, order number ${member.orderNumber}`;
}

function firedText(
  { ruleId, description, reason, cappedAt }: Rule,
  lines: readonly Line[],
): readonly string[] {
  const shares = lines.filter((line) => line.ruleId === ruleId);
  return [
    `${ruleId}: ${description}`,
    ...(cappedAt === null ? [] : [`    ${reason}`]),
    ...shares.map(({ lineId, sku, points }) =>
      lineId === null ? `    ${points} for the whole order` : `    ${points} for line ${lineId} (${sku})`,
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}

function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
