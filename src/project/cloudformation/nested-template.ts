import { literalText } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { relativeToRoot } from '../relative-path.ts';
import type { Evaluation } from './evaluation.ts';
import { stagedAsset } from './staged-asset.ts';
import type { Resource } from './template.ts';
import { member, type TemplateNode } from './template-node.ts';

/** Where the template of a nested stack is. `none`: the resource is no nested stack. */
export type NestedTemplate =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'unread'; readonly reason: string }
  | { readonly kind: 'none' };

/** The property that names the nested template, per type. */
const LOCATIONS: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
]);

/** The template that a resource nests; only a file of the project can be read. */
export function nestedTemplate(resource: Resource, evaluation: Evaluation, files: SafeFiles, folder: string): NestedTemplate {
  const property = LOCATIONS.get(resource.type);
  if (property === undefined) return { kind: 'none' };
  const node = member(resource.properties, property);
  const asset = assetPath(resource) ?? stagedAsset(objectKey(node, evaluation), folder, files) ?? textOf(node, evaluation);
  if (asset === undefined) return { kind: 'unread', reason: 'its template is not part of the project' };
  if (/^(https?|s3):\/\//.test(asset)) return { kind: 'unread', reason: `its template is at ${asset}` };
  const located = files.locate(relativeToRoot(files.root, folder, asset));
  if (located.kind === 'file') return { kind: 'file', file: located.file };
  return { kind: 'unread', reason: `${asset}: ${located.kind === 'problem' ? located.reason : 'it is a folder'}` };
}

/** What the CDK writes beside the template for its own tools. */
function assetPath(resource: Resource): string | undefined {
  const node = member(resource.metadata, 'aws:asset:path');
  return node?.kind === 'scalar' ? node.text : undefined;
}

/** The last segment of a template's URL, whatever is known of its bucket. */
function objectKey(node: TemplateNode | undefined, evaluation: Evaluation): string {
  const last = evaluation.patterns(node)[0]?.at(-1);
  return last?.kind === 'literal' ? last.text.slice(last.text.lastIndexOf('/') + 1) : '';
}

function textOf(node: TemplateNode | undefined, evaluation: Evaluation): string | undefined {
  const [pattern] = evaluation.patterns(node);
  return pattern === undefined ? undefined : literalText(pattern);
}
