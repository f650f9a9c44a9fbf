import type { Evaluation } from './evaluation.ts';
import { implicitResource } from './implicit-resource.ts';
import type { Resource } from './template.ts';
import { items, member, scalarText, type TemplateNode } from './template-node.ts';

/**
 * The resource of the template that a node names by `Ref` or by its `Arn`, whatever name it has: a resource that may have several names is one resource
 * all the same. `undefined` for every other node.
 */
export function namedResource(node: TemplateNode | undefined, { template }: Evaluation): Resource | undefined {
  const logicalId = scalarText(member(node, 'Ref')) ?? attributeOwner(member(node, 'Fn::GetAtt')) ?? substituted(member(node, 'Fn::Sub'));
  return logicalId === undefined ? undefined : (template.resources.get(logicalId) ?? implicitResource(logicalId, template));
}

function attributeOwner(argument: TemplateNode | undefined): string | undefined {
  const [logicalId, attribute] = argument?.kind === 'list' ? items(argument).map(scalarText) : (scalarText(argument)?.split('.') ?? []);
  return attribute === 'Arn' ? logicalId : undefined;
}

/** `!Sub '${Role.Arn}'`. */
function substituted(argument: TemplateNode | undefined): string | undefined {
  return /^\$\{([A-Za-z0-9]+)(?:\.Arn)?\}$/.exec(scalarText(argument) ?? '')?.[1];
}
