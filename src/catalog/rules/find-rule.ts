import { ALL_RULES } from './all.ts';
import type { OperationRule, ServiceRules } from './rule.ts';

/** The rule of an operation with its source. An operation that was reviewed and found right has an empty one. */
export interface FoundRule {
  readonly rule: OperationRule;
  readonly source: string;
  readonly reviewed: boolean;
}

const byService = new Map(ALL_RULES.map((rules) => [rules.service, rules]));

/** The curated rule of an operation, or `undefined` where none is written and none was found needless. */
export function findRule(service: string, operation: string): FoundRule | undefined {
  const rules = byService.get(service);
  if (rules === undefined) return undefined;
  const rule = Object.hasOwn(rules.operations, operation) ? rules.operations[operation] : undefined;
  const reviewed = rule !== undefined || rules.reviewed === 'all' || (rules.reviewed?.includes(operation) ?? false);
  return reviewed ? { rule: rule ?? {}, source: rule?.source ?? rules.source, reviewed } : undefined;
}

/** How the members of a service are read in operations without a rule. */
export function findReading(service: string): Pick<ServiceRules, 'transforms' | 'suffixes'> {
  return byService.get(service) ?? {};
}
