import path from 'node:path';
import type { KnownPlace } from '../../model/known-place.ts';
import type { Pattern } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { bundleSource } from '../bundle-source.ts';
import { declaredRoles } from '../cloudformation/declared-roles.ts';
import { mergeKeys, templateKeys } from '../cloudformation/encryption-keys.ts';
import { MAXIMUM_TEMPLATE_BYTES, parseTemplate } from '../cloudformation/parse-template.ts';
import { readExposure, readFunctions } from '../cloudformation/read-functions.ts';
import { roleSeenFromOutside } from '../cloudformation/seen-from-outside.ts';
import { readStacks, type Stacks } from '../cloudformation/stacks.ts';
import type { Resource } from '../cloudformation/template.ts';
import { member, members, scalarText, type TemplateNode } from '../cloudformation/template-node.ts';
import { mergeCompared } from '../compared-parameters.ts';
import { declaredPlace, withPlace } from '../declared-place.ts';
import type { Description, ProjectReader, ReadContext } from '../project-reader.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { readApp } from './app/read-app.ts';
import { withFrameworkPolicies } from './framework-roles.ts';
import { isOfTheLibrary } from './library-functions.ts';

const OUTPUT = 'cdk.out';

/** What `cdk synth` writes (https://docs.aws.amazon.com/cdk/v2/guide/deploy.html#deploy-how-synth-assemblies), else the app itself. */
export const cdkReader: ProjectReader = {
  looksFor: 'cdk.out or cdk.json',
  find,
  accepts: (name) => name === 'manifest.json' || name === 'cdk.json',
  read: (file, context) => (file.endsWith('cdk.json') ? readApp(file, context) : readAssembly(file, context)),
};

function find(folder: string, names: readonly string[], files: SafeFiles): readonly string[] {
  const inside = names.includes('manifest.json') && names.includes('cdk.out') && files.isFile(path.posix.join(folder, 'cdk.out'));
  const candidates = inside ? ['manifest.json'] : names.includes(OUTPUT) ? [`${OUTPUT}/manifest.json`] : [];
  const written = candidates.map((name) => path.posix.join(folder, name)).filter((file) => files.isFile(file));
  return written.length > 0 || !names.includes('cdk.json') ? written : [path.posix.join(folder, 'cdk.json')];
}

function readAssembly(file: string, { files, reading }: ReadContext): Description {
  const templates = assemblyStacks(file, files);
  const stacks: Stacks[] = [];
  const places = new Map<Stacks, KnownPlace>();
  const imported = (name: Pattern) => stacks.map((stack) => stack.exported(name)).find((value) => value !== undefined);
  for (const { template, stackName, place } of templates) {
    const stack = readStacks(template, {
      files,
      parameters: reading.parameters,
      stackName: reading.stackName ?? stackName,
      imported,
      ...(reading.unlike === undefined ? {} : { unlike: reading.unlike }),
    });
    stacks.push(stack);
    places.set(stack, place);
  }
  const evaluations = stacks.flatMap((stack) => stack.evaluations);
  // Stacks of different stages have resources of one logical id: a role has what its own stack attaches to it.
  const rolesOf = new Map(stacks.map((stack) => [stack, withFrameworkPolicies(declaredRoles(stack.evaluations), stack.evaluations)]));
  const seen = new Map([...rolesOf.values()].flatMap((roles) => [...roles.values()].map((role) => [role, roleSeenFromOutside(role)])));
  const importedRole = (name: Pattern) => {
    const role = stacks.map((stack) => rolesOf.get(stack)?.get(stack.exportedRole(name) ?? '')).find((one) => one !== undefined);
    return role === undefined ? undefined : seen.get(role);
  };
  const selection = { includes: (resource: Resource) => !isOfTheLibrary(resource), describedBy: 'cdk', importedRole } as const;
  const functions = stacks.flatMap((stack) =>
    stack.evaluations
      .flatMap((evaluation) => readFunctions(evaluation, files, { ...selection, roles: rolesOf.get(stack) ?? new Map() }))
      .map((lambda) => withPlace(lambda, places.get(stack) ?? {})),
  );
  return {
    functions: functions.map((lambda) =>
      lambda.handler.kind === 'handler' && lambda.handler.inlineSource === undefined
        ? { ...lambda, handler: bundleSource(lambda.handler, files) }
        : lambda,
    ),
    exposures: evaluations.map((evaluation) => readExposure(evaluation, files, selection)),
    roles: [...rolesOf.values()].flatMap((roles) => [...roles.values()]),
    compared: mergeCompared(stacks.map((stack) => stack.compared)),
    encryptionKeys: mergeKeys(evaluations.map(templateKeys)),
    findings: stacks.flatMap((stack) => stack.findings),
    included: [...templates.map(({ template }) => template), ...stacks.flatMap((stack) => stack.nestedFiles)],
  };
}

interface AssemblyStack {
  readonly template: string;
  readonly stackName: string;
  readonly place: KnownPlace;
}

/** The stacks of an assembly and of the assemblies (stages) within it. */
function assemblyStacks(manifest: string, files: SafeFiles): readonly AssemblyStack[] {
  const folder = path.posix.dirname(manifest);
  const { node } = parseTemplate(readDescriptionText(files, manifest, MAXIMUM_TEMPLATE_BYTES), manifest);
  return members(member(node, 'artifacts')).flatMap(([id, artifact]) => artifactStacks(id, artifact, folder, files));
}

function artifactStacks(id: string, artifact: TemplateNode, folder: string, files: SafeFiles): readonly AssemblyStack[] {
  const type = scalarText(member(artifact, 'type'));
  const template = scalarText(member(artifact, 'properties', 'templateFile'));
  const directory = scalarText(member(artifact, 'properties', 'directoryName'));
  if (type === 'aws:cloudformation:stack' && template !== undefined) {
    const stackName = scalarText(member(artifact, 'properties', 'stackName')) ?? id;
    return [
      { template: path.posix.join(folder, template), stackName, place: environmentPlace(scalarText(member(artifact, 'environment'))) },
    ];
  }
  return type === 'cdk:cloud-assembly' && directory !== undefined
    ? assemblyStacks(path.posix.join(folder, directory, 'manifest.json'), files)
    : [];
}

/**
 * `aws://123456789012/eu-west-1`; `unknown-account` and `unknown-region` where the app leaves it to the deployment.
 * https://github.com/aws/aws-cdk/blob/main/packages/@aws-cdk/cloud-assembly-api/lib/environment.ts
 */
function environmentPlace(environment = ''): KnownPlace {
  const [account, region] = environment.replace(/^aws:\/\//, '').split('/');
  return declaredPlace({ account, region });
}
