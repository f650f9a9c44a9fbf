import path from 'node:path';
import type { AttachedRole } from '../../model/attached-role.ts';
import type { DataValue } from '../../model/data-value.ts';
import type { Pattern } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import { union } from '../data-values.ts';
import { foldersBelow } from '../folders-below.ts';
import type { ProjectReading } from '../project-reading.ts';
import { MAXIMUM_TEMPLATE_BYTES } from './parse-template.ts';
import { roleSeenFromOutside } from './seen-from-outside.ts';
import { rolesOfStacks } from './stack-roles.ts';
import { readStacks, type Stacks } from './stacks.ts';
import { isTemplateName } from './template-names.ts';

/** What a template that exports values contains. */
const EXPORTS = /["']?Outputs["']?\s*:[\s\S]*["']?Export["']?\s*:/;

/** The values that the project's templates export; the templates are looked for when the first value is asked for. */
export class ProjectExports {
  readonly #files: SafeFiles;
  readonly #reading: ProjectReading;
  readonly #roles = new Map<Stacks, ReadonlyMap<string, AttachedRole>>();
  #stacks: readonly (Stacks & { readonly file: string })[] | undefined;

  constructor(files: SafeFiles, reading: ProjectReading) {
    this.#files = files;
    this.#reading = reading;
  }

  /** What other templates than `file` export under a name, with its alternatives; `undefined` where none does. */
  imported(name: Pattern, file: string): DataValue | undefined {
    const values = this.#exporting().flatMap((stacks) => (stacks.file === file ? [] : [stacks.exported(name) ?? []]));
    const found = values.filter((value) => value.length > 0);
    return found.length === 0 ? undefined : union(found);
  }

  /** The role that another template than `file` exports under a name; nothing where several do. */
  importedRole(name: Pattern, file: string): AttachedRole | undefined {
    const [role, ...others] = this.#exporting().flatMap((stacks) => {
      const reference = stacks.file === file ? undefined : stacks.exportedRole(name);
      return reference === undefined ? [] : (this.#rolesOf(stacks).get(reference) ?? []);
    });
    return others.length === 0 ? role : undefined;
  }

  #rolesOf(stacks: Stacks): ReadonlyMap<string, AttachedRole> {
    const known = this.#roles.get(stacks);
    if (known !== undefined) return known;
    const roles = new Map([...rolesOfStacks(stacks)].map(([reference, role]) => [reference, roleSeenFromOutside(role)]));
    this.#roles.set(stacks, roles);
    return roles;
  }

  #exporting(): readonly (Stacks & { readonly file: string })[] {
    // Empty while it is filled: an import among the exports finds nothing rather than itself.
    if (this.#stacks === undefined) {
      this.#stacks = [];
      this.#stacks = this.#templates().flatMap((file) => this.#read(file));
    }
    return this.#stacks;
  }

  #templates(): readonly string[] {
    return foldersBelow(this.#files, '.').flatMap(({ folder, names }) =>
      names
        .filter(isTemplateName)
        .map((name) => path.posix.join(folder, name))
        .filter((file) => this.#isExporting(file)),
    );
  }

  #isExporting(file: string): boolean {
    const content = this.#files.read(file, MAXIMUM_TEMPLATE_BYTES);
    return content.kind === 'text' && content.text.includes('Export') && EXPORTS.test(content.text);
  }

  /** A file that only looks like a template exports nothing. */
  #read(file: string): readonly (Stacks & { readonly file: string })[] {
    const { parameters, stackName } = this.#reading;
    try {
      return [{ ...readStacks(file, { files: this.#files, parameters, stackName, imported: (name) => this.imported(name, file) }), file }];
    } catch (error) {
      if (error instanceof UserError) return [];
      throw error;
    }
  }
}
