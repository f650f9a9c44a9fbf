import type { Statement } from '../model/statement.ts';
import { UserError } from '../support/errors.ts';

/** How large a policy may be, and in how many parts. */
export interface PolicyLimit {
  readonly name: string;
  /** Characters, white space not counted. */
  readonly characters: number;
  readonly parts: number;
  /** What to do where a policy is too large. */
  readonly advice: string;
}

/**
 * The quotas of IAM: of a managed policy, of which a role takes ten by default, and of all inline policies of a role together.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const POLICY_LIMITS = {
  managed: { name: 'a managed policy', characters: 6144, parts: 10, advice: 'split the function or ask AWS for a higher quota' },
  inline: { name: 'the inline policy of a role', characters: 10_240, parts: 1, advice: 'use managed policies (--target managed)' },
} as const satisfies Readonly<Record<string, PolicyLimit>>;

/** The size of a policy with these statements, in characters as IAM counts them. */
export type PolicySize = (statements: readonly Statement[]) => number;

/**
 * Distributes the statements over as few policies as fit: whole statements, the largest first; one that is too large alone is cut by its resources,
 * then by its actions. No grant is lost or gained; each part keeps the order of its statements. Throws UserError with the numbers where they do not fit.
 */
export function splitStatements(statements: readonly Statement[], limit: PolicyLimit, size: PolicySize): Statement[][] {
  if (size(statements) <= limit.characters) return statements.length === 0 ? [] : [[...statements]];
  if (limit.parts === 1)
    throw new UserError(`the policy has ${size(statements)} characters; ${limit.name} takes ${limit.characters}: ${limit.advice}`);
  const pieces = statements.flatMap((statement) => cut(statement, limit, size));
  const order = new Map(pieces.map((piece, index) => [piece, index]));
  const parts: Statement[][] = [];
  for (const piece of [...pieces].sort((a, b) => size([b]) - size([a]))) {
    const part = parts.find((candidate) => size([...candidate, piece]) <= limit.characters);
    if (part === undefined) parts.push([piece]);
    else part.push(piece);
  }
  if (parts.length > limit.parts) {
    const found = `the policy has ${size(statements)} characters and takes ${parts.length} parts`;
    throw new UserError(`${found}; ${limit.name} takes ${limit.characters}, and a role takes ${limit.parts}: ${limit.advice}`);
  }
  const position = (statement: Statement | undefined) => (statement === undefined ? 0 : (order.get(statement) ?? 0));
  for (const part of parts) part.sort((a, b) => position(a) - position(b));
  return parts.sort((a, b) => position(a[0]) - position(b[0]));
}

/** The statement, in halves of its resources or actions until each fits; the pieces' Sids are numbered. */
function cut(statement: Statement, limit: PolicyLimit, size: PolicySize): Statement[] {
  const pieces = halves(statement, limit, size);
  return pieces.length === 1 ? pieces : pieces.map((piece, index) => ({ ...piece, sid: `${piece.sid}Part${index + 1}` }));
}

function halves(statement: Statement, limit: PolicyLimit, size: PolicySize): Statement[] {
  const room = limit.characters - '99'.length;
  if (size([{ ...statement, sid: `${statement.sid}Part` }]) <= room) return [statement];
  const { resources, actions } = statement;
  if (resources.length > 1) {
    const middle = Math.ceil(resources.length / 2);
    return [resources.slice(0, middle), resources.slice(middle)].flatMap((some) => halves({ ...statement, resources: some }, limit, size));
  }
  if (actions.length > 1) {
    const middle = Math.ceil(actions.length / 2);
    return [actions.slice(0, middle), actions.slice(middle)].flatMap((some) => halves({ ...statement, actions: some }, limit, size));
  }
  throw new UserError(`a grant of ${actions.join()} alone has ${size([statement])} characters; ${limit.name} takes ${limit.characters}`);
}
