import type { Finding } from '../../model/finding.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { relativeToRoot } from '../relative-path.ts';
import { MAXIMUM_TEMPLATE_BYTES, parseTemplate } from './parse-template.ts';
import { items, member, scalarText, type TemplateMap, type TemplateNode, without } from './template-node.ts';

const TRANSFORM = 'Fn::Transform';

/** What a template includes may include no further files: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html. */
const INCLUDE = 'AWS::Include';

/**
 * The template with every `Fn::Transform` of `AWS::Include` that names a file of the project replaced by what the file says: its members stand beside
 * those of the map that includes it. Other locations stay as they are; where one could hold resources, that is a finding.
 * @param folder the folder of the template, relative to the root
 */
export function includeFiles(
  root: TemplateNode,
  folder: string,
  files: SafeFiles,
): { readonly node: TemplateNode; readonly included: readonly string[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const included: string[] = [];
  return { node: include(root, []), included, findings };

  function include(node: TemplateNode, path: readonly string[]): TemplateNode {
    if (node.kind === 'scalar') return node;
    if (node.kind === 'list') return { ...node, items: node.items.map((item) => include(item, [...path, '[]'])) };
    const members = new Map([...node.members].map(([key, value]) => [key, include(value, [...path, key])]));
    return merged({ ...node, members }, path);
  }

  function merged(map: TemplateMap, path: readonly string[]): TemplateNode {
    const transform = member(map, TRANSFORM);
    const calls = transform?.kind === 'list' ? items(transform) : transform === undefined ? [] : [transform];
    const contents = calls.map((call) => read(call, path));
    const rest = without(map, [TRANSFORM]);
    if (contents.length === 0) return map;
    if (contents.includes(undefined)) return path.length > 1 ? map : rest;
    const [only] = contents;
    if (rest.members.size === 0 && contents.length === 1 && only !== undefined) return only;
    const maps = [...contents.flatMap((node) => (node?.kind === 'map' ? [node] : [])), rest];
    return {
      ...map,
      members: new Map(maps.flatMap((one) => [...one.members])),
      keys: new Map(maps.flatMap((one) => [...one.keys])),
    };
  }

  function read(call: TemplateNode, path: readonly string[]): TemplateNode | undefined {
    const name = scalarText(member(call, 'Name'));
    if (name !== INCLUDE) return unread(call, path, `the macro ${name ?? '(name not known)'} makes it at deployment`);
    const location = scalarText(member(call, 'Parameters', 'Location'));
    const file = location === undefined || /^\w+:\/\//.test(location) ? undefined : relativeToRoot(files.root, folder, location);
    if (file === undefined || !files.isFile(file))
      return unread(call, path, `${location ?? 'a location that depends on parameters'} is no file of the project`);
    try {
      const parsed = parseTemplate(readDescriptionText(files, file, MAXIMUM_TEMPLATE_BYTES), file);
      findings.push(...parsed.findings);
      included.push(file);
      return parsed.node;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return unread(call, path, error.message);
    }
  }

  /** Below a resource the value alone is not known, which shows where it is used. */
  function unread({ origin }: TemplateNode, path: readonly string[], reason: string): undefined {
    if (path.length > 1) return undefined;
    findings.push({
      rule: 'unread-include',
      severity: 'warning',
      message: `what the template includes is not read: ${reason}; give the processed template with --template`,
      origin,
      incomplete: '*',
    });
    return undefined;
  }
}
