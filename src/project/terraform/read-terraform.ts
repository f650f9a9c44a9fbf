import path from 'node:path';
import type { DataValue } from '../../model/data-value.ts';
import { text } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import { literal } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { templateKeys } from '../cloudformation/encryption-keys.ts';
import { readExposure, readFunctions } from '../cloudformation/read-functions.ts';
import type { Resource, Template } from '../cloudformation/template.ts';
import { TemplateEvaluator } from '../cloudformation/template-evaluator.ts';
import { ValueNodes } from '../cloudformation/value-nodes.ts';
import { knownText } from '../data-values.ts';
import { withPlace } from '../declared-place.ts';
import type { Description, ProjectReader, ReadContext } from '../project-reader.ts';
import type { ProjectReading } from '../project-reading.ts';
import { relativeToRoot } from '../relative-path.ts';
import { terraformRoles } from './declared-roles.ts';
import { lambdaResource } from './lambda-function.ts';
import { isTerraformFile, type Module, originOf, readModule, terraformFiles } from './module.ts';
import { type InstanceOptions, ModuleInstance } from './module-instance.ts';
import { type Plan, plannedRegion, readPlan } from './plan.ts';
import { plannedFunctions } from './planned-function.ts';
import { functionPlaces } from './provider-place.ts';
import { isRegistryLambda, registryLambdaResources } from './registry-lambda.ts';
import { bucketKeys, relatedResource } from './related-resources.ts';
import { instanceScopes } from './resource-instances.ts';
import { variableFiles } from './variable-files.ts';

/** Modules within modules. */
const MAXIMUM_DEPTH = 10;

/** Terraform configurations, and OpenTofu's. */
export const terraformReader: ProjectReader = { looksFor: '*.tf', find, accepts: isTerraformFile, read };

/** The first file of a folder stands for the module that the folder is. */
function find(folder: string, names: readonly string[]): readonly string[] {
  return terraformFiles(names)
    .slice(0, 1)
    .map((name) => path.posix.join(folder, name));
}

function read(file: string, { files, reading }: ReadContext): Description {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    findings.push(finding);
  };
  const tree = new ModuleTree(path.posix.dirname(file), files, reading, report);
  const nodes = new ValueNodes();
  const declared = tree.instances.flatMap((instance) => moduleResources(instance, nodes, files.root));
  const addresses = new Set(declared.map(({ logicalId }) => logicalId));
  const resources = [...declared, ...(tree.plan === undefined ? [] : plannedFunctions(tree.plan, addresses, nodes))];
  const template: Template = {
    file,
    parameters: new Map(),
    mappings: undefined,
    conditions: new Map(),
    resources: new Map(resources.map((resource) => [resource.logicalId, resource])),
    globals: undefined,
  };
  const evaluation: TemplateEvaluator = new TemplateEvaluator(template, {
    stack: { isNested: false },
    prefix: '',
    parameters: nodes.parameters,
    declared: (reference) => {
      const resource = template.resources.get(reference);
      return resource === undefined ? undefined : { resource, evaluation };
    },
    nestedOutput: () => undefined,
    report,
  });
  const roles = terraformRoles(tree.instances, { nodes, evaluation });
  const places = new Map(tree.instances.flatMap((instance) => functionPlaces(instance)));
  return {
    functions: readFunctions(evaluation, files, { describedBy: 'terraform', roles }).map((lambda) =>
      withPlace(lambda, {
        ...tree.plan?.place,
        ...places.get(lambda.id),
        ...(tree.plan === undefined ? {} : plannedRegion(tree.plan, lambda.id)),
      }),
    ),
    roles: [...roles.values()],
    exposures: [readExposure(evaluation, files)],
    encryptionKeys: templateKeys(evaluation),
    declaredData: tree.declaredData,
    findings,
    included: tree.included,
  };
}

/** A root module with the modules of the project that it calls. */
class ModuleTree {
  readonly instances: ModuleInstance[] = [];
  /** The descriptions that stand for called modules. */
  readonly included: string[] = [];
  /** What the root module declares, `type.name` -> the file. */
  readonly declaredData: ReadonlyMap<string, string>;
  /** The plan of this configuration. */
  readonly plan: Plan | undefined;
  readonly #files: SafeFiles;
  readonly #rootFolder: string;
  readonly #report: (finding: Finding) => void;

