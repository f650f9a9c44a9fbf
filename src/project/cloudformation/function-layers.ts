import path from 'node:path';
import { reach, reachItems } from './branches.ts';
import { declaredIn } from './declared-in.ts';
import type { DeclaredResource } from './evaluation.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { scalarText } from './template-node.ts';

/** The property that holds the layer's content, per type. */
const CONTENT: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::LayerVersion', 'ContentUri'],
  ['AWS::Lambda::LayerVersion', 'Content'],
]);

/**
 * The folders, relative to the root, whose content stands under `/opt/nodejs`: of every layer that the template declares with content of the project.
 * A layer that SAM builds has its modules at the top of the content, any other under `nodejs`:
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/building-layers.html
 */
export function readLayers(declaration: FunctionDeclaration): readonly string[] {
  const { evaluation, resource, files } = declaration;
  const folders = reachItems(resource.properties, 'Layers').flatMap((node) => {
    return evaluation.patterns(node).flatMap((layer) => declaredIn(layer, evaluation).flatMap((declared) => contentFolders(declared)));
  });
  return [...new Set(folders.flatMap((folder) => modulesFolder(folder, files.isFolder(path.posix.join(folder, 'nodejs')))))].filter(
    (folder) => files.isFolder(folder),
  );
}

function contentFolders({ resource: layer, evaluation }: DeclaredResource): readonly string[] {
  const folder = path.posix.dirname(evaluation.template.file);
  const property = CONTENT.get(layer.type);
  if (property === undefined) return [];
  return reach(layer.properties, property).flatMap((node) => {
    const content = scalarText(node);
    return content === undefined || content.startsWith('s3://') ? [] : [path.posix.join(folder, content)];
  });
}

function modulesFolder(content: string, hasNodejs: boolean): readonly string[] {
  return hasNodejs ? [path.posix.join(content, 'nodejs')] : [content];
}
