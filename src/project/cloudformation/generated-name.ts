import { concat, literal, type Pattern, pseudo, wildcard } from '../../model/pattern.ts';

/**
 * How CloudFormation names a resource whose template gives no name
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html; the forms per type are those of the
 * examples on each type's page):
 * - `stack-and-id`: `<stack>-<LogicalId>-<random>`
 * - `lower-case-stack-and-id`: the same in lower case
 * - `id`: `<LogicalId>-<random>`
 * - `parameter`: `CFN-<LogicalId>-<random>`
 * - `logical-id`: the logical id itself
 * - `none`: an id that says nothing of stack or template, or a form that is not documented.
 */
export type NameForm = 'stack-and-id' | 'lower-case-stack-and-id' | 'id' | 'parameter' | 'logical-id' | 'none';

/** The stack that a resource belongs to; the name of a nested one is generated itself. */
export interface Stack {
  readonly name?: string;
  readonly isNested: boolean;
}

/** The random part has at most this many characters. */
const RANDOM_LENGTH = 13;

/**
 * The shape of a generated name, wildcards where nothing is known; `undefined` where the form is `none`.
 * Where stack name and logical id together pass `limit` (the longest name the type may have) CloudFormation cuts both, so only what surely stays is kept.
 */
export function generatedName(form: NameForm, limit: number, logicalId: string, stack: Stack): Pattern | undefined {
  switch (form) {
    case 'stack-and-id':
      return withStack(limit, logicalId, stack.name, stack.isNested ? wildcard() : pseudo('stackName'));
    case 'lower-case-stack-and-id':
      return withStack(limit, logicalId.toLowerCase(), stack.name?.toLowerCase(), wildcard());
    case 'id':
      return kept(logicalId, limit - RANDOM_LENGTH - 1);
    case 'parameter':
      return concat(literal(`CFN-${logicalId}-`), wildcard());
    case 'logical-id':
      return literal(logicalId);
    case 'none':
      return undefined;
  }
}

function withStack(limit: number, logicalId: string, stack: string | undefined, unknownStack: Pattern): Pattern {
  const room = limit - RANDOM_LENGTH - 2;
  const half = Math.floor(room / 2);
  if (stack !== undefined) {
    if (stack.length + logicalId.length <= room) return concat(literal(`${stack}-${logicalId}-`), wildcard());
    return concat(literal(stack.slice(0, half)), wildcard(), literal('-'), kept(logicalId, half));
  }
  const neverCut = room >= MAXIMUM_STACK_NAME + logicalId.length;
  return concat(neverCut ? unknownStack : wildcard(), literal('-'), kept(logicalId, half));
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MAXIMUM_STACK_NAME = 128;

/** The text and its random end, or as much of the text as is surely there. */
function kept(text: string, length: number): Pattern {
  return concat(literal(text.length <= length ? `${text}-` : text.slice(0, length)), wildcard());
}
