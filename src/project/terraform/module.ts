import path from 'node:path';
import { parseHcl } from '../../hcl/parse.ts';
import { HclSyntaxError } from '../../hcl/scanner.ts';
import type { Expression, HclPosition, ReadBlock, ReadBody } from '../../hcl/syntax.ts';
import type { Origin } from '../../model/origin.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { parseJsonConfiguration } from './json-configuration.ts';

/** A Terraform file is never so large. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;

/** A block with the file it stands in. */
export interface ModuleBlock {
  readonly file: string;
  readonly labels: readonly string[];
  readonly body: ReadBody;
  readonly position: HclPosition;
}

/** An expression with the file it stands in. */
export interface ModuleExpression {
  readonly file: string;
  readonly value: Expression;
}

/** The configuration of one folder: https://developer.hashicorp.com/terraform/language/modules. */
export interface Module {
  /** Relative to the root. */
  readonly folder: string;
  readonly variables: ReadonlyMap<string, ModuleBlock>;
  readonly locals: ReadonlyMap<string, ModuleExpression>;
  /** `type.name` -> block. */
  readonly resources: ReadonlyMap<string, ModuleBlock>;
  readonly data: ReadonlyMap<string, ModuleBlock>;
  readonly modules: ReadonlyMap<string, ModuleBlock>;
  readonly outputs: ReadonlyMap<string, ModuleBlock>;
  /** Configurations of providers, in the order of the files. */
  readonly providers: readonly ModuleBlock[];
}

/** True for the names of files of a configuration, in HCL or JSON. */
export function isTerraformFile(name: string): boolean {
  return /\.(tf|tofu)(\.json)?$/.test(name);
}

/**
 * The names of a folder's Terraform files, sorted. OpenTofu's `main.tofu` stands in the place of `main.tf`.
 * https://opentofu.org/docs/language/files/
 */
export function terraformFiles(names: readonly string[]): readonly string[] {
  return names.filter(
    (name) => (isTerraformFile(name) && !names.includes(name.replace(/\.tf(\.json)?$/, '.tofu$1'))) || /\.tofu(\.json)?$/.test(name),
  );
}

/**
 * Reads the Terraform files of a folder.
 * @throws {UserError} where a file can't be parsed.
 */
export function readModule(folder: string, files: SafeFiles): Module {
  const blocks = terraformFiles(files.list(folder)).flatMap((name) => {
    const file = path.posix.join(folder, name);
    return parseFile(file, files).blocks.map((block) => ({ ...block, file }));
  });
  const named = (type: string) => new Map(ofType(blocks, type).map((block) => [block.labels.slice(0, 2).join('.'), block]));
  const locals = ofType(blocks, 'locals').flatMap(({ file, body }) =>
    [...body.attributes].map(([name, { value }]) => [name, { file, value }] as const),
  );
  return {
    folder,
    variables: named('variable'),
    locals: new Map(locals),
    resources: named('resource'),
    data: named('data'),
    modules: named('module'),
    outputs: named('output'),
    providers: ofType(blocks, 'provider'),
  };
}

function ofType<Block extends ReadBlock>(blocks: readonly Block[], type: string): readonly Block[] {
  return blocks.filter((block) => block.type === type);
}

/** @throws {UserError} where the file can't be parsed. */
export function parseFile(file: string, files: SafeFiles): ReadBody {
  const text = readDescriptionText(files, file, MAXIMUM_BYTES);
  if (file.endsWith('.json')) return parseJsonConfiguration(text, file);
  try {
    return parseHcl(text);
  } catch (error) {
    if (!(error instanceof HclSyntaxError)) throw error;
    throw new UserError(`${file}:${error.position.line}:${error.position.column}: ${error.message}; the file must be valid HCL`);
  }
}

/** The place of a part of a module's file. */
export function originOf(file: string, { line, column }: HclPosition): Origin {
  return { file, line, column };
}
