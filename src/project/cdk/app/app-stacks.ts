import type { DataValue } from '../../../model/data-value.ts';
import type { Finding } from '../../../model/finding.ts';
import { literalText, type Pattern, substitute, wildcard } from '../../../model/pattern.ts';
import type { DeclaredResource, Evaluation } from '../../cloudformation/evaluation.ts';
import type { Stack } from '../../cloudformation/generated-name.ts';
import type { PolicyAttachment } from '../../cloudformation/policy-attachments.ts';
import { attributeValue, physicalName, referenceValue, resourceArn } from '../../cloudformation/resource-reference.ts';
import type { Resource } from '../../cloudformation/template.ts';
import { TemplateEvaluator } from '../../cloudformation/template-evaluator.ts';
import { apiRoutes } from './api-routes.ts';
import { isStack } from './construct-model.ts';
import { constructResources } from './construct-resource.ts';
import type { Construct, ConstructTree } from './construct-tree.ts';
import { property } from './construct-tree.ts';
import { functionClass } from './construct-types.ts';
import type { AppPlace } from './function-code.ts';
import { functionResources } from './function-resources.ts';
import { functionUrlResource } from './function-urls.ts';
import { importedArn } from './imported-value.ts';
import { rolePolicies } from './role-policies.ts';
import { withRoleProperties } from './role-resource.ts';
import { CONSTRUCTS, ConstructValueNodes } from './value-nodes.ts';

export interface StackOptions {
  readonly place: AppPlace;
  /** The name of cdk.json, for templates; relative to the root. */
  readonly file: string;
  readonly stackName: string | undefined;
  readonly report: (finding: Finding) => void;
}

/** What an app would synthesise. */
export interface AppTemplates {
  readonly stacks: readonly Evaluation[];
  /** What the app and the CDK attach to the roles of the app. */
  readonly attachments: readonly PolicyAttachment[];
}

/** The stacks of an app as the templates that it would synthesise, as far as functions, their roles and what they refer to go. */
export function appTemplates(tree: ConstructTree, options: StackOptions): AppTemplates {
  const declared = new Map<string, DeclaredResource>();
  const stacks = new Map<Construct | undefined, Construct[]>();
  for (const construct of tree.all()) {
    if (construct.parent === undefined || isStack(construct)) continue;
    const stack = tree.enclosing(construct.path).find(isStack);
    stacks.set(stack, [...(stacks.get(stack) ?? []), construct]);
  }
  const evaluationOf = (resources: readonly Resource[], stack: Stack, nodes: ConstructValueNodes): TemplateEvaluator =>
    new TemplateEvaluator(
      {
        file: options.file,
        parameters: new Map(),
        mappings: undefined,
        conditions: new Map(),
        resources: new Map(resources.map((resource) => [resource.logicalId, resource])),
        globals: undefined,
      },
      {
        stack,
        prefix: '',
        parameters: nodes.parameters,
        declared: (reference) => declared.get(reference),
        nestedOutput: (id, output) => (id === CONSTRUCTS ? constructAttribute(output, declared, tree) : undefined),
        report: options.report,
      },
    );
  const evaluations = [...stacks].map(([stack, constructs]) => {
    const nodes = new ConstructValueNodes();
    const named = stackOf(stack, tree, options.stackName);
    const resources = constructs.flatMap((construct) => resourcesOf(construct, stack, named.name, tree, nodes, options.place));
    const evaluation = evaluationOf(resources, named, nodes);
    for (const resource of resources) declared.set(resource.logicalId, { resource, evaluation });
    return evaluation;
  });
  const nodes = new ConstructValueNodes();
  const evaluation = evaluationOf([], { isNested: false }, nodes);
  return { stacks: evaluations, attachments: rolePolicies({ tree, nodes, evaluation }) };
}

