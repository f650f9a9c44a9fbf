import path from 'node:path';
import type { DataValue } from '../../model/data-value.ts';
import { literal } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import { decodeJson } from '../json-text.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { relativeToRoot } from '../relative-path.ts';
import { parseFile, readModule } from './module.ts';
import { ModuleInstance } from './module-instance.ts';

const MAXIMUM_BYTES = 1024 * 1024;

/**
 * The variables that Terraform takes from files by itself (`terraform.tfvars`, then every `*.auto.tfvars` in order of name, each also in JSON), then those of the file
 * that the user gives.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
 * @throws {UserError} where a file can't be parsed.
 */
export function variableFiles(folder: string, files: SafeFiles, given?: string): Map<string, DataValue> {
  const names = files.list(folder);
  const found = [
    ...['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name)),
    ...names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)),
  ];
  const values = new Map<string, DataValue>();
  const all = [
    ...found.map((name) => path.posix.join(folder, name)),
    ...(given === undefined ? [] : [relativeToRoot(files.root, '.', given)]),
  ];
  for (const file of all) {
    if (file.endsWith('.json')) {
      const [record] = decodeJson(literal(readDescriptionText(files, file, MAXIMUM_BYTES)));
      if (record?.kind !== 'record') throw new UserError(`${file}:1:1: no JSON object; the file must hold the values of variables by name`);
      for (const [variable, value] of record.members) values.set(variable, value);
      continue;
    }
    const constants = new ModuleInstance(readModule('\0none', files), {
      address: '',
      rootFolder: folder,
      files,
      given: () => undefined,
      called: () => [],
      report: () => undefined,
    });
    for (const [variable, attribute] of parseFile(file, files).attributes)
      values.set(variable, constants.evaluate(attribute.value, { names: new Map(), file }));
  }
  return values;
}
