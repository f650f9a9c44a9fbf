import path from 'node:path';
import { literal } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { at, knownText } from '../data-values.ts';
import { decodeJson } from '../json-text.ts';
import { relativeToRoot } from '../relative-path.ts';

const MANIFEST = '.terraform/modules/modules.json';

const MAXIMUM_BYTES = 1024 * 1024;

/** The modules from registries and repositories that `terraform init` has put beside a configuration. */
export interface DownloadedModules {
  /** The folder (relative to the root) of the module at an address (`module.roles["a"]`); `undefined` where it is not there. */
  readonly folderOf: (address: string) => string | undefined;
}

/**
 * What the manifest of a configuration's modules says: `{"Modules":[{"Key":"roles.inner","Source":"...","Dir":".terraform/modules/roles.inner"}]}`.
 * https://developer.hashicorp.com/terraform/cli/commands/init#child-module-installation
 * @param folder of the configuration, relative to the root
 */
export function downloadedModules(folder: string, files: SafeFiles): DownloadedModules {
  const folders = new Map<string, string>();
  const manifest = files.read(path.posix.join(folder, MANIFEST), MAXIMUM_BYTES);
  const [list] = manifest.kind === 'text' ? at(decodeJson(literal(manifest.text)), name('Modules')) : [];
  for (const module of list?.kind === 'list' ? list.items : []) {
    const [key, directory] = [at(module, name('Key')), at(module, name('Dir'))].map(([only]) => knownText(only));
    if (key !== undefined && key !== '' && directory !== undefined) folders.set(key, relativeToRoot(files.root, folder, directory));
  }
  return {
    folderOf: (address) => folders.get(address.replaceAll(/\[[^\]]*\]/g, '').replaceAll(/(^|\.)module\./g, '$1')),
  };
}

function name(member: string) {
  return { kind: 'text', pattern: literal(member) } as const;
}