function resourcesOf(
  construct: Construct,
  stack: Construct | undefined,
  stackName: string | undefined,
  tree: ConstructTree,
  nodes: ConstructValueNodes,
  place: AppPlace,
): readonly Resource[] {
  const ids = { inStack: idsBelow(construct, stack, tree), inApp: idsBelow(construct, undefined, tree), stackName };
  if (functionClass(construct.class) !== undefined) return functionResources(construct, ids, tree, nodes, place);
  if (construct.class === 'aws-lambda.FunctionUrl') return [functionUrlResource(construct, nodes)];
  const resources = [...constructResources(construct, ids, nodes), ...apiRoutes(construct, tree, nodes)];
  return construct.class === 'aws-iam.Role' ? resources.map((resource) => withRoleProperties(resource, construct, nodes)) : resources;
}

/** The ids on the way from a construct down to another; `undefined` where one of them is not known. */
function idsBelow(construct: Construct, from: Construct | undefined, tree: ConstructTree): readonly string[] | undefined {
  const enclosing = tree.enclosing(construct.path);
  const end = from === undefined ? -1 : enclosing.indexOf(from);
  const below = enclosing.slice(0, end < 0 ? -1 : end);
  return below.every(({ isIdKnown }) => isIdKnown) ? below.map(({ id }) => id).reverse() : undefined;
}

/**
 * The name of a stack: given, else the ids of the stages around it and its own. One that stands in a construct has a name with a hash.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/core/lib/stack.ts (generateStackName)
 */
function stackOf(stack: Construct | undefined, tree: ConstructTree, given: string | undefined): { name?: string; isNested: boolean } {
  const isNested = stack?.class === 'core.NestedStack';
  if (isNested || stack === undefined) return { isNested };
  const name = given ?? declaredName(stack) ?? generatedStackName(stack, tree);
  return name === undefined ? { isNested } : { name, isNested };
}

function declaredName({ props }: Construct): string | undefined {
  const [only, ...others] = property(props, 'stackName');
  return only?.kind === 'text' && others.length === 0 ? literalText(only.pattern) : undefined;
}

function generatedStackName(stack: Construct, tree: ConstructTree): string | undefined {
  if (!stack.isIdKnown || property(stack.props, 'stackName').some(({ kind }) => kind !== 'absent')) return undefined;
  const around = tree.enclosing(stack.path).slice(1);
  const nearest = around.findIndex(({ class: name }) => name === 'core.Stage' || name === 'core.App');
  if (nearest > 0) return undefined;
  const stages = around.filter(({ class: name }) => name === 'core.Stage').map(({ id }) => id);
  return [...stages.reverse(), stack.id].join('-');
}

/** What an attribute of a construct is: `<path>|<attribute>`. */
function constructAttribute(output: string, declared: ReadonlyMap<string, DeclaredResource>, tree: ConstructTree): DataValue {
  const bar = output.lastIndexOf('|');
  const path = output.slice(0, bar);
  const attribute = output.slice(bar + 1);
  const found = declared.get(path);
  const construct = tree.get(path);
  if (found === undefined) {
    const reason = `what ${attribute === '@construct' ? 'the name' : attribute} of ${path} is, is known only at deployment`;
    const type = construct?.class ?? '';
    return [{ kind: 'text', pattern: [{ kind: 'reference', resource: path, attribute: attribute.replace(/^@/, ''), type, reason }] }];
  }
  const imported = construct?.imported === undefined ? undefined : importedArn(attribute, found);
  const patterns = imported ?? attributePatterns(attribute, found);
  return patterns.map((pattern) => ({
    kind: 'text',
    pattern: construct?.imported === undefined ? pattern : withoutReference(pattern, path),
  }));
}

function attributePatterns(attribute: string, { resource, evaluation }: DeclaredResource): readonly Pattern[] {
  switch (attribute) {
    case '@construct':
    case '@ref':
      return referenceValue(resource, evaluation);
    case '@name':
      return physicalName(resource, evaluation);
    case '@arn':
      return resourceArn(resource, evaluation) ?? attributeValue(resource, 'Arn', evaluation);
    default:
      return attributeValue(resource, attribute, evaluation);
  }
}

/** What the app only names is none of its resources: the name stands for itself. */
function withoutReference(pattern: Pattern, path: string): Pattern {
  return substitute(pattern, (hole) => (hole.kind === 'reference' && hole.resource === path ? (hole.value ?? wildcard()) : [hole]));
}
