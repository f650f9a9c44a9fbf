import type { Finding } from '../model/finding.ts';
import type { LambdaFunction, Project } from '../model/lambda-function.ts';
import { literal } from '../model/pattern.ts';
import { SafeFiles } from '../source/load/safe-files.ts';
import { NoFunctionError, UserError } from '../support/errors.ts';
import { ProjectExports } from './cloudformation/project-exports.ts';
import { type ComparedParameters, mergeCompared } from './compared-parameters.ts';
import { discover, type FoundDescription } from './discover.ts';
import { manualFunction } from './manual-function.ts';
import { mergeDescriptions } from './merge-descriptions.ts';
import { otherDescriptions } from './other-descriptions.ts';
import type { Description, ReadContext } from './project-reader.ts';
import type { ProjectReading } from './project-reading.ts';
import { type ProjectPlace, projectPlace } from './project-root.ts';
import { READERS } from './readers.ts';
import { relativeToRoot } from './relative-path.ts';

/** The project at a path. */
export interface ReadProject {
  /** Absolute; all files in `project` are relative to it. */
  readonly root: string;
  readonly project: Project;
  readonly findings: readonly Finding[];
  /** The parameters without value on which it depends what the project declares. */
  readonly compared: ComparedParameters;
}

/**
 * Reads every description of a project (or the one that is named) into its functions.
 * @throws {UserError} for a missing path, a description that can't be parsed, a handler that does not exist, and where there is no function.
 */
export function readProject(reading: ProjectReading): ReadProject {
  const place = projectPlace(reading.path, reading.root);
  const files = new SafeFiles(place.root);
  const folder = relativeToRoot(files.root, '.', place.folder);
  const { descriptions, findings } = readAll(descriptionFiles(reading, place, files, folder), {
    files,
    reading,
    projectExports: new ProjectExports(files, reading),
  });
  const merged = mergeDescriptions(descriptions);
  const compared = mergeCompared(descriptions.map((description) => description.compared ?? new Map()));
  const all = [...findings, ...merged.findings];
  if (reading.handler !== undefined) {
    const manual = manualFunction(reading.handler, folder, files, merged.project.functions);
    const project = { ...merged.project, functions: [withEnvironment(manual.lambda, reading.env)] };
    const about = [...all, ...manual.findings].filter((finding) => isAbout(finding, manual.lambda));
    return { root: files.root, project, findings: about, compared };
  }
  if (merged.project.functions.length === 0) throw nothingFound(reading, descriptions.length, all, otherDescriptions(files, folder));
  const functions = merged.project.functions.map((lambda) => withEnvironment(lambda, reading.env));
  return { root: files.root, project: { ...merged.project, functions }, findings: all, compared };
}

function descriptionFiles(reading: ProjectReading, place: ProjectPlace, files: SafeFiles, folder: string): readonly FoundDescription[] {
  const named = reading.template ?? place.file;
  if (named === undefined) return discover(files, folder);
  const file = relativeToRoot(files.root, '.', named);
  const reader = READERS.find((candidate) => candidate.accepts(file.slice(file.lastIndexOf('/') + 1)));
  if (reader === undefined)
    throw new UserError(`${file}: no description of functions that is known; known are ${READERS.map((one) => one.looksFor).join(', ')}`);
  return [{ file, reader }];
}

/** A description that another one includes counts once, as part of that one. */
function readAll(
  found: readonly FoundDescription[],
  context: ReadContext,
): { readonly descriptions: readonly Description[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const read = found.flatMap(({ file, reader }) => {
    try {
      return [{ file, description: reader.read(file, context) }];
    } catch (error) {
      // A handler that is named works without any description.
      if (!(error instanceof UserError) || context.reading.handler === undefined) throw error;
      findings.push({ rule: 'unreadable-template', severity: 'warning', message: error.message, origin: { file, line: 1, column: 1 } });
      return [];
    }
  });
  const included = new Set(read.flatMap(({ description }) => description.included));
  return { descriptions: read.filter(({ file }) => !included.has(file)).map(({ description }) => description), findings };
}

function withEnvironment(lambda: LambdaFunction, given: ReadonlyMap<string, string>): LambdaFunction {
  if (given.size === 0) return lambda;
  return { ...lambda, env: new Map([...lambda.env, ...[...given].map(([name, value]) => [name, [literal(value)]] as const)]) };
}

function isAbout(finding: Finding, lambda: LambdaFunction): boolean {
  return finding.function === undefined || finding.function === lambda.id;
}

/** What was found out on the way tells why there is nothing. */
function nothingFound(reading: ProjectReading, descriptions: number, findings: readonly Finding[], others: readonly string[]): UserError {
  const looked = READERS.map((reader) => reader.looksFor).join(', ');
  const what =
    descriptions === 0
      ? `no description of functions (${looked})`
      : `no function in ${descriptions === 1 ? 'the description' : `${descriptions} descriptions`}`;
  const unread = findings.filter(({ incomplete }) => incomplete !== undefined).map(({ message }) => message);
  const reasons = [...unread, ...others].map((line) => `\n${line}`);
  return new NoFunctionError(`${reading.path}: ${what}; give a handler with --handler FILE#EXPORT${reasons.join('')}`);
}
