import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { findAction } from '../../src/catalog/actions.ts';
import { parseTemplate } from '../../src/catalog/arn-template.ts';
import { readDataFile } from '../../src/catalog/data-files.ts';
import { knownActions } from '../../src/catalog/known-actions.ts';
import { operationEntry } from '../../src/catalog/operation-entry.ts';
import { operationsOf } from '../../src/catalog/operations.ts';
import { findRule } from '../../src/catalog/rules/find-rule.ts';
import { services } from '../../src/catalog/services.ts';

const DATA = new URL('../../src/catalog/data/', import.meta.url).pathname;
const POLICIES = new URL('../../policies/', import.meta.url).pathname;

describe('the generated data', () => {
  it('stays below 5.25 MB with the policies that are installed beside it', () => {
    const installed = [DATA, POLICIES].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => statSync(path.join(folder, name))),
    );
    expect(installed.reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0)).toBeLessThan(5_250_000);
  });

  it('has the actions of every prefix', () => {
    expect(knownActions().all().length).toBeGreaterThanOrEqual(22_000);
  });

  it('gives every operation an action that exists, or none', () => {
    const wrong = operations().filter(({ action }) => action !== undefined && findAction(action)?.name !== action);
    expect(wrong).toEqual([]);
  });

  it('maps nearly every operation, by its name or by a rule', () => {
    const unmapped = operations().filter(({ action, ruled, http, unsigned }) => action === undefined && !ruled && !http && !unsigned);
    expect(unmapped.length / operations().length).toBeLessThan(0.015);
  });

  it('binds resource types that the action has', () => {
    const wrong = operations().filter(({ action, types }) => {
      const known = new Set(findAction(action ?? '')?.resourceTypes.map(({ name }) => name));
      return types.some((type) => !known.has(type));
    });
    expect(wrong).toEqual([]);
  });

  it('has ARN templates that read as ARNs', () => {
    const wrong = knownActions()
      .all()
      .flatMap(({ name }) =>
        (findAction(name)?.resourceTypes ?? []).filter(
          ({ arn }) => !/^arn:/.test(arn) || arn.split(':').length < 6 || parseTemplate(arn).length === 0,
        ),
      );
    expect(wrong).toEqual([]);
  });

  it('says the level of every action the same way twice', () => {
    const wrong = knownActions()
      .all()
      .filter(({ name, level }) => findAction(name)?.level !== level);
    expect(wrong).toEqual([]);
  });

  it('loads two services within 10 ms and all action names within 60 ms', () => {
    expect(
      fastest(() => ['s3', 'dynamodb'].map((name) => [readDataFile(`operations/${name}.json`), readDataFile(`actions/${name}.json`)])),
    ).toBeLessThan(10);
    expect(fastest(() => [...Object.entries(readDataFile('action-levels.json') ?? {})].length)).toBeLessThan(60);
  });
});

interface Row {
  readonly name: string;
  readonly action: string | undefined;
  readonly types: readonly string[];
  readonly ruled: boolean;
  readonly http: boolean;
  readonly unsigned: boolean;
}

function operations(): Row[] {
  return [...services().values()].flatMap(({ name: service, model }) =>
    operationsOf(service).map((operation) => {
      const entry = operationEntry(service, operation);
      const ruled = findRule(model, operation) !== undefined;
      const types = [...(entry?.resources.keys() ?? [])];
      return {
        name: `${service} ${operation}`,
        action: entry?.action,
        types,
        ruled,
        http: entry?.http !== undefined,
        unsigned: entry?.unsigned === true,
      };
    }),
  );
}

/** The shortest of several runs, in milliseconds: what the work takes when nothing else holds the processor. */
function fastest(work: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
