import path from 'node:path';
import type { DataValue } from '../../model/data-value.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { relativeToRoot } from '../relative-path.ts';
import { parseFile, readModule } from './module.ts';
import { ModuleInstance } from './module-instance.ts';

/**
 * The variables that Terraform takes from files by itself (`terraform.tfvars`, then every `*.auto.tfvars` in order of name), then those of the file
 * that the user gives.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
 * @throws {UserError} where a file can't be parsed.
 */
export function variableFiles(folder: string, files: SafeFiles, given?: string): Map<string, DataValue> {
  const names = files.list(folder);
  const found = [...names.filter((name) => name === 'terraform.tfvars'), ...names.filter((name) => name.endsWith('.auto.tfvars'))];
  const values = new Map<string, DataValue>();
  const all = [
    ...found.map((name) => path.posix.join(folder, name)),
    ...(given === undefined ? [] : [relativeToRoot(files.root, '.', given)]),
  ];
  for (const file of all) {
    const constants = new ModuleInstance(readModule('\0none', files), {
      address: '',
      rootFolder: folder,
      files,
      given: () => undefined,
      child: () => undefined,
      report: () => undefined,
    });
    for (const [variable, attribute] of parseFile(file, files).attributes)
      values.set(variable, constants.evaluate(attribute.value, { names: new Map(), file }));
  }
  return values;
}
