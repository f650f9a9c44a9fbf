import type { AttachedRole } from '../model/attached-role.ts';
import type { Exposure } from '../model/exposure.ts';
import type { Finding } from '../model/finding.ts';
import type { LambdaFunction } from '../model/lambda-function.ts';
import type { Pattern } from '../model/pattern.ts';
import type { SafeFiles } from '../source/load/safe-files.ts';
import type { ProjectExports } from './cloudformation/project-exports.ts';
import type { ComparedParameters } from './compared-parameters.ts';
import type { ProjectReading } from './project-reading.ts';

/** One way to describe a project's functions. A new way is a new file and one line in readers.ts. */
export interface ProjectReader {
  /** For messages: what a search looks for. */
  readonly looksFor: string;
  /** The descriptions of this kind in a folder (relative to the root), of which `names` are the entries. */
  find(folder: string, names: readonly string[], files: SafeFiles): readonly string[];
  /** True where a file of that name, which the user gave, is for this reader. */
  accepts(name: string): boolean;
  /** @throws {UserError} where the description can't be parsed. */
  read(file: string, context: ReadContext): Description;
}

export interface ReadContext {
  readonly files: SafeFiles;
  readonly reading: ProjectReading;
  /** What the templates of the project export to each other. */
  readonly projectExports: ProjectExports;
}

/** What one description says. */
export interface Description {
  readonly functions: readonly LambdaFunction[];
  /** The roles that this description declares or makes by itself, used or not. */
  readonly roles?: readonly AttachedRole[];
  /** The ways from outside to the functions, a part per template. */
  readonly exposures?: readonly Exposure[];
  /** Logical id -> ARN of the customer managed key that encrypts that resource. */
  readonly encryptionKeys: ReadonlyMap<string, Pattern>;
  /** A Terraform root module's data sources, `type.name` -> the file (relative to the root). */
  readonly declaredData?: ReadonlyMap<string, string>;
  /** The parameters on whose values it depends what is declared. */
  readonly compared?: ComparedParameters;
  readonly findings: readonly Finding[];
  /** Other descriptions (relative to the root) that this one has read as part of itself. */
  readonly included: readonly string[];
}
