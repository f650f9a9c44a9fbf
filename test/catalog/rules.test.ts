import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findAction } from '../../src/catalog/actions.ts';
import { templateVariables } from '../../src/catalog/arn-template.ts';
import { readDataFile } from '../../src/catalog/data-files.ts';
import { operationEntry } from '../../src/catalog/operation-entry.ts';
import { hasOperation } from '../../src/catalog/operations.ts';
import { ALL_RULES } from '../../src/catalog/rules/all.ts';
import type { Grant, OperationRule, ResourceTemplate, ServiceRules, ValueSource } from '../../src/catalog/rules/rule.ts';
import { sourcePaths } from '../../src/catalog/value-source.ts';
import { pathsOf } from '../../src/catalog/when.ts';

interface Row {
  readonly name: string;
  readonly service: string;
  readonly operation: string;
  readonly rule: OperationRule;
}

const LOCATION = ['Partition', 'Region', 'Account'];
const rows: Row[] = ALL_RULES.flatMap(({ service, operations }) =>
  Object.entries(operations).map(([operation, rule]) => ({ name: `${service} ${operation}`, service, operation, rule })),
);

describe('rules', () => {
  it('are written for services and operations that exist', () => {
    expect(rows.filter(({ service, operation }) => !hasOperation(service, operation)).map(({ name }) => name)).toEqual([]);
  });

  it('name actions that exist, or say where they are documented', () => {
    const wrong = grants().filter(({ grant }) => grant.undocumented === undefined && findAction(grant.action)?.name !== grant.action);
    expect(wrong.map(({ name, grant }) => `${name}: ${grant.action}`)).toEqual([]);
  });

  it('name KMS actions that exist', () => {
    const actions = rows.flatMap(({ name, rule }) =>
      (rule.encryption ?? []).flatMap((each) => each.actions.map((action) => `${name}: ${action}`)),
    );
    expect(actions.filter((line) => findAction(line.split(': ')[1] ?? '') === undefined)).toEqual([]);
  });

  it('name resource types of their action', () => {
    const wrong = templates().filter(({ action, template }) => template.type !== '*' && arnOf(action, template) === undefined);
    expect(wrong.map(({ name, action, template }) => `${name}: ${action} on ${template.type}`)).toEqual([]);
  });

  it('fill variables that the ARN has', () => {
    const wrong = templates().flatMap(({ name, action, template }) => {
      const variables = [...templateVariables((arnOf(action, template) ?? '') + (template.suffix ?? '')), ...LOCATION];
      return Object.keys(template.values ?? {})
        .filter((variable) => !variables.includes(variable))
        .map((variable) => `${name}: ${action} ${variable}`);
    });
    expect(wrong).toEqual([]);
  });

  it('read members that the operation has', () => {
    const wrong = rows.flatMap((row) => {
      const known = new Set(inputPaths(row.service)[row.operation]);
      return pathsOfRule(row.rule)
        .filter((path) => !isKnown(path, known))
        .map((path) => `${row.name}: ${path}`);
    });
    expect(wrong).toEqual([]);
  });

  it('say something that the default does not', () => {
    const empty = rows.filter(({ rule }) => Object.keys(rule).every((key) => key === 'source'));
    const needless = rows.filter(({ service, operation, rule }) => {
      const [only, ...others] = rule.grants ?? [];
      const sameAction = only !== undefined && others.length === 0 && only.action === operationEntry(service, operation)?.action;
      return (
        sameAction && only.when === undefined && only.forEach === undefined && only.resources === undefined && only.condition === undefined
      );
    });
    expect([...empty, ...needless].map(({ name }) => name)).toEqual([]);
  });

  it('name the page they rest on and the day it was read', () => {
    const wrong = ALL_RULES.filter(({ source, checked }) => !source.startsWith('https://') || !/^20\d\d-\d\d-\d\d$/.test(checked));
    expect(wrong.map(({ service }) => service)).toEqual([]);
    expect(rows.filter(({ rule }) => rule.source !== undefined && !rule.source.startsWith('https://')).map(({ name }) => name)).toEqual([]);
  });

  it('are the data that the product reads (npm run rules in tools/catalog writes it)', () => {
    for (const { service, ...rules } of ALL_RULES) expect(readDataFile(`rules/${service}.json`)).toEqual(JSON.parse(JSON.stringify(rules)));
  });

  it('are written once per service', () => {
    const names = ALL_RULES.map(({ service }: ServiceRules) => service);
    expect(names).toEqual([...new Set(names)]);
  });

  it('either need no permission or grant something', () => {
    const both = rows.filter(({ rule }) => rule.noPermission !== undefined && (rule.grants ?? rule.also ?? rule.resources) !== undefined);
    expect(both.map(({ name }) => name)).toEqual([]);
    expect(rows.filter(({ rule }) => rule.grants?.length === 0).map(({ name }) => name)).toEqual([]);
    expect(rows.filter(({ rule }) => rule.grants !== undefined && rule.resources !== undefined).map(({ name }) => name)).toEqual([]);
  });
});

