import path from 'node:path';
import type { Finding } from '../model/finding.ts';
import { commonPlace } from '../model/known-place.ts';
import type { Handler, LambdaFunction } from '../model/lambda-function.ts';
import { maybeUnset, type Pattern, unknownText } from '../model/pattern.ts';
import { findHandlerFile } from '../source/entry/find-handler-file.ts';
import type { SafeFiles } from '../source/load/safe-files.ts';
import { UserError } from '../support/errors.ts';
import { withPlace } from './declared-place.ts';
import { distinctPatterns } from './distinct-patterns.ts';
import { relativeToRoot } from './relative-path.ts';

/** The function that `--handler` names, and what is to be said of it. */
export interface ManualFunction {
  readonly lambda: LambdaFunction;
  readonly findings: readonly Finding[];
}

/**
 * The one function of `--handler FILE[#EXPORT]`: with environment, role and platform of the described functions that have this handler, else with none.
 * @param folder the folder that FILE is relative to, relative to the root
 * @throws {UserError} where there is no such file below the root.
 */
export function manualFunction(given: string, folder: string, files: SafeFiles, described: readonly LambdaFunction[]): ManualFunction {
  const handler = parseHandler(given, folder, files);
  const id = handler.export === undefined ? handler.file : `${handler.file}#${handler.export}`;
  const matching = described.filter(
    ({ handler: other }) => other.kind === 'handler' && other.file === handler.file && sameExport(other, handler),
  );
  const [first, ...others] = matching;
  if (first === undefined) return { lambda: withoutDescription(id, handler), findings: [] };
  if (others.length === 0) return { lambda: { ...first, handler }, findings: [] };
  return {
    lambda: union(id, handler, first, matching),
    findings: [
      {
        rule: 'several-functions-for-handler',
        severity: 'warning',
        message: `${matching.map((lambda) => lambda.id).join(', ')} have this handler; the values of all are taken, select one with --function`,
        origin: first.origin,
        function: id,
      },
    ],
  };
}

function parseHandler(given: string, folder: string, files: SafeFiles): Handler {
  const hash = given.lastIndexOf('#');
  const name = hash < 0 ? given : given.slice(0, hash);
  const exported = hash < 0 ? undefined : given.slice(hash + 1);
  const file = relativeToRoot(files.root, folder, name);
  const located = files.locate(file);
  if (located.kind === 'file')
    return exported === undefined || exported === ''
      ? { kind: 'handler', file: located.file }
      : { kind: 'handler', file: located.file, export: exported };
  const reason = located.kind === 'problem' ? located.reason : 'it is a folder';
  const meant = findHandlerFile(files.root, folder, name);
  const hint =
    meant.kind === 'found'
      ? `; did you mean ${path.posix.relative(folder, meant.file)}#${meant.export}?`
      : '; give --handler FILE#EXPORT, relative to the path';
  throw new UserError(`${name}: ${reason}${hint}`);
}

/** `--handler FILE` alone means the module, whatever of it a description calls. */
function sameExport(described: Handler, given: Handler): boolean {
  return given.export === undefined || described.export === given.export;
}

function withoutDescription(id: string, handler: Handler): LambdaFunction {
  return {
    id,
    aliases: [],
    handler,
    runtime: '',
    env: new Map(),
    envIsComplete: false,
    name: unknownText('unbound', 'no description gives the name of the function'),
    role: { kind: 'unknown' },
    platform: [],
    layers: [],
    origin: { file: handler.file, line: 1, column: 1 },
  };
}

function union(id: string, handler: Handler, first: LambdaFunction, all: readonly LambdaFunction[]): LambdaFunction {
  const env = new Map<string, readonly Pattern[]>();
  for (const name of new Set(all.flatMap((lambda) => [...lambda.env.keys()])))
    env.set(name, distinctPatterns(all.flatMap((lambda) => lambda.env.get(name) ?? (lambda.envIsComplete ? [maybeUnset(name)] : []))));
  const { place: _, elsewhere: __, ...rest } = first;
  const lambda: LambdaFunction = {
    ...rest,
    id,
    aliases: [],
    handler,
    env,
    envIsComplete: all.every((lambda) => lambda.envIsComplete),
    name: unknownText('unbound', 'several functions have this handler', first.origin),
    role: all.every(({ role }) => role.declared !== undefined && role.declared === first.role.declared) ? first.role : { kind: 'unknown' },
    platform: all.flatMap((lambda) => lambda.platform),
    layers: [...new Set(all.flatMap((one) => one.layers))],
  };
  const placed = withPlace(lambda, commonPlace(all.map(({ place }) => place ?? {})));
  const isElsewhere = all.some(({ elsewhere }) => elsewhere !== undefined);
  return isElsewhere ? { ...placed, elsewhere: commonPlace(all.map(({ elsewhere }) => elsewhere ?? {})) } : placed;
}
