import { createRequire } from 'node:module';
import type { OperationModel, ServiceModel, Shape } from './service-model.ts';

/** Deeper members name no resource and no role. */
const DEEPEST = 6;
/** The bits that make a simple schema a list or a map of it, and the kinds of the others (@smithy/types, schema/schema.ts). */
const LIST_BIT = 64;
const MAP_BIT = 128;
const LIST = 1;
const MAP = 2;
const STRUCTURES = [3, 4];
const OPERATION = 9;

/**
 * The models with the operations that only the v3 clients have, which are newer: each client exports the schemas of its operations and their inputs. `clients` are
 * package names that can be loaded from this folder. A client whose service has no model is left out.
 */
export function withClientOperations(models: ReadonlyMap<string, ServiceModel>, clients: readonly string[]): Map<string, ServiceModel> {
  const load = createRequire(import.meta.url);
  const found = new Map(models);
  for (const client of clients) {
    const name = client.replace('@aws-sdk/client-', '');
    const model = models.get(name);
    if (model === undefined) continue;
    const schemas: unknown[] = Object.values(load(client));
    const newer = schemas.flatMap(operationOf).filter(([operation]) => model.operations[operation] === undefined);
    found.set(name, { ...model, operations: { ...model.operations, ...Object.fromEntries(newer) } });
  }
  return found;
}

/** The operation that an export is the schema of: `[9, namespace, name, traits, input, output]`. */
function operationOf(schema: unknown): [string, OperationModel][] {
  if (!Array.isArray(schema) || schema[0] !== OPERATION) return [];
  const [, , name, traits, input] = schema;
  const [method, requestUri] = traits?.http ?? [];
  return [[name, { name, ...(method === undefined ? {} : { http: { method, requestUri } }), input: shapeOf(input, 0) }]];
}

function shapeOf(schema: unknown, depth: number): Shape {
  if (typeof schema === 'function') return shapeOf(schema(), depth);
  if (typeof schema === 'number') return simpleShape(schema);
  if (!Array.isArray(schema) || depth > DEEPEST) return { type: 'string' };
  if (typeof schema[1] !== 'string') return shapeOf(schema[0], depth);
  const [kind, , , , first, second, required] = schema;
  if (kind === LIST) return { type: 'list', member: shapeOf(first, depth + 1) };
  if (kind === MAP) return { type: 'map', key: shapeOf(first, depth + 1), value: shapeOf(second, depth + 1) };
  if (!STRUCTURES.includes(kind)) return typeof first === 'number' ? simpleShape(first) : { type: 'string' };
  const names: readonly string[] = first;
  const members = names.map((name, index) => [name, shapeOf(second[index], depth + 1)]);
  return { type: 'structure', required: names.slice(0, required ?? 0), members: Object.fromEntries(members) };
}

function simpleShape(kind: number): Shape {
  const item: Shape = { type: 'string' };
  if ((kind & MAP_BIT) !== 0) return { type: 'map', key: item, value: item };
  return (kind & LIST_BIT) === 0 ? item : { type: 'list', member: item };
}
