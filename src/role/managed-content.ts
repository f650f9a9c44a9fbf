import type { AttachedContent, AttachedSet, AttachedStatement } from '../model/attached-role.ts';
import type { Origin } from '../model/origin.ts';
import { concat, literal, literalText, type Pattern, pseudo, splitPattern, substitute } from '../model/pattern.ts';
import { attachedStatements } from '../policy/attached-statements.ts';
import { readPolicyDocument } from '../policy/read-document.ts';
import { managedPolicy } from './managed.ts';

/**
 * What the managed policy of this ARN (or bare name) says, as the AWS managed policies that the package carries have it; else `unknown` with the reason.
 * Its ARNs are in the partition that the policy's own ARN names: AWS keeps a copy of its policies in every partition.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies
 * @param place where the policy is attached
 */
export function managedContent(arn: Pattern, place: Origin): AttachedContent {
  const spelledOut = withParameters(arn);
  const wanted = literalText(
    substitute(spelledOut, (hole) => (hole.kind === 'pseudo' && hole.name === 'partition' ? literal('aws') : [hole])),
  );
  if (wanted === undefined) {
    const open = spelledOut.find((part) => part.kind === 'reference' || part.kind === 'unknown' || part.kind === 'parameter');
    const why = open === undefined ? '' : `: ${open.reason}`;
    return { kind: 'unknown', reason: `the ARN of the managed policy is not known before the deployment${why}` };
  }
  const known = knownStatements(wanted);
  if (known === undefined) return { kind: 'unknown', reason: unknownPolicy(wanted) };
  const partition = wanted.startsWith('arn:') ? (splitPattern(spelledOut, ':', 3)[1] ?? []) : pseudo('partition');
  return {
    kind: 'statements',
    statements: known.map((statement) => ({ ...inPartition(statement, partition), origin: place })),
  };
}

const read = new Map<string, readonly AttachedStatement[] | undefined>();

/** The statements of a policy, looked up and read once however many roles have it. */
function knownStatements(wanted: string): readonly AttachedStatement[] | undefined {
  if (!read.has(wanted)) {
    const policy = managedPolicy(wanted);
    read.set(wanted, policy === undefined ? undefined : attachedStatements(readPolicyDocument(policy.document, policy.arn)));
  }
  return read.get(wanted);
}

function withParameters(pattern: Pattern): Pattern {
  return substitute(pattern, (hole) => (hole.kind === 'parameter' && hole.value !== undefined ? withParameters(hole.value) : [hole]));
}

function unknownPolicy(arn: string): string {
  if (arn.includes(':iam::aws:')) return `${arn} is none of the AWS managed policies that this version knows; give its document as a file`;
  if (arn.startsWith('arn:')) return `the document of ${arn} is kept in AWS; give it as a file, or name the role by --role`;
  return `${arn} is none of the AWS managed policies that this version knows, and no ARN`;
}

function inPartition(statement: AttachedStatement, partition: Pattern): AttachedStatement {
  if (literalText(partition) === 'aws') return statement;
  return {
    ...statement,
    ...(statement.resource === undefined ? {} : { resource: setInPartition(statement.resource, partition) }),
    conditions: statement.conditions.map((condition) => ({
      ...condition,
      values: condition.values.map((value) => arnInPartition(value, partition)),
    })),
  };
}

function setInPartition(set: AttachedSet, partition: Pattern): AttachedSet {
  return { ...set, patterns: set.patterns.map((pattern) => arnInPartition(pattern, partition)) };
}

const STANDARD = 'arn:aws:';

function arnInPartition(pattern: Pattern, partition: Pattern): Pattern {
  const [first, ...rest] = pattern;
  if (first?.kind !== 'literal' || !first.text.startsWith(STANDARD)) return pattern;
  return concat(literal('arn:'), partition, literal(`:${first.text.slice(STANDARD.length)}`), rest);
}
