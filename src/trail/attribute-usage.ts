import type { Finding } from '../model/finding.ts';
import type { LambdaFunction, RoleReference } from '../model/lambda-function.ts';
import type { Hole, Pattern } from '../model/pattern.ts';
import { literal, literalText, substitute, wildcard } from '../model/pattern.ts';
import { groupBy } from '../policy/group-by.ts';
import type { ObservedGroup } from './aggregate.ts';

/** Which recorded calls are whose. */
export interface AttributedUsage {
  /** Function id -> its groups. */
  readonly byFunction: ReadonlyMap<string, readonly ObservedGroup[]>;
  /** Function id -> every call of its role, whoever of those that share it made it. */
  readonly byRole: ReadonlyMap<string, readonly ObservedGroup[]>;
  /** About calls that are of none, or of no one function for certain. */
  readonly findings: readonly Finding[];
}

/**
 * Gives the calls of each role to the function that runs with it, and those of a role that several share to the function that the session is named after:
 * Lambda names its sessions so (https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html). What fits several functions is given to none.
 */
export function attributeUsage(groups: readonly ObservedGroup[], functions: readonly LambdaFunction[]): AttributedUsage {
  const byFunction = new Map<string, ObservedGroup[]>();
  const findings: Finding[] = [];
  const strangers: ObservedGroup[] = [];
  const byRole = new Map<string, ObservedGroup[]>();
  const give = (owner: LambdaFunction, own: readonly ObservedGroup[]) =>
    byFunction.set(owner.id, [...(byFunction.get(owner.id) ?? []), ...own]);
  for (const ofRole of groupBy(groups, ({ role }) => role)) {
    const role = ofRole[0]?.role ?? '';
    const holders = likeliest(functions, (lambda) => nameFit(roleNames(lambda.role), role, lambda.role));
    for (const { id } of holders) byRole.set(id, [...(byRole.get(id) ?? []), ...ofRole]);
    const [only] = holders;
    if (holders.length === 1 && only !== undefined) {
      give(only, ofRole);
      continue;
    }
    const candidates = holders.length > 0 ? holders : functions.filter((lambda) => roleNames(lambda.role).length === 0);
    for (const ofSession of groupBy(ofRole, ({ session }) => session ?? '')) {
      const session = ofSession[0]?.session;
      const named = session === undefined ? [] : likeliest(candidates, (lambda) => fitOf(lambda.name, session));
      const [owner] = named;
      if (named.length === 1 && owner !== undefined) give(owner, ofSession);
      else if (holders.length > 0 || named.length > 1) findings.push(sharedFinding(role, ofSession, named.length > 1 ? named : holders));
      else strangers.push(...ofSession);
    }
  }
  const others = ofNoFunction(strangers, byFunction, functions);
  for (const [id, own] of byFunction) if (!byRole.has(id)) byRole.set(id, own);
  return { byFunction, byRole, findings: [...findings, ...others] };
}

/** One function whose role nobody knows and calls of a single role: the user says that they belong together by giving both. */
function ofNoFunction(
  strangers: readonly ObservedGroup[],
  byFunction: Map<string, ObservedGroup[]>,
  functions: readonly LambdaFunction[],
): Finding[] {
  if (strangers.length === 0) return [];
  const roles = [...new Set(strangers.map(({ role }) => role))].sort();
  const [lambda, ...others] = functions;
  const [role = ''] = roles;
  if (lambda !== undefined && others.length === 0 && roles.length === 1 && roleNames(lambda.role).length === 0) {
    byFunction.set(lambda.id, [...strangers, ...(byFunction.get(lambda.id) ?? [])]);
    const message = `its role is not known: the calls of ${role}, the only role in the usage, are taken for its own`;
    return [{ rule: 'usage-role-assumed', severity: 'note', message, origin: lambda.origin, function: lambda.id }];
  }
  const shown = roles.slice(0, MOST_SHOWN).join(', ');
  const more = roles.length > MOST_SHOWN ? ` and ${roles.length - MOST_SHOWN} more` : '';
  return [
    {
      rule: 'usage-of-other-roles',
      severity: 'note',
      message: `the usage has calls of roles that no function here runs with: ${shown}${more}`,
    },
  ];
}

