import type { Origin } from '../../model/origin.ts';
import { listNode, mapNode, scalarNode } from '../cloudformation/build-node.ts';
import type { Resource } from '../cloudformation/template.ts';
import { items, members, type TemplateMap, type TemplateNode } from '../cloudformation/template-node.ts';

/** What the framework writes into a role. */
export interface RoleProperties {
  readonly name: TemplateNode;
  /** Lists of statements. */
  readonly statements: readonly TemplateNode[];
  /** Lists of ARNs. */
  readonly managedPolicies: readonly TemplateNode[];
  readonly boundary: TemplateNode | undefined;
  readonly tags: readonly (TemplateNode | undefined)[];
}

/** The role as the resource that the framework writes, without what the framework grants by itself. */
export function roleResource(
  logicalId: string,
  origin: Origin,
  { name, statements, managedPolicies, boundary, tags }: RoleProperties,
): Resource {
  const tagged = tags.flatMap((map) => members(map));
  const properties = mapNode(
    [
      ['RoleName', name],
      ['AssumeRolePolicyDocument', document([statement('sts:AssumeRole', origin)], origin)],
      ['Policies', statements.length === 0 ? undefined : listNode([policy('statements', concatenated(statements), origin)], origin)],
      ['ManagedPolicyArns', managedPolicies.length === 0 ? undefined : listNode(concatenated(managedPolicies), origin)],
      ['PermissionsBoundary', boundary],
      [
        'Tags',
        tagged.length === 0
          ? undefined
          : listNode(
              tagged.map(([key, value]) =>
                mapNode(
                  [
                    ['Key', scalarNode(key, origin)],
                    ['Value', value],
                  ],
                  origin,
                ),
              ),
              origin,
            ),
      ],
    ],
    origin,
  );
  return { logicalId, type: 'AWS::IAM::Role', properties, metadata: undefined, condition: undefined, origin };
}

/** The items of all lists; a node that is no list stands for itself. */
function concatenated(nodes: readonly TemplateNode[]): readonly TemplateNode[] {
  return nodes.flatMap((node) => (node.kind === 'list' ? items(node) : [node]));
}

function policy(name: string, statements: readonly TemplateNode[], origin: Origin): TemplateMap {
  return mapNode(
    [
      ['PolicyName', scalarNode(name, origin)],
      ['PolicyDocument', document(statements, origin)],
    ],
    origin,
  );
}

function document(statements: readonly TemplateNode[], origin: Origin): TemplateMap {
  return mapNode(
    [
      ['Version', scalarNode('2012-10-17', origin)],
      ['Statement', listNode(statements, origin)],
    ],
    origin,
  );
}

function statement(action: string, origin: Origin): TemplateMap {
  return mapNode(
    [
      ['Effect', scalarNode('Allow', origin)],
      ['Principal', mapNode([['Service', scalarNode('lambda.amazonaws.com', origin)]], origin)],
      ['Action', scalarNode(action, origin)],
    ],
    origin,
  );
}

/** The texts with dashes between them. */
export function joined(parts: readonly (TemplateNode | string)[], origin: Origin): TemplateMap {
  const nodes = parts.map((part) => (typeof part === 'string' ? scalarNode(part, origin) : part));
  return mapNode([['Fn::Join', listNode([scalarNode('-', origin), listNode(nodes, origin)], origin)]], origin);
}
