import { type ActionData, type PrefixData, typesOf } from './iam-data.ts';
import type { InputMember } from './input-members.ts';
import { MEMBER_NAMES, NAMED_BY_NAME } from './member-names.ts';

/** ARN variable (`*` for the whole ARN) -> the path of the member that fills it, with `!` behind it where every request has it. */
export type Binding = Readonly<Record<string, string>>;

export interface BoundTypes {
  /** Resource type -> how its ARN is filled. */
  readonly resources: Readonly<Record<string, Binding>>;
  /** True where a name alone suggests the binding, so that it may be wrong. */
  readonly weak: boolean;
}

interface Candidate {
  readonly path: string;
  readonly weak: boolean;
}

const LOCATION = new Set(['Partition', 'Region', 'Account']);

/** Members that hold a text of the service's own making, whatever their names look like. */
const OPAQUE = /(iterator|token|marker)$/i;
/** Cores that say nothing of the type. */
const GENERIC_NAMES = new Set(['resource', 'source', 'target', 'destination', 'parent', 'type']);

/**
 * Binds the resource types of an operation's action to the operation's input members by their names. A type whose variables find no member
 * is left open only where the action requires it; where nothing binds at all every type that may be meant stays open.
 */
export function bindResources(
  operation: string,
  action: ActionData,
  service: string,
  prefix: PrefixData,
  members: readonly InputMember[],
): BoundTypes {
  const resources: Record<string, Binding> = {};
  const openTypes: Record<string, Binding> = {};
  let weak = false;
  for (const { name, required } of typesOf(action, prefix)) {
    const type = prefix.resourceTypes.get(name);
    if (type === undefined) continue;
    const variables = [...type.arn.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? '').filter((variable) => !LOCATION.has(variable));
    const account = members.find(({ name: member, depth }) => depth === 1 && member === MEMBER_NAMES[service]?.Account?.[0]);
    const bound = bindType(operation, service, name, variables, members, type.arn.includes('*'), /Tags/.test(operation));
    if (bound === undefined) {
      if (required) resources[name] = {};
      else if (action.resourceTypes.every((other) => !other.required)) openTypes[name] = {};
    } else {
      const owned = account !== undefined && type.arn.includes('${Account}') && !('*' in bound.binding);
      resources[name] = owned ? { ...bound.binding, Account: written(account.path, members) } : bound.binding;
      weak ||= bound.weak;
    }
  }
  if (Object.keys(resources).length === 0) return { resources: openTypes, weak: Object.keys(openTypes).length > 0 };
  return { resources, weak: weak || Object.keys(resources).some((name) => isOpen(name, resources[name], prefix)) };
}

/** True where a type has variables and none is bound. */
function isOpen(name: string, binding: Binding | undefined, prefix: PrefixData): boolean {
  const arn = prefix.resourceTypes.get(name)?.arn ?? '';
  return Object.keys(binding ?? {}).length === 0 && /\$\{(?!Partition|Region|Account)\w+\}/.test(arn);
}

function bindType(
  operation: string,
  service: string,
  type: string,
  variables: readonly string[],
  members: readonly InputMember[],
  open: boolean,
  tagging: boolean,
) {
  if (variables.length === 0 && !open) return { binding: {}, weak: false };
  const whole = namedWhole(service, type, members) ?? wholeArn(type, variables, members, tagging);
  const own = variables.find((variable) => core(variable) === normal(type)) ?? variables.at(-1) ?? type;
  const used = new Set<string>();
  const binding: Record<string, string> = {};
  let weak = false;
  let boundOwn = false;
  for (const variable of [own, ...variables.filter((other) => other !== own)]) {
    const found =
      named(service, type, variable, members) ??
      bindVariable(operation, type, variable, free(members, used, service, type, variable), variable === own);
    if (found === undefined) {
      weak = true;
      continue;
    }
    used.add(found.path);
    binding[variable] = written(found.path, members);
    weak ||= found.weak;
    boundOwn ||= variable === own;
  }
  if (whole !== undefined && !(boundOwn && !weak))
    return { binding: { '*': written(whole, members), ...(boundOwn ? binding : {}) }, weak: false };
  if (whole !== undefined) return { binding: { ...binding, '*': written(whole, members) }, weak };
  return Object.keys(binding).length === 0 ? undefined : { binding, weak };
}

/** A member's path as the data has it. */
function written(path: string, members: readonly InputMember[]): string {
  return members.some((member) => member.path === path && member.required) ? `${path}!` : path;
}

/** The members that fill no other variable of the same ARN, and no name where AWS makes an id. */
function free(members: readonly InputMember[], used: ReadonlySet<string>, service: string, type: string, variable: string): InputMember[] {
  const makesId = /I[dD]$/.test(variable) && !NAMED_BY_NAME.has(`${service} ${type}`);
  return members.filter(({ path, name }) => !used.has(path) && !OPAQUE.test(name) && !(makesId && /names?$/i.test(name)));
}

