import type { AttachedStatement } from '../../model/attached-role.ts';
import { literalText } from '../../model/pattern.ts';
import { both, type Circumstances, withChoice } from './circumstances.ts';
import { readConditions } from './policy-conditions.ts';
import { readPrincipals } from './policy-principals.ts';
import { type ReadSet, readSets } from './policy-sets.ts';
import { isUnread, type PolicyContext, type Unread } from './policy-texts.ts';
import { member, type TemplateMap, type TemplateNode, without } from './template-node.ts';
import { variants } from './variants.ts';

/** A statement, or the part of one that is there under the same circumstances. */
export interface ReadStatement {
  readonly statement: AttachedStatement;
  readonly when: Circumstances;
}

const MEMBERS = new Set(['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);

/**
 * A statement of a policy document as the statements that a deployment may have of it: what is surely there, and apart from it what depends on
 * conditions. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 * @param node no `Fn::If` itself
 */
export function readStatement(node: TemplateNode, when: Circumstances, context: PolicyContext): readonly ReadStatement[] | Unread {
  if (node.kind !== 'map') return { unread: 'a statement is a map' };
  const unknown = [...node.members.keys()].find((name) => !MEMBERS.has(name));
  if (unknown !== undefined && /^(Ref$|Fn::)/.test(unknown)) return { unread: 'a statement is known only at deployment' };
  if (unknown !== undefined) return { unread: `a statement has no member ${unknown}` };
  const actions = readSets(node, 'Action', when, context);
  if (isUnread(actions)) return actions;
  const resources = readSets(node, 'Resource', when, context);
  if (isUnread(resources)) return resources;
  const frames = readFrames(without(node, ['Action', 'NotAction', 'Resource', 'NotResource']), when, context);
  if (isUnread(frames)) return frames;
  if (actions.length === 0) return { unread: 'the statement has no Action' };
  if (resources.length === 0 && !context.isTrust) return { unread: 'the statement has no Resource' };
  return frames.flatMap((frame) =>
    actions.flatMap((action) => (resources.length === 0 ? [undefined] : resources).flatMap((resource) => join(frame, action, resource))),
  );
}

type Frame = { readonly when: Circumstances; readonly statement: Omit<AttachedStatement, 'action' | 'resource'> };

function join(frame: Frame, action: ReadSet, resource: ReadSet | undefined): readonly ReadStatement[] {
  const first = both(frame.when, action.when);
  const when = first === undefined || resource === undefined ? first : both(first, resource.when);
  if (when === undefined) return [];
  return [{ when, statement: { ...frame.statement, action: action.set, ...(resource === undefined ? {} : { resource: resource.set }) } }];
}

/** Everything of a statement besides its actions and resources. */
function readFrames(node: TemplateMap, given: Circumstances, context: PolicyContext): readonly Frame[] | Unread {
  const forms = variants(node, given);
  if (forms === undefined) return { unread: 'the statement depends on too many conditions' };
  const frames: Frame[] = [];
  for (const form of forms) {
    const effects = textsAt(form.node, 'Effect', context);
    if (effects.length === 0) return { unread: 'the statement has no Effect' };
    const [sid] = textsAt(form.node, 'Sid', context);
    const conditions = readConditions(form.node, context);
    if (isUnread(conditions)) return conditions;
    const principals = readPrincipals(form.node, context);
    if (isUnread(principals)) return principals;
    const when = withChoice(form.when, 'the statement', effects.length * conditions.length * principals.length);
    for (const effect of effects) {
      if (effect !== 'Allow' && effect !== 'Deny') return { unread: `Effect is ${effect ?? 'known only at deployment'}` };
      for (const clauses of conditions)
        for (const principal of principals)
          frames.push({
            when,
            statement: {
              ...(sid === undefined ? {} : { sid }),
              effect,
              version: context.version,
              ...(principal === undefined ? {} : { principal }),
              conditions: clauses,
              origin: node.origin,
            },
          });
    }
  }
  return frames;
}

/** The literal texts that a member may be, `undefined` among them for one that is not known; none where the member is not there. */
function textsAt(node: TemplateNode, name: string, { evaluation }: PolicyContext): readonly (string | undefined)[] {
  return evaluation.patterns(member(node, name)).map(literalText);
}
