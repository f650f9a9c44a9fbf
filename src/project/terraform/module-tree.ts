import path from 'node:path';
import type { DataValue } from '../../model/data-value.ts';
import { text } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import { literal } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import type { ComparedParameter, ComparedParameters } from '../compared-parameters.ts';
import { knownText } from '../data-values.ts';
import type { ProjectReading } from '../project-reading.ts';
import { relativeToRoot } from '../relative-path.ts';
import { innerBlocks } from './block-values.ts';
import { type DownloadedModules, downloadedModules } from './downloaded-modules.ts';
import { type Module, type ModuleBlock, originOf, readModule, terraformFiles } from './module.ts';
import { type CalledModule, type InstanceOptions, ModuleInstance } from './module-instance.ts';
import { type Plan, readPlan } from './plan.ts';
import { isRegistryLambda } from './registry-lambda.ts';
import { registryModule } from './registry-outputs.ts';
import { instanceScopes } from './resource-instances.ts';
import { variableFiles } from './variable-files.ts';

/** Modules within modules. */
const MAXIMUM_DEPTH = 10;

/** How a module is called: by whom, and with which variables. */
interface ModuleCall {
  readonly address: string;
  readonly given: (name: string) => DataValue | undefined;
  /** The folders of the modules around it, its own among them. */
  readonly folders: readonly string[];
  readonly caller?: NonNullable<InstanceOptions['caller']>;
}

/** A root module with the modules that it calls, as far as their files are there. */
export class ModuleTree {
  readonly instances: ModuleInstance[] = [];
  /** The descriptions that stand for called modules. */
  readonly included: string[] = [];
  /** What the root module declares, `type.name` -> the file. */
  readonly declaredData: ReadonlyMap<string, string>;
  /** The plan of this configuration. */
  readonly plan: Plan | undefined;
  readonly #files: SafeFiles;
  readonly #rootFolder: string;
  readonly #downloaded: DownloadedModules;
  readonly #report: (finding: Finding) => void;
  readonly #compared = new Map<string, Set<string>>();
  /** Variables that choose in a map, so that they have one of its keys. */
  readonly #chosen = new Set<string>();
  readonly #unlike: ReadonlySet<string>;
  readonly #root: ModuleInstance;

  constructor(folder: string, files: SafeFiles, reading: ProjectReading, report: (finding: Finding) => void) {
    this.#files = files;
    this.#rootFolder = folder;
    this.#downloaded = downloadedModules(folder, files);
    this.#report = report;
    this.#unlike = reading.unlike ?? new Set();
    const module = readModule(folder, files);
    this.declaredData = new Map([...module.data].map(([name, { file }]) => [name, file]));
    const plan = reading.plan === undefined ? undefined : readPlan(reading.plan, files);
    this.plan = plan !== undefined && isPlanOf(plan, module) ? plan : undefined;
    const given = variableFiles(folder, files, reading.tfvars);
    for (const [name, value] of this.plan?.variables ?? []) given.set(name, value);
    for (const [name, value] of reading.parameters) given.set(name, text(literal(value)));
    this.#root = this.#add(module, { address: '', given: (name) => given.get(name), folders: [folder] });
  }

  /** The variables on whose values it depends what is declared; complete once all of it is read. */
  get compared(): ComparedParameters {
    return new Map(
      [...this.#compared].map(([name, compared]): readonly [string, ComparedParameter] => {
        const block = this.#root.module.variables.get(name);
        const fallback = block === undefined ? undefined : knownText(this.#root.attribute(block, 'default')[0]);
        const allowed = block === undefined ? undefined : allowedValues(this.#root, block, name);
        if (allowed !== undefined) return [name, { values: allowed, isComplete: true }];
        const isSwitch = compared.has('true') && compared.has('false');
        const isComplete = isSwitch || this.#chosen.has(name) || (fallback !== undefined && !compared.has(fallback));
        return [name, { values: [...new Set([...compared, ...(fallback === undefined ? [] : [fallback])])], isComplete }];
      }),
    );
  }

  #isUnlike(variable: string, value: string, isChoice: boolean): boolean {
    if (isChoice) this.#chosen.add(variable);
    this.#compared.set(variable, (this.#compared.get(variable) ?? new Set()).add(value));
    return this.#unlike.has(variable);
  }