/** The curated member of a variable, where the operation has it. */
function named(service: string, type: string, variable: string, members: readonly InputMember[]): Candidate | undefined {
  const names = MEMBER_NAMES[service]?.[`${type}.${variable}`] ?? MEMBER_NAMES[service]?.[variable] ?? [];
  const path = names.find((name) => members.some((member) => member.path === name));
  return path === undefined ? undefined : { path, weak: false };
}

/** The curated member that is the resource's whole ARN, where the operation has it. */
function namedWhole(service: string, type: string, members: readonly InputMember[]): string | undefined {
  return MEMBER_NAMES[service]?.[`${type}.*`]?.find((name) => members.some((member) => member.path === name));
}

/** R3: the member that is the resource's whole ARN. */
function wholeArn(type: string, variables: readonly string[], members: readonly InputMember[], tagging: boolean): string | undefined {
  const stems = [normal(type), ...variables.slice(-1).map(core)].filter((stem) => stem !== '');
  const found = members.find(({ name, depth }) => {
    if (depth > 2) return false;
    const text = singular(normal(name));
    if (!text.endsWith('arn')) return depth === 1 && (text === 'resource' || (tagging && text === 'resourcename'));
    const stem = text.slice(0, -3);
    if (stem === '' || stem === 'resource' || stem === 'target') return depth === 1;
    return stems.some((other) => other === stem || (stem.length >= 4 && !GENERIC_NAMES.has(stem) && other.endsWith(stem)));
  });
  return found?.path;
}

function bindVariable(
  operation: string,
  type: string,
  variable: string,
  members: readonly InputMember[],
  own: boolean,
): Candidate | undefined {
  const wanted = core(variable);
  const top = members.filter(({ depth }) => depth === 1);
  return (
    strong(top.find((member) => singular(normal(member.name)) === normal(variable) || normal(member.name) === normal(variable))) ??
    strong(top.find((member) => wanted !== '' && core(member.name) === wanted && !isArn(member))) ??
    strong(own ? top.find((member) => core(member.name) === normal(type) && !isArn(member)) : undefined) ??
    weakly(own && nounMatches(operation, type) ? top.find((member) => /^(name|id|identifier)s?$/i.test(member.name)) : undefined) ??
    weakly(own ? onlyOne(top.filter((member) => !isArn(member) && endsAlike(core(member.name), [normal(type), wanted]))) : undefined) ??
    weakly(members.find((member) => member.depth > 1 && normal(member.name) === normal(variable))) ??
    weakly(members.find((member) => member.depth > 1 && wanted !== '' && core(member.name) === wanted && !isArn(member))) ??
    weakly(
      own
        ? members.find((member) => member.depth === 2 && core(parentName(member)) === wanted && /^(name|id)$/i.test(member.name))
        : undefined,
    ) ??
    weakly(onlyOne(top.filter((member) => !GENERIC_NAMES.has(core(member.name)) && isSuffix(member.name, variable)))) ??
    weakly(onlyOne(top.filter((member) => isSuffix(variable, member.name))))
  );
}

function strong(member: InputMember | undefined): Candidate | undefined {
  return member === undefined ? undefined : { path: member.path, weak: false };
}

function weakly(member: InputMember | undefined): Candidate | undefined {
  return member === undefined ? undefined : { path: member.path, weak: true };
}

function isArn(member: InputMember): boolean {
  return singular(normal(member.name)).endsWith('arn');
}

/** R8: the noun of the operation (what follows its verb) begins with the type's name. */
function nounMatches(operation: string, type: string): boolean {
  const noun = singular(normal(operation.replace(/^(Batch)?[A-Z][a-z]+/, '')));
  return noun !== '' && (noun.startsWith(normal(type)) || normal(type).endsWith(noun));
}

/** The one member that fits; where several do, none is known to. */
function onlyOne(members: readonly InputMember[]): InputMember | undefined {
  return members.length === 1 ? members[0] : undefined;
}

/** True where a core of four letters or more ends one of the others, or they it: `DBClusterIdentifier` for `cluster`, `EmailIdentity` for `identity`. */
function endsAlike(text: string, others: readonly string[]): boolean {
  if (GENERIC_NAMES.has(text)) return false;
  return others.some((other) => Math.min(text.length, other.length) >= 4 && (text.endsWith(other) || other.endsWith(text)));
}

/** R11 and R13: a name of five letters or more that ends the other. */
function isSuffix(short: string, long: string): boolean {
  const text = singular(normal(short));
  return text.length >= 5 && /(id|name|arn)$/.test(text) && text !== normal(long) && normal(long).endsWith(text);
}

function parentName(member: InputMember): string {
  return member.path.split('.').at(-2)?.replace('[]', '') ?? '';
}

function normal(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return name.endsWith('s') && !/(ss|us|is)$/.test(name) ? name.slice(0, -1) : name;
}

/** R2 and R7: the name without what says that it is a name, an id or an ARN. */
function core(name: string): string {
  const text = singular(normal(name.replace(/With(Path|out\w+)$/, '')));
  return text.replace(/(identifierorname|nameorarn|arnorname|nameorid|identifier|name|arn|id)$/, '');
}
