import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requirementsOf } from '../../src/catalog/requirements-of.ts';
import type { Pattern, PatternPart } from '../../src/model/pattern.ts';
import type { Condition, Requirement } from '../../src/model/requirement.ts';

/**
 * What the AWS operations that Lambda functions use most need, written by hand from the page that each case names. A table per service; an unknown part of a
 * resource, its region and its account are `*`, the partition is `aws`.
 */
interface Case {
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: readonly ExpectedGrant[];
  readonly why: string;
}

interface ExpectedGrant {
  readonly action: string;
  readonly resource: string;
  readonly condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const TABLES = new URL('./expectations/', import.meta.url);
/** The number of operations that the tables are to cover at the least. */
const FEWEST_OPERATIONS = 300;

const tables = readdirSync(TABLES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ service: name.replace(/\.json$/, ''), cases: readTable(name) }));

for (const { service, cases } of tables) {
  describe(`what ${service} needs`, () => {
    it.each(cases.map((one) => [`${one.operation} ${JSON.stringify(one.input)}`, one] as const))('%s', (_name, one) => {
      expect(one.service).toBe(service);
      expect(grantsOf(requirementsOf(one))).toEqual(one.expect.map(line).sort());
    });
  });
}

describe('the tables', () => {
  it('cover the operations that functions use most', () => {
    const operations = new Set(tables.flatMap(({ cases }) => cases.map(({ service, operation }) => `${service} ${operation}`)));
    expect(operations.size).toBeGreaterThanOrEqual(FEWEST_OPERATIONS);
  });

  it('name the AWS page of every case', () => {
    for (const { cases } of tables) for (const { why } of cases) expect(why).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

function readTable(name: string): readonly Case[] {
  return JSON.parse(readFileSync(new URL(name, TABLES), 'utf8'));
}

function grantsOf(requirements: readonly Requirement[]): string[] {
  const lines = requirements.map(({ action, resource, condition }) =>
    line({ action, resource: render(resource), ...(condition === undefined ? {} : { condition: renderCondition(condition) }) }),
  );
  return [...new Set(lines)].sort();
}

function line({ action, resource, condition }: ExpectedGrant): string {
  return [action, resource, ...(condition === undefined ? [] : [JSON.stringify(condition)])].join(' ');
}

function renderCondition(condition: Condition): NonNullable<ExpectedGrant['condition']> {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, values.map(render).sort()])),
    ]),
  );
}

function render(pattern: Pattern): string {
  return pattern.map(renderPart).join('').replace(/\*+/g, '*');
}

function renderPart(part: PatternPart): string {
  if (part.kind === 'literal' || part.kind === 'wildcard') return part.text;
  return part.kind === 'pseudo' && part.name === 'partition' ? 'aws' : '*';
}
