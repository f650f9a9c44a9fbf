import type { AttachedCondition, AttachedPolicy, AttachedRole, AttachedStatement } from '../../src/model/attached-role.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { LambdaFunction } from '../../src/model/lambda-function.ts';
import { concat, literal, type Pattern, pseudo, wildcard } from '../../src/model/pattern.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { FunctionNeeds } from '../../src/run.ts';

/** A resource that the project declares; `shape` is what its generated name looks like. */
export function reference(resource: string, type: string, shape?: Pattern): Pattern {
  const value = shape === undefined ? {} : { value: shape };
  return [{ kind: 'reference', resource, attribute: 'name', type, reason: 'declared', ...value }];
}

/** `arn:${Partition}:SERVICE:${Region}:${Account}:` and the rest, as calls in source have it. */
export function arnOf(service: string, ...rest: readonly (Pattern | string)[]): Pattern {
  return concat(
    literal('arn:'),
    pseudo('partition'),
    literal(`:${service}:`),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':'),
    ...rest.map((part) => (typeof part === 'string' ? literal(part) : part)),
  );
}

export function requirement(action: string, resource: Pattern, line = 10): Requirement {
  return {
    action,
    resource,
    confidence: 'high',
    evidence: [{ kind: 'code', service: 's', operation: 'O', origin: { file: 'src/app.ts', line, column: 3 }, via: [], rule: 'r' }],
  };
}

export function needsOf(id: string, requirements: readonly Requirement[], findings: readonly Finding[] = []): FunctionNeeds {
  const lambda: LambdaFunction = {
    id,
    aliases: [],
    handler: { kind: 'handler', file: 'src/app.ts', export: 'handler' },
    runtime: 'nodejs22.x',
    env: new Map(),
    envIsComplete: true,
    name: literal(id),
    role: { kind: 'implicit' },
    platform: [],
    layers: [],
    origin: { file: 'template.yaml', line: 1, column: 1 },
  };
  return {
    id,
    role: lambda.role,
    function: lambda,
    calls: [],
    sensitive: [],
    authorizerAnswers: [],
    files: [],
    grants: { requirements, platform: [] },
    findings,
    incomplete: findings.some(({ incomplete }) => incomplete !== undefined),
  };
}

interface StatementText {
  readonly effect?: 'Allow' | 'Deny';
  readonly action: string | readonly string[];
  /** Text as in a policy document, or a pattern that refers to what the project declares. */
  readonly resource: string | readonly (string | Pattern)[];
  /** The resources are those of `NotResource`. */
  readonly isOthers?: boolean;
  readonly conditions?: readonly AttachedCondition[];
}

/** The pattern of a text of a policy: `*` and `?` are wildcards. */
function policyText(text: string): Pattern {
  return concat(...text.split(/([*?])/).map((piece) => (/^[*?]$/.test(piece) ? wildcard(piece) : literal(piece))));
}

function statement({ effect = 'Allow', action, resource, isOthers = false, conditions = [] }: StatementText, line = 1): AttachedStatement {
  const read = (text: string | Pattern) => (typeof text === 'string' ? policyText(text) : text);
  return {
    effect,
    version: '2012-10-17',
    action: { negated: false, patterns: [action].flat().map(policyText) },
    resource: { negated: isOthers, patterns: (typeof resource === 'string' ? [resource] : resource).map(read) },
    conditions,
    origin: { file: 'template.yaml', line, column: 1 },
  };
}

export function policy(name: string, statements: readonly StatementText[], more: Partial<AttachedPolicy> = {}): AttachedPolicy {
  return {
    name,
    kind: 'inline',
    platform: false,
    content: { kind: 'statements', statements: statements.map((one, index) => statement(one, 20 + index)) },
    origin: { file: 'template.yaml', line: 20, column: 1 },
    ...more,
  };
}

export function role(...policies: readonly AttachedPolicy[]): AttachedRole {
  return { id: 'Role', policies, origin: { file: 'template.yaml', line: 15, column: 1 } };
}

export const generated = (name: string): Pattern => concat(wildcard(), literal(`-${name}-`), wildcard());