function grantsOfRule(rule: OperationRule): readonly Grant[] {
  return [...(rule.grants ?? []), ...(rule.also ?? [])];
}

function grants(): { name: string; grant: Grant }[] {
  return rows.flatMap(({ name, rule }) => grantsOfRule(rule).map((grant) => ({ name, grant })));
}

function templates(): { name: string; action: string; template: ResourceTemplate }[] {
  const ofDefaults = rows.flatMap(({ name, service, operation, rule }) =>
    (rule.resources ?? []).map((template) => ({ name, action: operationEntry(service, operation)?.action ?? '', template })),
  );
  const ofGrants = grants().flatMap(({ name, grant }) =>
    (grant.resources ?? []).map((template) => ({ name, action: grant.action, template })),
  );
  return [...ofDefaults, ...ofGrants];
}

function arnOf(action: string, template: ResourceTemplate): string | undefined {
  return findAction(action)?.resourceTypes.find(({ name }) => name === template.type)?.arn;
}

/** Every member path of a rule, as it stands from the request's root. */
function pathsOfRule(rule: OperationRule): string[] {
  const ofGrants = grantsOfRule(rule).flatMap((grant) => {
    const inner = [...pathsOf(grant.when), ...(grant.resources ?? []).flatMap(pathsOfTemplate), ...pathsOfCondition(grant)];
    const scope = grant.forEach;
    return scope === undefined ? inner : [scope, ...inner.map((path) => (path.startsWith('/') ? path : `${scope}.${path}`))];
  });
  const ofEncryption = (rule.encryption ?? []).flatMap(({ key, resource, when }) => [
    ...pathsOf(when),
    ...[key, resource].filter((path) => path !== undefined),
  ]);
  const others = [
    ...(rule.beyond ?? []).flatMap(({ when }) => pathsOf(when)),
    ...(rule.passedRoles ?? []).map(({ member }) => member),
    ...(rule.decidedBy === undefined ? [] : [rule.decidedBy]),
  ];
  return [...ofGrants, ...ofEncryption, ...(rule.resources ?? []).flatMap(pathsOfTemplate), ...others];
}

function pathsOfTemplate({ values, arn, when }: ResourceTemplate): string[] {
  const sources: ValueSource[] = [...Object.values(values ?? {}), ...(arn === undefined ? [] : [arn])];
  return [...pathsOf(when), ...sources.flatMap(sourcePaths)];
}

function pathsOfCondition({ condition }: Grant): string[] {
  return Object.values(condition ?? {}).flatMap((keys) => Object.values(keys).flat().flatMap(sourcePaths));
}

function isKnown(path: string, known: ReadonlySet<string>): boolean {
  const bare = path.replace(/^\//, '').replace(/\.\$item$/, '');
  if (bare === '$endpoint' || known.has(bare)) return true;
  /** A member of a map is any name: `Parameters.AutomationAssumeRole[]`. */
  const parent = bare.replace(/\.[A-Za-z-]+(\[\])?$/, '');
  return known.has(`${parent}{key}`);
}

const inputs = new Map<string, Record<string, string[]>>();

function inputPaths(service: string): Record<string, string[]> {
  let found = inputs.get(service);
  if (found === undefined) {
    found = JSON.parse(readFileSync(new URL(`./inputs/${service}.json`, import.meta.url), 'utf8')) as Record<string, string[]>;
    inputs.set(service, found);
  }
  return found;
}
