import type { Origin } from '../../model/origin.ts';
import type { Grant } from '../sam-tables.ts';
import { listNode, mapNode, scalarNode } from './build-node.ts';
import type { TemplateMap, TemplateNode } from './template-node.ts';

/** The pseudo-parameters that the tables write shorter. */
const PLACE: readonly (readonly [string, string])[] = [
  ['${Partition}', '${AWS::Partition}'],
  ['${Region}', '${AWS::Region}'],
  ['${Account}', '${AWS::AccountId}'],
];

/**
 * The policy document that rows of a table give; like those that SAM makes it has no Version.
 * @param parameters the nodes that parameters of the rows stand for
 */
export function grantDocument(
  grants: readonly Grant[],
  parameters: readonly (readonly [string, TemplateNode])[],
  origin: Origin,
): TemplateMap {
  const text = (template: string) => substituted(template, parameters, origin);
  const texts = (templates: readonly string[]) => listNode(templates.map(text), origin);
  const statements = grants.map(({ effect = 'Allow', actions, resources, condition }) =>
    mapNode(
      [
        ['Effect', scalarNode(effect, origin)],
        [
          'Action',
          listNode(
            actions.map((action) => scalarNode(action, origin)),
            origin,
          ),
        ],
        ['Resource', texts(resources)],
        [
          'Condition',
          condition === undefined
            ? undefined
            : mapNode(
                entries(condition, (keys) => mapNode(entries(keys, texts), origin)),
                origin,
              ),
        ],
      ],
      origin,
    ),
  );
  return mapNode([['Statement', listNode(statements, origin)]], origin);
}

function substituted(template: string, parameters: readonly (readonly [string, TemplateNode])[], origin: Origin): TemplateNode {
  const only = parameters.find(([name]) => template === `\${${name}}`);
  if (only !== undefined) return only[1];
  const written = PLACE.reduce((text, [short, long]) => text.replaceAll(short, long), template);
  const used = parameters.filter(([name]) => written.includes(`\${${name}}`));
  const argument = used.length === 0 ? scalarNode(written, origin) : listNode([scalarNode(written, origin), mapNode(used, origin)], origin);
  return mapNode([['Fn::Sub', argument]], origin);
}

function entries<T>(record: Readonly<Record<string, T>>, node: (value: T) => TemplateNode): readonly (readonly [string, TemplateNode])[] {
  return Object.entries(record).map(([key, value]) => [key, node(value)]);
}
