import path from 'node:path';
import { build, type Format } from 'esbuild';
import { resolvedRequirements } from '../../src/emit/policy-formats.ts';
import { canonicalText } from '../../src/policy/iam-text.ts';
import { projectNeeds } from '../../src/run.ts';

/** One handler of a project folder, with the environment it is given. */
export interface HandlerCase {
  readonly folder: string;
  /** `FILE#EXPORT`, relative to the folder. */
  readonly handler: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface BundleForm {
  readonly format: Format;
  readonly minify: boolean;
}

/** What a handler needs, as sorted `action resource` lines, and whether all of it is known. */
export interface Grants {
  readonly grants: readonly string[];
  readonly incomplete: boolean;
}

/** The grants of the handler's code as it stands in `folder`. */
export async function grantsOf({ folder, handler, env }: HandlerCase): Promise<Grants> {
  const request = { path: folder, root: folder, handler, functions: [], parameters: new Map(), kmsKeys: [] };
  const { functions } = await projectNeeds({ ...request, env: new Map(Object.entries(env)) });
  const lines = functions.flatMap(({ grants }) =>
    resolvedRequirements({ requirements: grants.requirements, platform: [] }, { unresolved: 'wildcard', projectKind: 'manual' }).map(
      ({ action, resource, condition }) =>
        `${action} ${canonicalText(resource)}${condition === undefined ? '' : ` ${JSON.stringify(condition)}`}`,
    ),
  );
  return { grants: [...new Set(lines)].sort(), incomplete: functions.some(({ incomplete }) => incomplete) };
}

/** Bundles the handler into `target` as deployments do, packages left out, and gives the same case for the bundle. */
export async function bundled({ folder, handler, env }: HandlerCase, { format, minify }: BundleForm, target: string): Promise<HandlerCase> {
  const [file = '', name = 'handler'] = handler.split('#');
  const output = `${format}${minify ? '-min' : ''}.${format === 'esm' ? 'mjs' : 'cjs'}`;
  await build({
    absWorkingDir: folder,
    entryPoints: [file],
    outfile: path.join(target, output),
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format,
    minify,
    logLevel: 'silent',
  });
  return { folder: target, handler: `${output}#${name}`, env };
}
