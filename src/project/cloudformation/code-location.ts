import path from 'node:path';
import type { Origin } from '../../model/origin.ts';
import { literalText, type Pattern, substitute } from '../../model/pattern.ts';
import { relativeToRoot } from '../relative-path.ts';
import { reach } from './branches.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { stagedAsset } from './staged-asset.ts';
import { member, scalarText, type TemplateNode } from './template-node.ts';

/** Where a function's code is. */
export type CodeLocation =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'inline'; readonly source: string; readonly origin: Origin }
  /** A file that a build packs; its source may stand in one of the folders. */
  | { readonly kind: 'archive'; readonly file: string; readonly folders: readonly string[] }
  | { readonly kind: 'image' }
  | { readonly kind: 'elsewhere'; readonly reason: string };

/** The function's code as its declaration says: `CodeUri`, `InlineCode`, `Code` or `ImageUri`. */
export function codeLocation(declaration: FunctionDeclaration): CodeLocation {
  const { properties } = declaration.resource;
  if (reach(properties, 'PackageType').some((node) => scalarText(node) === 'Image') || member(properties, 'ImageUri') !== undefined)
    return { kind: 'image' };
  const inline = inlineCode(declaration, declaration.isSam ? ['InlineCode'] : ['Code', 'ZipFile']);
  if (inline !== undefined) return inline;
  const asset = scalarText(member(declaration.resource.metadata, 'aws:asset:path'));
  if (asset !== undefined) return pathLocation(asset, declaration);
  const [node] = reach(properties, declaration.isSam ? 'CodeUri' : 'Code');
  if (node === undefined) {
    // The SAM build takes the template's folder where no CodeUri is given.
    return declaration.isSam ? { kind: 'folder', folder: declaration.folder } : { kind: 'elsewhere', reason: 'it has no Code' };
  }
  if (member(node, 'ImageUri') !== undefined) return { kind: 'image' };
  return folderOf(node, declaration);
}

function folderOf(node: TemplateNode, declaration: FunctionDeclaration): CodeLocation {
  if (node.kind === 'map' && (member(node, 'S3Bucket') ?? member(node, 'Bucket') ?? member(node, 'S3Key')) !== undefined) {
    const staged = stagedAsset(scalarText(member(node, 'S3Key')) ?? '', declaration.folder, declaration.files);
    return staged === undefined ? { kind: 'elsewhere', reason: 'its code is in an S3 bucket' } : pathLocation(staged, declaration);
  }
  const [pattern] = declaration.evaluation.patterns(node);
  const text = pattern === undefined ? undefined : literalText(withParameterValues(pattern));
  if (text === undefined) return { kind: 'elsewhere', reason: 'where its code is, is known only at deployment' };
  return pathLocation(text, declaration);
}

/** A path relative to the template; the CDK writes the one of the staged asset beside it. */
function pathLocation(text: string, declaration: FunctionDeclaration): CodeLocation {
  if (/^(s3|https?):\/\//.test(text)) return { kind: 'elsewhere', reason: `its code is at ${text}` };
  const location = relativeToRoot(declaration.files.root, declaration.folder, text);
  const located = declaration.files.locate(location);
  if (located.kind === 'problem' && located.problem === 'outside-root')
    return { kind: 'elsewhere', reason: `${text} is outside the project root` };
  if (/\.(zip|jar|tgz)$/.test(text))
    return {
      kind: 'archive',
      file: path.isAbsolute(text) ? location : text,
      folders: [location.replace(/\.\w+$/, ''), path.posix.dirname(location)],
    };
  if (located.kind === 'file') return { kind: 'folder', folder: path.posix.dirname(located.file) };
  return { kind: 'folder', folder: location };
}

function inlineCode(declaration: FunctionDeclaration, where: readonly string[]): CodeLocation | undefined {
  const [node] = reach(declaration.resource.properties, ...where);
  if (node === undefined) return undefined;
  const [pattern] = declaration.evaluation.patterns(node);
  const text = pattern === undefined ? undefined : literalText(withParameterValues(pattern));
  if (text === undefined) return { kind: 'elsewhere', reason: 'its inline code contains values that are known only at deployment' };
  return { kind: 'inline', source: text, origin: node.origin };
}

function withParameterValues(pattern: Pattern): Pattern {
  return substitute(pattern, (hole) => (hole.kind === 'parameter' && hole.value !== undefined ? hole.value : [hole]));
}
