import type { ServiceModel, Shape } from './service-model.ts';

/** One place in a request where a name can stand. */
export interface InputMember {
  /** `TableName`, `Names[]`, `Target.RoleArn`, `Tags{value}`. */
  readonly path: string;
  /** The last member's name: `RoleArn`. */
  readonly name: string;
  readonly depth: number;
  /** True where every valid request has it. */
  readonly required: boolean;
  readonly list: boolean;
  /** True where only listed texts may stand. */
  readonly enumerated: boolean;
}

/** Types whose values can stand in an ARN: names, and the numbers of versions. */
const NAMING_TYPES = new Set(['string', 'integer', 'long']);

const DEEPEST = 4;
const DEEPEST_PATH = 6;

/** Every naming member of an operation's input down to the fourth level, in the model's order. */
export function namingMembers(model: ServiceModel, input: Shape | undefined): InputMember[] {
  const found: InputMember[] = [];
  const root = resolve(model, input);
  if (root !== undefined) walkStructure(model, root, '', 1, true, false, found);
  return found;
}

function walkStructure(
  model: ServiceModel,
  shape: Shape,
  prefix: string,
  depth: number,
  required: boolean,
  list: boolean,
  found: InputMember[],
): void {
  if (depth > DEEPEST) return;
  for (const [name, member] of Object.entries(shape.members ?? {})) {
    const isRequired = required && (shape.required ?? []).includes(name);
    walkValue(model, member, { path: prefix + name, name, depth, required: isRequired, list, enumerated: false }, found);
  }
}

function walkValue(model: ServiceModel, member: Shape, at: InputMember, found: InputMember[]): void {
  const shape = resolve(model, member);
  if (shape === undefined) return;
  if (shape.type === undefined || NAMING_TYPES.has(shape.type)) found.push({ ...at, enumerated: shape.enum !== undefined });
  else if (shape.type === 'structure') walkStructure(model, shape, `${at.path}.`, at.depth + 1, at.required, at.list, found);
  else if (shape.type === 'list' && shape.member !== undefined)
    walkItems(model, shape.member, { ...at, path: `${at.path}[]`, list: true }, found);
}

function walkItems(model: ServiceModel, item: Shape, at: InputMember, found: InputMember[]): void {
  const shape = resolve(model, item);
  if (shape?.type === 'structure') walkStructure(model, shape, `${at.path}.`, at.depth + 1, false, true, found);
  else if (shape?.type === 'string' || (shape !== undefined && shape.type === undefined)) found.push(at);
}

/** Every member path of an input of whatever type, down to the sixth level: what a rule may name. */
export function memberPaths(model: ServiceModel, input: Shape | undefined): string[] {
  const found: string[] = [];
  const root = resolve(model, input);
  if (root !== undefined) walkPaths(model, root, '', 1, found);
  return found;
}

function walkPaths(model: ServiceModel, shape: Shape, prefix: string, depth: number, found: string[]): void {
  if (depth > DEEPEST_PATH) return;
  if (shape.type === 'structure') {
    for (const [name, member] of Object.entries(shape.members ?? {})) {
      const path = prefix === '' ? name : `${prefix}.${name}`;
      found.push(path);
      const inner = resolve(model, member);
      if (inner !== undefined) walkPaths(model, inner, path, depth + 1, found);
    }
  } else if (shape.type === 'list' && shape.member !== undefined) {
    found.push(`${prefix}[]`);
    const item = resolve(model, shape.member);
    if (item !== undefined) walkPaths(model, item, `${prefix}[]`, depth, found);
  } else if (shape.type === 'map' && shape.value !== undefined) {
    found.push(`${prefix}{key}`, `${prefix}{value}`);
    const value = resolve(model, shape.value);
    if (value !== undefined) walkPaths(model, value, `${prefix}{value}`, depth, found);
  }
}

function resolve(model: ServiceModel, shape: Shape | undefined): Shape | undefined {
  return shape?.shape === undefined ? shape : model.shapes[shape.shape];
}
