import type { ts } from 'ts-morph';
import type { HeapObject } from '../heap.ts';
import type { Scope } from '../scope.ts';
import type { State } from '../state.ts';
import type { Value } from '../value.ts';
import type { WriteRecord } from '../write-record.ts';

export interface ModuleEffects {
  readonly writes: WriteRecord;
  readonly after: State | undefined;
}

/** A first-party module as it runs for one handler. */
export interface ModuleInstance {
  /** Relative to the root. */
  readonly file: string;
  readonly source: ts.SourceFile;
  /** Set with the instance; modules that import each other find it before they ran. */
  scope: Scope | undefined;
  status: 'new' | 'running' | 'done';
  /** True where the module has `import` or `export` statements. */
  readonly isEsModule: boolean;
  /** The names that `export` statements give out, and how to read each. */
  readonly exports: Map<string, () => Value>;
  /** Modules of `export * from`, read when a name is not found otherwise. */
  readonly stars: (() => Value)[];
  /** The `module` object of CommonJS. */
  readonly commonJs: HeapObject;
  /** The value of a JSON module. */
  data: Value | undefined;
  /** What running the module wrote, for paths of the program that it did not run on. */
  effects: ModuleEffects | undefined;
}
