import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import { keyOrigin, member, members, scalarText, type TemplateMap, type TemplateNode } from './template-node.ts';

/** The parts of a CloudFormation template, read but not evaluated. */
export interface Template {
  /** Relative to the project root. */
  readonly file: string;
  readonly parameters: ReadonlyMap<string, TemplateMap>;
  readonly mappings: TemplateNode | undefined;
  readonly conditions: ReadonlyMap<string, TemplateNode>;
  readonly resources: ReadonlyMap<string, Resource>;
  /** SAM's section of shared properties. */
  readonly globals: TemplateNode | undefined;
}

export interface Resource {
  readonly logicalId: string;
  /** The logical id at deployment, of which a generated name is made, where it is another one. */
  readonly generatedId?: string;
  readonly type: string;
  readonly properties: TemplateMap;
  readonly metadata: TemplateNode | undefined;
  /** SAM's connectors that start here. */
  readonly connectors?: TemplateNode;
  /** The condition under which the resource exists. */
  readonly condition: string | undefined;
  /** Where the logical id stands. */
  readonly origin: Origin;
}

/** The template that a parsed file describes, with a finding for every part that has not the form CloudFormation asks for. */
export function readTemplate(root: TemplateNode, file: string): { readonly template: Template; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const resources = new Map<string, Resource>();
  const section = member(root, 'Resources');
  if (section?.kind === 'map') {
    for (const [logicalId, node] of section.members) {
      const resource = readResource(logicalId, node, keyOrigin(section, logicalId));
      if (resource === undefined) findings.push(unreadable(logicalId, keyOrigin(section, logicalId)));
      else resources.set(logicalId, resource);
      if (resource?.type.endsWith('::MODULE')) findings.push(unreadModule(resource));
    }
  }
  const template: Template = {
    file,
    parameters: new Map(
      members(member(root, 'Parameters')).flatMap(([name, node]) => (node.kind === 'map' ? [[name, node] as const] : [])),
    ),
    mappings: member(root, 'Mappings'),
    conditions: new Map(members(member(root, 'Conditions'))),
    resources,
    globals: member(root, 'Globals'),
  };
  return { template, findings: [...findings, ...unreadTransforms(member(root, 'Transform'))] };
}

function readResource(logicalId: string, node: TemplateNode, origin: Origin): Resource | undefined {
  const type = scalarText(member(node, 'Type'));
  if (type === undefined) return undefined;
  const properties = member(node, 'Properties');
  const connectors = member(node, 'Connectors');
  return {
    logicalId,
    type,
    properties: properties?.kind === 'map' ? properties : { kind: 'map', members: new Map(), keys: new Map(), origin },
    metadata: member(node, 'Metadata'),
    ...(connectors === undefined ? {} : { connectors }),
    condition: scalarText(member(node, 'Condition')),
    origin,
  };
}

function unreadable(logicalId: string, origin: Origin): Finding {
  return {
    rule: 'unreadable-template-part',
    severity: 'warning',
    message: `resource '${logicalId}' has no Type and is not read`,
    origin,
    incomplete: '*',
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html */
function unreadModule({ logicalId, type, origin }: Resource): Finding {
  return {
    rule: 'unread-module',
    severity: 'warning',
    message: `what module ${logicalId} (${type}) declares is not seen; give the processed template with --template`,
    origin,
    incomplete: '*',
  };
}

/** The transforms that are read, or that change nothing of functions and roles. */
const KNOWN_TRANSFORMS =
  /^AWS::(Serverless-2016-10-31|LanguageExtensions|CodeDeployBlueGreen|CodeStar|SecretsManager-2020-07-23|SecretsManager-2024-09-16|ServiceCatalog)$/;

/** A macro may add functions and change what the template says: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros.html. */
function unreadTransforms(node: TemplateNode | undefined): readonly Finding[] {
  const nodes = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
  return nodes.flatMap((item) => {
    const name = scalarText(item) ?? scalarText(member(item, 'Name')) ?? '(name not known)';
    if (KNOWN_TRANSFORMS.test(name)) return [];
    return [
      {
        rule: 'unread-transform',
        severity: 'warning',
        message: `what the macro ${name} makes of the template is not seen; give the processed template with --template`,
        origin: item.origin,
        incomplete: '*',
      },
    ];
  });
}
