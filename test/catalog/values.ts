import type { RequirementContext } from '../../src/catalog/requirement-context.ts';
import type { ApiCall } from '../../src/model/api-call.ts';
import type { DataAlternative, DataValue, RecordValue, UnknownValue } from '../../src/model/data-value.ts';
import type { Pattern, PatternPart } from '../../src/model/pattern.ts';
import { concat, literal } from '../../src/model/pattern.ts';
import type { Condition, Requirement } from '../../src/model/requirement.ts';

/** The value of an environment variable that nothing binds. */
export function environment(name: string): Pattern {
  return [{ kind: 'environment', name, reason: `nothing binds ${name}` }];
}

/** The name of a declared resource. */
export function reference(resource: string, attribute = 'name'): Pattern {
  return [{ kind: 'reference', resource, attribute, type: 'AWS::Test::Resource', reason: 'declared' }];
}

export const EVENT: UnknownValue = { kind: 'unknown', cause: 'event', reason: 'comes with the event' };

/** One text of literal and other pieces. */
export function text(...pieces: readonly (string | Pattern)[]): DataValue {
  return [{ kind: 'text', pattern: concat(...pieces.map((piece) => (typeof piece === 'string' ? literal(piece) : piece))) }];
}

/** A value that is one of several. */
export function either(...values: readonly DataValue[]): DataValue {
  return values.flat();
}

export function record(members: Readonly<Record<string, DataValue>>, more: Partial<RecordValue> = {}): DataValue {
  return [{ kind: 'record', members: new Map(Object.entries(members)), computed: [], ...more }];
}

export function list(...items: readonly DataValue[]): DataValue {
  return [{ kind: 'list', items }];
}

export function scalar(value: number | boolean): DataValue {
  const alternative: DataAlternative = { kind: 'scalar', value };
  return [alternative];
}

/** A call of the function's own code. */
export function callOf(service: string, operation: string, input: DataValue, more: Partial<ApiCall> = {}): ApiCall {
  return { service, operation, input, origin: { file: 'src/handler.ts', line: 7, column: 3 }, via: [], source: 'code', ...more };
}

export const NO_KEYS: RequirementContext = { encryptionKeys: new Map(), kmsKeys: [] };

/** `action resource condition` of each requirement, sorted; pseudo values as `{region}`, holes as `<NAME>`. */
export function lines(requirements: readonly Requirement[]): string[] {
  return requirements.map(({ action, resource, condition }) => [action, show(resource), ...conditionText(condition)].join(' ')).sort();
}

export function show(pattern: Pattern): string {
  return pattern.map(showPart).join('');
}

function conditionText(condition: Condition | undefined): string[] {
  if (condition === undefined) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `${operator} ${key}=${values.map(show).join(',')}`),
  );
}

function showPart(part: PatternPart): string {
  switch (part.kind) {
    case 'literal':
    case 'wildcard':
      return part.text;
    case 'pseudo':
      return `{${part.name}}`;
    case 'environment':
    case 'parameter':
      return `<${part.name}>`;
    case 'reference':
      return `<${part.resource}.${part.attribute}>`;
    case 'unknown':
      return `<${part.cause}>`;
  }
}
