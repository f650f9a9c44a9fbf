import type { DataValue } from '../../../model/data-value.ts';
import type { Origin } from '../../../model/origin.ts';
import { listNode, mapNode, scalarNode } from '../../cloudformation/build-node.ts';
import type { Resource } from '../../cloudformation/template.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';
import { attributeOf, textOf } from './construct-resource.ts';
import { type Construct, isAbsent, property } from './construct-tree.ts';
import { documentOf } from './policy-statement.ts';
import type { ConstructValueNodes } from './value-nodes.ts';

/** The resource of a role with who may assume it and its boundary. */
export function withRoleProperties(resource: Resource, { props, origin }: Construct, nodes: ConstructValueNodes): Resource {
  const boundary = property(props, 'permissionsBoundary');
  const entries: readonly (readonly [string, TemplateNode | undefined])[] = [
    ['AssumeRolePolicyDocument', trustNode(property(props, 'assumedBy'), origin)],
    ['PermissionsBoundary', isAbsent(boundary) ? undefined : nodes.node(boundaryArn(boundary), origin)],
    ['Path', nodes.node(property(props, 'path'), origin)],
  ];
  const { members, keys } = mapNode(entries, origin);
  const { properties } = resource;
  return {
    ...resource,
    properties: { ...properties, members: new Map([...properties.members, ...members]), keys: new Map([...properties.keys, ...keys]) },
  };
}

function boundaryArn(value: DataValue): DataValue {
  const name =
    textOf(property(value, '@of')) === 'aws-iam.ManagedPolicy.fromAwsManagedPolicyName' ? textOf(property(value, '@0')) : undefined;
  if (name === undefined) return attributeOf(value, '@arn');
  return [{ kind: 'text', pattern: [{ kind: 'literal', text: `arn:aws:iam::aws:policy/${name}` }] }];
}

/** The trust policy of `new ServicePrincipal('lambda.amazonaws.com')` and of a `CompositePrincipal` of such; `undefined` for all others. */
function trustNode(principal: DataValue, origin: Origin): TemplateNode | undefined {
  const services = servicesOf(principal);
  return services === undefined ? undefined : serviceTrust(services, origin);
}

/** A trust policy that lets services assume the role. */
export function serviceTrust(services: readonly string[], origin: Origin): TemplateNode {
  const statement = mapNode(
    [
      ['Effect', scalarNode('Allow', origin)],
      [
        'Principal',
        mapNode(
          [
            [
              'Service',
              listNode(
                services.map((service) => scalarNode(service, origin)),
                origin,
              ),
            ],
          ],
          origin,
        ),
      ],
      ['Action', scalarNode('sts:AssumeRole', origin)],
    ],
    origin,
  );
  return documentOf([statement], origin);
}

function servicesOf(principal: DataValue): readonly string[] | undefined {
  const [only, ...others] = principal;
  if (only?.kind !== 'record' || others.length > 0) return undefined;
  const maker = textOf(only.members.get('@of') ?? []);
  const passed = [...only.members].filter(([name]) => /^@\d+$/.test(name)).map(([, value]) => value);
  if (maker === 'aws-iam.ServicePrincipal') {
    const service = textOf(passed[0] ?? []);
    return service === undefined || passed.length > 1 ? undefined : [service.includes('.') ? service : `${service}.amazonaws.com`];
  }
  if (maker !== 'aws-iam.CompositePrincipal') return undefined;
  const all = passed.map(servicesOf);
  return all.every((one) => one !== undefined) ? all.flat() : undefined;
}