  #add(module: Module, call: ModuleCall): ModuleInstance {
    const { address, given, caller } = call;
    const known = new Map<string, readonly CalledModule[]>();
    // On demand, as the number of instances of one module may depend on what another puts out.
    const called = (name: string): readonly CalledModule[] => {
      const block = module.modules.get(name);
      if (!known.has(name) && block !== undefined) {
        known.set(name, []);
        known.set(name, this.#instancesOf(instance, name, block, call));
      }
      return known.get(name) ?? [];
    };
    const instance = new ModuleInstance(module, {
      address,
      rootFolder: this.#rootFolder,
      files: this.#files,
      given,
      ...(this.plan === undefined ? {} : { plan: this.plan }),
      called,
      ...(caller === undefined ? {} : { caller }),
      report: this.#report,
      isUnlike: (variable, value, isChoice) => this.#isUnlike(variable, value, isChoice === true),
    });
    this.instances.push(instance);
    for (const name of module.modules.keys()) called(name);
    return instance;
  }

  #instancesOf(instance: ModuleInstance, name: string, block: ModuleBlock, { address, folders }: ModuleCall): readonly CalledModule[] {
    const source = knownText(instance.attribute(block, 'source')[0]);
    if (source === undefined || isRegistryLambda(source) || registryModule(source) !== undefined) return [];
    const isLocal = /^\.\.?\//.test(source);
    const folder = isLocal
      ? relativeToRoot(this.#files.root, instance.module.folder, source)
      : this.#downloaded.folderOf(`${address}module.${name}`);
    const child = folder === undefined ? undefined : this.#readCalled(folder, folders, isLocal);
    if (folder === undefined || child === undefined) {
      this.#report(unreadModule(name, source, isLocal, block));
      return [];
    }
    return instanceScopes(instance, block, `${address}module.${name}`).map(({ address: own, key, scope }) => ({
      key,
      instance: this.#add(child, {
        address: `${own}.`,
        given: (variable) => (block.body.attributes.has(variable) ? instance.attribute(block, variable, scope) : undefined),
        folders: [...folders, folder],
        caller: { instance, block },
      }),
    }));
  }

  /** The module of a folder; `undefined` for one without Terraform files, within itself, or that others wrote and can't be read. */
  #readCalled(folder: string, folders: readonly string[], isLocal: boolean): Module | undefined {
    const [first] = terraformFiles(this.#files.list(folder));
    if (first === undefined || folders.includes(folder) || folders.length > MAXIMUM_DEPTH) return undefined;
    this.included.push(path.posix.join(folder, first));
    try {
      return readModule(folder, this.#files);
    } catch (error) {
      if (isLocal || !(error instanceof UserError)) throw error;
      return undefined;
    }
  }
}

/** What `validation { condition = contains(["dev", "prod"], var.stage) }` allows; `undefined` where it says something else, or nothing. */
function allowedValues(root: ModuleInstance, block: ModuleBlock, name: string): readonly string[] | undefined {
  for (const validation of innerBlocks(block, 'validation')) {
    const condition = validation.body.attributes.get('condition')?.value;
    const [list, tested] = condition?.kind === 'call' && condition.name === 'contains' ? condition.arguments : [];
    const isOfVariable = tested?.kind === 'attribute' && tested.name === name && tested.target.kind === 'variable';
    if (list === undefined || !isOfVariable) continue;
    const [values] = root.evaluate(list, { names: new Map(), file: block.file });
    const texts = values?.kind === 'list' ? values.items.map(([only]) => knownText(only)) : [];
    if (texts.length > 0 && texts.every((text) => text !== undefined)) return texts;
  }
  return undefined;
}

/** A plan is that of one root module of the project: the one that declares something of it. */
function isPlanOf(plan: Plan, module: Module): boolean {
  const planned = [...plan.resources.keys(), ...plan.modules].map((address) => address.replace(/\[.*$/, ''));
  return planned.some((address) => module.resources.has(address) || module.modules.has(address.replace(/^module\.([^.]+).*$/, '$1')));
}

function unreadModule(name: string, source: string, isLocal: boolean, { file, position }: ModuleBlock): Finding {
  const origin = originOf(file, position);
  return isLocal
    ? {
        rule: 'unread-module',
        severity: 'warning',
        message: `module ${name} is not read: ${source} is no folder of the project with Terraform files, or contains itself`,
        origin,
      }
    : {
        rule: 'unread-module',
        severity: 'note',
        message: `module ${name} (${source}) is not read, as its files are not in the project; functions and policies of it are seen after 'terraform init', or in a plan (--plan)`,
        origin,
      };
}
