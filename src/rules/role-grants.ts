import type { AttachedPolicy, AttachedRole, AttachedStatement } from '../model/attached-role.ts';
import { type Pattern, type PatternPart, splitPattern, wildcard } from '../model/pattern.ts';
import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import { isOnAll } from '../policy/every-resource.ts';
import { managedContent } from '../role/managed-content.ts';

/** An Allow statement of one of a role's own policies. */
export interface RoleGrant {
  readonly policy: AttachedPolicy;
  readonly statement: AttachedStatement;
  readonly actions: readonly string[];
  readonly resources: readonly Pattern[];
}

/** True for a policy that AWS or somebody else keeps: it is judged as a whole, by its name. */
export function isKeptElsewhere({ content, name }: AttachedPolicy): boolean {
  return content.kind === 'managed' || /^arn:[^:]*:iam::aws:policy\//.test(name);
}

/** The Allow statements with plain actions and resources that the project itself writes; what the framework attaches is left out. */
export function ownGrants(role: AttachedRole): readonly RoleGrant[] {
  return ownStatements(role).flatMap(({ policy, statement }) => {
    const { action, resource } = statement;
    if (action.negated || resource === undefined) return [];
    return [{ policy, statement, actions: action.patterns.flatMap(actionText), resources: resource.negated ? [] : resource.patterns }];
  });
}

function ownStatements(role: AttachedRole): readonly Pick<RoleGrant, 'policy' | 'statement'>[] {
  return role.policies.flatMap((policy) => {
    if (policy.platform || isKeptElsewhere(policy) || policy.content.kind !== 'statements') return [];
    return policy.content.statements.filter(({ effect }) => effect === 'Allow').map((statement) => ({ policy, statement }));
  });
}

/** True where the actions and resources are those that are written, and the actions are known. */
function isPlain({ action, resource }: AttachedStatement): boolean {
  return !action.negated && resource?.negated !== true && action.patterns.every((pattern) => actionText(pattern).length > 0);
}

/** The text of an action, its wildcards as IAM reads them; nothing where part of it is not known. */
function actionText(pattern: Pattern): readonly string[] {
  const texts = pattern.map((part) => (part.kind === 'literal' || part.kind === 'wildcard' ? part.text : undefined));
  return texts.includes(undefined) ? [] : [texts.join('')];
}

/** True for the resource `*` alone. */
export function isEverything([part, ...rest]: Pattern): boolean {
  return rest.length === 0 && part?.kind === 'wildcard' && /^\*+$/.test(part.text);
}

/** True where a pattern leaves out no resource that the action can have in one account and region: `*`, `arn:aws:ssm:eu-west-1:111122223333:parameter/*`. */
export function isOnEveryResource(action: string, resource: Pattern, knowledge: ActionKnowledge): boolean {
  return isOnAll(action, withoutPlace(resource), knowledge);
}

/** The pattern as IAM text, its partition, region and account left open: all secrets of one account are all that the function could want. */
function withoutPlace(resource: Pattern): string {
  const [arn, partition, service, region, account, ...name] = splitPattern(resource, ':', 6);
  const open = [arn, partition === undefined ? undefined : wildcard(), service, region && wildcard(), account && wildcard(), ...name];
  return open.flatMap((part) => (part === undefined ? [] : [part.map(partText).join('')])).join(':');
}

/** A name that is not known stands for one, so it is no wildcard. */
function partText(part: PatternPart): string {
  return part.kind === 'literal' || part.kind === 'wildcard' ? part.text : '\u0000';
}

/** Why a rule about a role can't tell, where part of the role is not known. */
export function unknownPart(role: AttachedRole): string | undefined {
  for (const { name, content, origin } of role.policies) {
    const resolved = content.kind === 'managed' ? managedContent(content.arn, origin) : content;
    if (resolved.kind === 'unknown') return `policy ${name} is not known: ${resolved.reason}`;
  }
  const open = ownStatements(role).find(({ statement }) => !isPlain(statement));
  return open === undefined
    ? undefined
    : `policy ${open.policy.name} has a statement with NotAction, NotResource or an action that is not known: leastpriv diff judges it`;
}
