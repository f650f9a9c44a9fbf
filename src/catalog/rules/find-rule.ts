import { isObject, readDataFile } from '../data-files.ts';
import type { OperationRule, ServiceRules } from './rule.ts';

/** The rule of an operation with its source. An operation that was reviewed and found right has an empty one. */
export interface FoundRule {
  readonly rule: OperationRule;
  readonly source: string;
  readonly reviewed: boolean;
}

/** The rules of one service without its name, as `tools/catalog` writes them out of the files beside this one. */
type RulesFile = Omit<ServiceRules, 'service'>;

const loaded = new Map<string, RulesFile | undefined>();

/** The curated rule of an operation, or `undefined` where none is written and none was found needless. Loads the rules of its service alone. */
export function findRule(service: string, operation: string): FoundRule | undefined {
  const rules = rulesOf(service);
  if (rules === undefined) return undefined;
  const rule = Object.hasOwn(rules.operations, operation) ? rules.operations[operation] : undefined;
  const reviewed = rule !== undefined || rules.reviewed === 'all' || (rules.reviewed?.includes(operation) ?? false);
  return reviewed ? { rule: rule ?? {}, source: rule?.source ?? rules.source, reviewed } : undefined;
}

/** How the members of a service are read in operations without a rule. */
export function findReading(service: string): Pick<ServiceRules, 'account' | 'transforms' | 'suffixes'> {
  return rulesOf(service) ?? {};
}

function rulesOf(service: string): RulesFile | undefined {
  if (!loaded.has(service)) loaded.set(service, servicesWithRules().has(service) ? readRules(service) : undefined);
  return loaded.get(service);
}

function readRules(service: string): RulesFile {
  const data = readDataFile(`rules/${service}.json`);
  if (!isRulesFile(data)) throw new Error(`rules/${service}.json is missing or damaged; install leastpriv again`);
  return data;
}

let listed: ReadonlySet<unknown> | undefined;

/** Without the list a file that is missing would pass for a service that has no rules. */
function servicesWithRules(): ReadonlySet<unknown> {
  if (listed === undefined) {
    const index = readDataFile('rules/index.json');
    if (!isObject(index) || !Array.isArray(index.services))
      throw new Error('rules/index.json is missing or damaged; install leastpriv again');
    listed = new Set(index.services);
  }
  return listed;
}

/** The rules are written from typed tables, so that their outer form tells whether the file is whole. */
function isRulesFile(data: unknown): data is RulesFile {
  return isObject(data) && typeof data.source === 'string' && typeof data.checked === 'string' && isObject(data.operations);
}
