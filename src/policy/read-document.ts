import { renderOrigin } from '../model/origin.ts';
import { UserError } from '../support/errors.ts';
import type {
  DocumentCondition,
  DocumentPrincipal,
  DocumentSet,
  DocumentStatement,
  DocumentText,
  PolicyDocument,
  PolicyVersion,
} from './document.ts';
import type { JsonMember, JsonNode, JsonObject } from './json-node.ts';
import { parseJson } from './parse-json.ts';

/**
 * Reads a policy document: single statement or list, single text or list, `NotAction`, `NotResource`, `Principal`, `Condition`; an empty statement list
 * and a missing Version are taken. Throws UserError with file, line and column for what IAM rejects.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicyDocument(text: string, file: string): PolicyDocument {
  return { ...policyDocument(parseJson(text, file)), characters: text.replace(/\s/g, '').length };
}

/** The members in which the AWS CLI prints a policy document; named before any that stands beside them. */
const WRAPPERS = ['PolicyDocument', 'PolicyVersion', 'AssumeRolePolicyDocument'];

/** The policy document that stands in a JSON value; the same errors. */
export function policyDocument(node: JsonNode): PolicyDocument {
  const wrapper = node.kind === 'object' ? node.members.find(({ name }) => WRAPPERS.includes(name)) : undefined;
  if (wrapper !== undefined)
    reject(wrapper, `a policy document has no member "${wrapper.name}"; it has Version, Id, Statement: give the document itself`);
  const members = membersOf(node, 'a policy document', ['Version', 'Id', 'Statement']);
  const statement = members.get('Statement');
  if (statement === undefined) reject(node, 'a policy document needs a Statement');
  const version = members.get('Version');
  const id = members.get('Id');
  return {
    version: version === undefined ? '2008-10-17' : versionOf(version.value),
    versionIsWritten: version !== undefined,
    ...(id === undefined ? {} : { id: textOf(id.value, 'Id') }),
    statements: (statement.value.kind === 'list' ? statement.value.items : [statement.value]).map(statementOf),
    origin: node.origin,
  };
}

const STATEMENT_MEMBERS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;

function versionOf(node: JsonNode): PolicyVersion {
  const { text } = textOf(node, 'Version');
  if (text === '2012-10-17' || text === '2008-10-17') return text;
  reject(node, `Version is "${text}"; it can be "2012-10-17" or "2008-10-17"`);
}

function statementOf(node: JsonNode): DocumentStatement {
  const members = membersOf(node, 'a statement', STATEMENT_MEMBERS);
  const sid = members.get('Sid');
  const action = setOf(members, 'Action', 'NotAction');
  const resource = setOf(members, 'Resource', 'NotResource');
  const principal = principalOf(members);
  if (action === undefined) reject(node, 'a statement needs an Action or a NotAction');
  if (resource === undefined && principal === undefined) reject(node, 'a statement needs a Resource or a NotResource');
  return {
    ...(sid === undefined ? {} : { sid: textOf(sid.value, 'Sid') }),
    effect: effectOf(node, members.get('Effect')),
    action,
    ...(resource === undefined ? {} : { resource }),
    ...(principal === undefined ? {} : { principal }),
    conditions: conditionsOf(members.get('Condition')),
    origin: node.origin,
  };
}

function effectOf(statement: JsonNode, member: JsonMember | undefined): 'Allow' | 'Deny' {
  if (member === undefined) reject(statement, 'a statement needs an Effect');
  const { text } = textOf(member.value, 'Effect');
  if (text === 'Allow' || text === 'Deny') return text;
  reject(member.value, `Effect is "${text}"; it can be "Allow" or "Deny"`);
}

type Members = ReadonlyMap<string, JsonMember>;

/** One of two members that exclude each other. */
function oneOf(members: Members, name: string, negated: string): { readonly member: JsonMember; readonly negated: boolean } | undefined {
  const positive = members.get(name);
  const negative = members.get(negated);
  if (positive !== undefined && negative !== undefined) reject(negative, `a statement cannot have both ${name} and ${negated}`);
  if (negative !== undefined) return { member: negative, negated: true };
  return positive === undefined ? undefined : { member: positive, negated: false };
}

function setOf(members: Members, name: string, negated: string): DocumentSet | undefined {
  const found = oneOf(members, name, negated);
  if (found === undefined) return undefined;
  const { value, name: written, origin } = found.member;
  return { negated: found.negated, patterns: textsOf(value, written), origin };
}

function principalOf(members: Members): DocumentPrincipal | undefined {
  const found = oneOf(members, 'Principal', 'NotPrincipal');
  if (found === undefined) return undefined;
  const { value, name, origin } = found.member;
  const { negated } = found;
  if (value.kind !== 'object') {
    const { text } = textOf(value, name);
    if (text !== '*') reject(value, `${name} is "${text}"; it can be "*" or an object such as { "AWS": ... }`);
    return { negated, types: [{ type: '*', identifiers: [{ text, origin: value.origin }] }], origin };
  }
  const types = value.members.map((type) => ({ type: type.name, identifiers: textsOf(type.value, type.name) }));
  return { negated, types, origin };
}

function conditionsOf(member: JsonMember | undefined): DocumentCondition[] {
  if (member === undefined) return [];
  return objectOf(member.value, 'Condition').members.flatMap((operator) =>
    objectOf(operator.value, operator.name).members.map(({ name: key, value, origin }) => {
      const items = value.kind === 'list' ? value.items : [value];
      return { operator: operator.name, key, values: items.map((item) => conditionValue(item, key)), origin };
    }),
  );
}

/** "Quotation marks are optional for numeric and Boolean values": the policy grammar. */
function conditionValue(node: JsonNode, key: string): DocumentText {
  if (node.kind === 'text' || node.kind === 'number' || node.kind === 'boolean') return { text: node.text, origin: node.origin };
  reject(node, `a value of ${key} is ${described(node)}; it can be a text, a number or a boolean`);
}

function textsOf(node: JsonNode, name: string): DocumentText[] {
  return node.kind === 'list' ? node.items.map((item) => textOf(item, name)) : [textOf(node, name)];
}

function textOf(node: JsonNode, name: string): DocumentText {
  if (node.kind !== 'text') reject(node, `${name} is ${described(node)}; it must be a text`);
  return { text: node.text, origin: node.origin };
}

function objectOf(node: JsonNode, name: string): JsonObject {
  if (node.kind !== 'object') reject(node, `${name} is ${described(node)}; it must be an object`);
  return node;
}

/** The members by name, none of which stands outside the list. */
function membersOf(node: JsonNode, what: string, allowed: readonly string[]): Members {
  const object = node.kind === 'object' ? node : reject(node, `expected ${what}, found ${described(node)}`);
  const unknown = object.members.find(({ name }) => !allowed.includes(name));
  if (unknown !== undefined) reject(unknown, `${what} has no member "${unknown.name}"; it has ${allowed.join(', ')}`);
  return new Map(object.members.map((member) => [member.name, member]));
}

function described(node: JsonNode): string {
  switch (node.kind) {
    case 'text':
      return `the text "${node.text}"`;
    case 'list':
      return 'a list';
    case 'object':
      return 'an object';
    default:
      return node.text;
  }
}

function reject(place: Pick<JsonNode, 'origin'>, problem: string): never {
  throw new UserError(`${renderOrigin(place.origin)}: ${problem}`);
}
