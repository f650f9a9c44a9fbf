import path from 'node:path';
import type { Finding } from '../../model/finding.ts';
import type { Pattern } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { withPlace } from '../declared-place.ts';
import type { Description, ProjectReader, ReadContext } from '../project-reader.ts';
import { mergeKeys, templateKeys } from './encryption-keys.ts';
import { MAXIMUM_TEMPLATE_BYTES } from './parse-template.ts';
import { readExposure, readFunctions } from './read-functions.ts';
import { samConfigurationPlace } from './sam-configuration.ts';
import { rolesOfStacks } from './stack-roles.ts';
import { readStacks } from './stacks.ts';
import { isTemplateName } from './template-names.ts';

/** The names by which templates go; one of these in a folder stands for the folder. */
const USUAL_NAMES = new Set(['template.yaml', 'template.yml', 'template.json']);

/** What a template with functions, or with nested ones, contains. */
const FUNCTION_TYPES = /AWS::(Serverless::(Function|Application)|Lambda::Function|CloudFormation::Stack)\b/;

/** SAM and CloudFormation templates, in YAML or JSON. */
export const cloudformationReader: ProjectReader = {
  looksFor: 'template.yaml|yml|json or another SAM or CloudFormation template',
  find,
  accepts,
  read,
};

function accepts(name: string): boolean {
  return /\.(ya?ml|json|template)$/.test(name);
}

function find(folder: string, names: readonly string[], files: SafeFiles): readonly string[] {
  const usual = names.filter((name) => USUAL_NAMES.has(name));
  const candidates = usual.length > 0 ? usual : names.filter(isTemplateName);
  return candidates
    .map((name) => path.posix.join(folder, name))
    .filter((file) => (usual.length > 0 ? files.isFile(file) : describesFunctions(file, files)));
}

function describesFunctions(file: string, files: SafeFiles): boolean {
  const content = files.read(file, MAXIMUM_TEMPLATE_BYTES);
  return content.kind === 'text' && FUNCTION_TYPES.test(content.text);
}

function read(file: string, { files, reading, projectExports }: ReadContext): Description {
  const { parameters, stackName, unlike } = reading;
  const stacks = readStacks(file, {
    files,
    parameters,
    stackName,
    imported: (name) => projectExports.imported(name, file),
    ...(unlike === undefined ? {} : { unlike }),
  });
  const roles = rolesOfStacks(stacks);
  const importedRole = (name: Pattern) => projectExports.importedRole(name, file);
  const place = samConfigurationPlace(file, files);
  const functions = stacks.evaluations
    .flatMap((evaluation) => readFunctions(evaluation, files, { roles, importedRole }))
    .map((lambda) => withPlace(lambda, place));
  return {
    exposures: stacks.evaluations.map((evaluation) => readExposure(evaluation, files)),
    functions,
    roles: [...new Set([...roles.values(), ...functions.flatMap(({ role }) => role.declared ?? [])])],
    compared: stacks.compared,
    encryptionKeys: mergeKeys(stacks.evaluations.map(templateKeys)),
    findings: [...stacks.findings, ...(reading.template === undefined ? passedOver(file, stacks.nestedFiles, files) : [])],
    included: stacks.nestedFiles,
  };
}

/** The templates beside one of a usual name that describe functions too. */
function passedOver(file: string, nested: readonly string[], files: SafeFiles): readonly Finding[] {
  const folder = path.posix.dirname(file);
  if (!USUAL_NAMES.has(path.posix.basename(file))) return [];
  return files
    .list(folder)
    .filter((name) => isTemplateName(name) && !USUAL_NAMES.has(name))
    .map((name) => path.posix.join(folder, name))
    .filter((other) => !nested.includes(other) && describesFunctions(other, files))
    .map((other) => ({
      rule: 'template-passed-over',
      severity: 'note',
      message: `${other} may describe functions too and is not read beside ${path.posix.basename(file)}; name it with --template`,
      origin: { file: other, line: 1, column: 1 },
    }));
}