const MOST_SHOWN = 5;

function sharedFinding(role: string, groups: readonly ObservedGroup[], candidates: readonly LambdaFunction[]): Finding {
  const session = groups[0]?.session;
  const calls = groups.reduce((sum, { count }) => sum + count, 0);
  const names = candidates.map(({ id }) => id).sort();
  return {
    rule: 'usage-not-attributed',
    severity: 'warning',
    message: `${calls} ${calls === 1 ? 'call' : 'calls'} of ${role} ${session === undefined ? 'without a session name' : `in session ${session}`} may be of any of ${names.join(', ')}, so they count for none; give each function a role of its own`,
  };
}

/** How well a name fits: the name itself, a shape of it, or not. */
type Fit = 'exact' | 'shape' | 'none';

/** Those that fit exactly; where there are none, those by their shape. */
function likeliest(functions: readonly LambdaFunction[], fitFor: (lambda: LambdaFunction) => Fit): LambdaFunction[] {
  const exact = functions.filter((lambda) => fitFor(lambda) === 'exact');
  return exact.length > 0 ? exact : functions.filter((lambda) => fitFor(lambda) === 'shape');
}

/** The names that a role may have; none where nothing is known of it. */
function roleNames({ kind, id, declared }: RoleReference): Pattern[] {
  if (declared?.name !== undefined) return [declared.name];
  return kind === 'external' && id !== undefined ? [literal(id)] : [];
}

/** A role that is known by its ARN is that one alone; any other by its name, whatever account and path it has. */
function nameFit(names: readonly Pattern[], role: string, { kind, id }: RoleReference): Fit {
  if (kind === 'external' && id?.startsWith('arn:') === true) return isSameRole(id, role) ? 'exact' : 'none';
  const name = role.slice(role.lastIndexOf('/') + 1);
  const fits = names.map((pattern) => fitOf(pattern, name));
  return fits.find((one) => one === 'exact') ?? fits.find((one) => one === 'shape') ?? 'none';
}

/** An assumed role's ARN has no path, so there only partition, account and name are compared. */
function isSameRole(declared: string, recorded: string): boolean {
  if (!recorded.includes(':assumed-role/')) return declared === recorded;
  const [, partition, , , account = '', path = ''] = declared.split(':');
  return recorded === `arn:${partition}:sts::${account}:assumed-role/${path.slice(path.lastIndexOf('/') + 1)}`;
}

/** The random end of a generated name has no dash, which tells `shop-Orders-X1Y2` from a stack `shop-Orders` with a function of another name. */
function fitOf(pattern: Pattern, name: string): Fit {
  const flat = flatten(pattern);
  const text = literalText(flat);
  if (text !== undefined) return (text.startsWith('arn:') ? text.slice(text.lastIndexOf('/') + 1) : text) === name ? 'exact' : 'none';
  if (!flat.some((part) => part.kind === 'literal' && /[A-Za-z0-9]/.test(part.text))) return 'none';
  const form = flat.map((part, index) => {
    if (part.kind === 'literal') return part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const before = flat[index - 1];
    return index === flat.length - 1 && before?.kind === 'literal' && before.text.endsWith('-') ? '[^-]*' : '.*';
  });
  return new RegExp(`^${form.join('')}$`, 's').test(name) ? 'shape' : 'none';
}

function flatten(pattern: Pattern): Pattern {
  return substitute(pattern, (hole: Hole) => {
    const value = hole.kind === 'reference' || hole.kind === 'parameter' ? hole.value : undefined;
    return value === undefined ? wildcard() : flatten(value);
  });
}