  constructor(folder: string, files: SafeFiles, reading: ProjectReading, report: (finding: Finding) => void) {
    this.#files = files;
    this.#rootFolder = folder;
    this.#report = report;
    const module = readModule(folder, files);
    this.declaredData = new Map([...module.data].map(([name, { file }]) => [name, file]));
    const plan = reading.plan === undefined ? undefined : readPlan(reading.plan, files);
    this.plan = plan !== undefined && isPlanOf(plan, module) ? plan : undefined;
    const given = variableFiles(folder, files, reading.tfvars);
    for (const [name, value] of this.plan?.variables ?? []) given.set(name, value);
    for (const [name, value] of reading.parameters) given.set(name, text(literal(value)));
    this.#add(module, '', (name) => given.get(name), [folder]);
  }

  #add(
    module: Module,
    address: string,
    given: (name: string) => DataValue | undefined,
    parents: readonly string[],
    caller?: NonNullable<InstanceOptions['caller']>,
  ): ModuleInstance {
    const children = new Map<string, ModuleInstance>();
    const instance = new ModuleInstance(module, {
      address,
      rootFolder: this.#rootFolder,
      files: this.#files,
      given,
      ...(this.plan === undefined ? {} : { plan: this.plan }),
      child: (name) => children.get(name),
      ...(caller === undefined ? {} : { caller }),
      report: this.#report,
    });
    this.instances.push(instance);
    for (const [name, block] of module.modules) {
      const source = knownText(instance.attribute(block, 'source')[0]);
      if (source === undefined || !/^\.\.?\//.test(source)) continue;
      const folder = relativeToRoot(this.#files.root, module.folder, source);
      const [first] = terraformFiles(this.#files.list(folder));
      if (first === undefined || parents.includes(folder) || parents.length > MAXIMUM_DEPTH) {
        this.#report(unreadModule(name, source, originOf(block.file, block.position)));
        continue;
      }
      this.included.push(path.posix.join(folder, first));
      const child = readModule(folder, this.#files);
      for (const { address: own, scope } of instanceScopes(instance, block, `${address}module.${name}`)) {
        const passed = (variable: string) => (block.body.attributes.has(variable) ? instance.attribute(block, variable, scope) : undefined);
        children.set(name, this.#add(child, `${own}.`, passed, [...parents, folder], { instance, block }));
      }
    }
    return instance;
  }
}

/** A plan is that of one root module of the project: the one that declares something of it. */
function isPlanOf(plan: Plan, module: Module): boolean {
  const planned = [...plan.resources.keys(), ...plan.modules].map((address) => address.replace(/\[.*$/, ''));
  return planned.some((address) => module.resources.has(address) || module.modules.has(address.replace(/^module\.([^.]+).*$/, '$1')));
}

function moduleResources(module: ModuleInstance, nodes: ValueNodes, root: string): readonly Resource[] {
  const { address } = module.options;
  const own = [...module.module.resources].flatMap(([name, block]) =>
    instanceScopes(module, block, `${address}${name}`).flatMap((instance): readonly Resource[] => {
      if (name.startsWith('aws_lambda_function.')) return [lambdaResource(module, block, instance, nodes, root)];
      const related = relatedResource(module, name, block, instance, nodes);
      return [...(related === undefined ? [] : [related]), ...bucketKeys(module, name, block, instance, nodes)];
    }),
  );
  const called = [...module.module.modules].flatMap(([name, block]) => {
    if (!isRegistryLambda(knownText(module.attribute(block, 'source')[0]))) return [];
    return instanceScopes(module, block, `${address}module.${name}`).flatMap((instance) =>
      registryLambdaResources(module, block, instance, nodes, root),
    );
  });
  return [...own, ...called];
}

function unreadModule(name: string, source: string, origin: Finding['origin']): Finding {
  return {
    rule: 'unread-module',
    severity: 'warning',
    message: `module ${name} is not read: ${source} is no folder of the project with Terraform files, or contains itself`,
    ...(origin === undefined ? {} : { origin }),
  };
}
