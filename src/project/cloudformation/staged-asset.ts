import path from 'node:path';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { MAXIMUM_TEMPLATE_BYTES, parseTemplate } from './parse-template.ts';
import { member, members, scalarText, type TemplateNode } from './template-node.ts';

const found = new WeakMap<SafeFiles, Map<string, ReadonlyMap<string, string>>>();

/**
 * What the CDK staged beside its templates for an object of the asset bucket, relative to `folder`, as the manifests of assets there say: they are written
 * also where templates are synthesised without metadata.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/cloud-assembly-schema/lib/assets/file-asset.ts
 */
export function stagedAsset(objectKey: string, folder: string, files: SafeFiles): string | undefined {
  const folders = found.get(files) ?? new Map<string, ReadonlyMap<string, string>>();
  found.set(files, folders);
  const staged = folders.get(folder) ?? readManifests(folder, files);
  folders.set(folder, staged);
  return staged.get(objectKey);
}

function readManifests(folder: string, files: SafeFiles): ReadonlyMap<string, string> {
  const manifests = files.list(folder).filter((name) => name.endsWith('.assets.json'));
  return new Map(manifests.flatMap((name) => readManifest(path.posix.join(folder, name), files)));
}

function readManifest(file: string, files: SafeFiles): [string, string][] {
  return members(member(manifestIn(file, files), 'files')).flatMap(([, asset]) => {
    const source = scalarText(member(asset, 'source', 'path'));
    return members(member(asset, 'destinations')).flatMap(([, destination]): [string, string][] => {
      const key = scalarText(member(destination, 'objectKey'));
      return source === undefined || key === undefined ? [] : [[key, source]];
    });
  });
}

/** What can't be parsed says nothing of assets. */
function manifestIn(file: string, files: SafeFiles): TemplateNode | undefined {
  try {
    return parseTemplate(readDescriptionText(files, file, MAXIMUM_TEMPLATE_BYTES), file).node;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
