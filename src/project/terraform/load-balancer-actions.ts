import { listNode, mapNode } from '../cloudformation/build-node.ts';
import type { TemplateMap } from '../cloudformation/template-node.ts';
import type { ValueNodes } from '../cloudformation/value-nodes.ts';
import { innerBlocks, valueAt } from './block-values.ts';
import { type ModuleBlock, originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import type { ResourceInstance } from './resource-instances.ts';

/** The types that have actions, with their blocks and the property of the CloudFormation type that means the same. */
const ACTIONS: ReadonlyMap<string, { readonly block: string; readonly property: string }> = new Map([
  ['AWS::ElasticLoadBalancingV2::Listener', { block: 'default_action', property: 'DefaultActions' }],
  ['AWS::ElasticLoadBalancingV2::ListenerRule', { block: 'action', property: 'Actions' }],
]);

/**
 * What a listener or a rule does with a request, in order, and on which path. Arguments as in
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener and lb_listener_rule.
 */
export function loadBalancerActions(
  type: string,
  module: ModuleInstance,
  block: ModuleBlock,
  { scope }: ResourceInstance,
  nodes: ValueNodes,
): readonly TemplateMap[] {
  const kind = ACTIONS.get(type);
  if (kind === undefined) return [];
  const origin = originOf(block.file, block.position);
  const node = (inner: ModuleBlock, ...path: readonly string[]) => nodes.node(valueAt(module, inner, scope, ...path), origin);
  const actions = innerBlocks(block, kind.block).map((action) => {
    const groups = innerBlocks(action, 'forward').flatMap((forward) =>
      innerBlocks(forward, 'target_group').map((group) => mapNode([['TargetGroupArn', node(group, 'arn')]], origin)),
    );
    return mapNode(
      [
        ['Type', node(action, 'type')],
        ['TargetGroupArn', node(action, 'target_group_arn')],
        ['ForwardConfig', mapNode([['TargetGroups', listNode(groups, origin)]], origin)],
      ],
      origin,
    );
  });
  const conditions = innerBlocks(block, 'condition').map((condition) =>
    mapNode([['PathPatternConfig', mapNode([['Values', node(condition, 'path_pattern', 'values')]], origin)]], origin),
  );
  return [
    mapNode(
      [
        [kind.property, listNode(actions, origin)],
        ['Conditions', listNode(conditions, origin)],
      ],
      origin,
    ),
  ];
}
