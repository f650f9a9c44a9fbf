import type { ts } from 'ts-morph';
import { environmentRecord } from './environment-object.ts';
import type { Evaluator } from './evaluator.ts';
import type { HeapObject } from './heap.ts';
import { type Alternative, literalValue, MISSED, type Value } from './value.ts';
import { join } from './value-set.ts';

/** The own enumerable property names of a value, with the value of each. */
export interface Properties {
  readonly names: readonly Value[];
  readonly values: readonly Value[];
  /** False where there may be others, or fewer. */
  readonly isExact: boolean;
}

/** What `Object.entries` goes through. */
export function propertyNames(evaluator: Evaluator, value: Value, node: ts.Node): Properties {
  const found = value.map((alternative) => propertiesOf(evaluator, alternative, node)).filter((properties) => properties !== undefined);
  const [first] = found;
  if (first === undefined) return { names: [], values: [], isExact: true };
  if (found.length === 1) return first;
  return inexact(join(...found.flatMap(({ names }) => names)), join(...found.flatMap(({ values }) => values)));
}

function inexact(name: Value, value: Value): Properties {
  return name.length === 0 ? { names: [], values: [], isExact: true } : { names: [name], values: [value], isExact: false };
}

function propertiesOf(evaluator: Evaluator, alternative: Alternative, node: ts.Node): Properties | undefined {
  switch (alternative.kind) {
    case 'object':
      return propertiesOfObject(evaluator, alternative.object);
    case 'unknown':
      return inexact([alternative], [alternative]);
    case 'class':
      return propertiesOfObject(evaluator, alternative.class.object);
    case 'function':
      return propertiesOfObject(evaluator, alternative.closure.object);
    case 'namespace': {
      const names = evaluator.modules.exportNames(alternative.module);
      return {
        names: names.map((name) => literalValue(name)),
        values: names.map((name) => evaluator.modules.exportOf(alternative.module, name) ?? []),
        isExact: true,
      };
    }
    case 'global': {
      if (alternative.path !== 'process.env') return undefined;
      const [environment] = environmentRecord(evaluator, node);
      return environment?.kind === 'object' ? propertiesOfObject(evaluator, environment.object) : undefined;
    }
    case 'external':
      // A bundler's copy of a package's names has the package as its prototype, where they are found.
      return { names: [], values: [], isExact: true };
    default:
      return undefined;
  }
}

function propertiesOfObject(evaluator: Evaluator, object: HeapObject): Properties {
  const contents = evaluator.contents(object);
  const isHidden = (name: string): boolean =>
    name.startsWith('#') || name.startsWith('@@') || (object.kind === 'function' && name === 'prototype');
  const members = [...contents.members].filter(([name]) => !isHidden(name));
  const isCertain = members.every(([, value]) => value.every(({ kind }) => kind !== 'absent'));
  const listed = object.kind === 'list' ? contents.items : [];
  const names = [...listed.map((_, index) => literalValue(String(index))), ...members.map(([name]) => literalValue(name))];
  const values = [...listed, ...members.map(([, value]) => value)].map((value) => value.filter(({ kind }) => kind !== 'absent'));
  if (isCertain && contents.computed.length === 0 && contents.open === undefined && contents.isExact)
    return { names, values, isExact: true };
  const open: Value = contents.open === undefined ? [] : [contents.open];
  return inexact(
    join(...names, ...contents.computed.map(({ key }) => key), open, names.length === 0 && open.length === 0 ? MISSED : []),
    join(...values, ...contents.computed.map(({ value }) => value), open),
  );
}
