import type { DataValue } from '../../../model/data-value.ts';
import { text } from '../../../model/data-value.ts';
import { literal } from '../../../model/pattern.ts';
import { mapNode } from '../../cloudformation/build-node.ts';
import type { Resource } from '../../cloudformation/template.ts';
import { attributeText } from './construct-attribute.ts';
import { attributeOf, resourceAt } from './construct-resource.ts';
import { type Construct, type ConstructTree, isAbsent, property } from './construct-tree.ts';
import type { ConstructValueNodes } from './value-nodes.ts';

/** The URLs of a function: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.FunctionUrlOptions.html. */
export function addedUrls({ path, origin }: Construct, tree: ConstructTree, nodes: ConstructValueNodes): readonly Resource[] {
  const self = text(attributeText(path, 'AWS::Lambda::Function', '@ref', origin));
  return tree
    .calls(path, 'addFunctionUrl')
    .map((call, index) =>
      url(`${path}/FunctionUrl${index === 0 ? '' : index}`, self, call.arguments[0] ?? [], { nodes, origin: call.origin }),
    );
}

/** The URL that a construct `FunctionUrl` is. */
export function functionUrlResource({ path, props, origin }: Construct, nodes: ConstructValueNodes): Resource {
  return url(path, attributeOf(property(props, 'function'), '@ref'), props, { nodes, origin });
}

function url(
  path: string,
  owner: DataValue,
  options: DataValue,
  { nodes, origin }: Pick<Construct, 'origin'> & { readonly nodes: ConstructValueNodes },
): Resource {
  const type = property(options, 'authType');
  const properties = mapNode(
    [
      ['TargetFunctionArn', nodes.node(owner, origin)],
      ['AuthType', nodes.node(isAbsent(type) ? text(literal('AWS_IAM')) : type, origin)],
      ['Cors', mapNode([['AllowOrigins', nodes.node(property(property(options, 'cors'), 'allowedOrigins'), origin)]], origin)],
    ],
    origin,
  );
  return resourceAt(path, 'AWS::Lambda::Url', properties, origin);
}
