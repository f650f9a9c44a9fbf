import path from 'node:path';
import type { Finding } from '../../model/finding.ts';
import { templateKeys } from '../cloudformation/encryption-keys.ts';
import { readExposure, readFunctions } from '../cloudformation/read-functions.ts';
import type { Resource, Template } from '../cloudformation/template.ts';
import { TemplateEvaluator } from '../cloudformation/template-evaluator.ts';
import { ValueNodes } from '../cloudformation/value-nodes.ts';
import { knownText } from '../data-values.ts';
import { withPlace } from '../declared-place.ts';
import type { Description, ProjectReader, ReadContext } from '../project-reader.ts';
import { terraformRoles } from './declared-roles.ts';
import { lambdaResource } from './lambda-function.ts';
import { isTerraformFile, terraformFiles } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import { ModuleTree } from './module-tree.ts';
import { plannedRegion } from './plan.ts';
import { plannedFunctions } from './planned-function.ts';
import { functionPlaces } from './provider-place.ts';
import { isRegistryLambda, registryLambdaResources } from './registry-lambda.ts';
import { bucketKeys, relatedResource } from './related-resources.ts';
import { instanceScopes } from './resource-instances.ts';

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
    functions: readFunctions(evaluation, files, { describedBy: 'terraform', roles }).map((lambda) => {
      const made = places.get(lambda.id);
      const planned = tree.plan === undefined ? {} : plannedRegion(tree.plan, lambda.id);
      const placed = withPlace(lambda, { ...tree.plan?.place, ...made?.place, ...planned });
      return made === undefined || made.isDefault ? placed : { ...placed, elsewhere: { ...made.place, ...planned } };
    }),
    roles: [...roles.values()],
    exposures: [readExposure(evaluation, files)],
    encryptionKeys: templateKeys(evaluation),
    declaredData: tree.declaredData,
    compared: tree.compared,
    findings,
    included: tree.included,
  };
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
