import type { ts } from 'ts-morph';
import { hasModuleSyntax } from '../../load/module-syntax.ts';
import { startActivation } from '../activation.ts';
import { nativeFunction } from '../calls/native.ts';
import { Context } from '../context.ts';
import type { Evaluator } from '../evaluator.ts';
import { EMPTY, HeapObject, recordContents } from '../heap.ts';
import { getProperty } from '../property.ts';
import { literalOf } from '../refine.ts';
import { Scope } from '../scope.ts';
import { executeBlock } from '../statements/block.ts';
import { type Alternative, literalValue, objectValue, unknownData, unknownValue, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { firstPartyStatements } from './bundled-packages.ts';
import { linkExports, linkImports } from './link.ts';
import type { ModuleInstance } from './module-instance.ts';

/** Modules that one import with an unknown part in its name may load; where more fit, it is a finding. */
const MAXIMUM_FITTING = 64;

/** The first-party modules of one handler, each run once, in the order in which the runtime would. */
export class ModuleTable {
  readonly #evaluator: Evaluator;
  readonly #instances = new Map<ts.SourceFile, ModuleInstance>();
  readonly #globals = new Map<string, HeapObject>();
  #hasPrototypes = false;
  readonly #root = new Context();
  #closure: ReadonlySet<string> | undefined;

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  /** The module's instance, not necessarily run yet. */
  instance(source: ts.SourceFile): ModuleInstance {
    let instance = this.#instances.get(source);
    if (instance === undefined) {
      const commonJs = new HeapObject('record');
      const { program } = this.#evaluator;
      instance = {
        file: program.fileOf(source),
        source,
        scope: undefined,
        status: 'new',
        isEsModule: hasModuleSyntax(this.#evaluator.ts, source),
        exports: new Map(),
        stars: [],
        commonJs,
        data: undefined,
        effects: undefined,
      };
      this.#instances.set(source, instance);
    }
    return instance;
  }

  /** Runs a module and first what it imports. Modules that import each other see what has run so far. */
  run(source: ts.SourceFile): ModuleInstance {
    const instance = this.instance(source);
    if (instance.status !== 'new') {
      this.#catchUp(instance);
      return instance;
    }
    instance.status = 'running';
    const writes = this.#evaluator.recordWrites(() => this.#runNew(instance, source));
    instance.effects = { writes, after: this.#evaluator.snapshot() };
    instance.status = 'done';
    return instance;
  }

  /** A module that ran on another path of the program runs on this one too: its writes are the same. */
  #catchUp(instance: ModuleInstance): void {
    const before = this.#evaluator.snapshot();
    if (before === undefined || instance.effects === undefined || before.has(instance.commonJs)) return;
    this.#evaluator.state = instance.effects.writes.applyTo(before, instance.effects.after);
  }

  #runNew(instance: ModuleInstance, source: ts.SourceFile): void {
    const evaluator = this.#evaluator;
    const exports = new HeapObject('record');
    evaluator.allocate(exports, EMPTY);
    evaluator.allocate(instance.commonJs, recordContents(new Map([['exports', objectValue(exports)]])));
    const outer = { activation: evaluator.activation, depth: evaluator.depth };
    const scope = new Scope(instance);
    instance.scope = scope;
    evaluator.activation = startActivation('<module>', undefined, undefined, undefined);
    evaluator.within(this.#root.child(source, 'module'), () => {
      if (source.fileName.endsWith('.json')) {
        const [statement] = source.statements;
        const isData = statement !== undefined && evaluator.ts.isExpressionStatement(statement);
        instance.data = isData ? evaluator.evaluate(statement.expression, scope) : unknownData('unresolved', 'an empty JSON file');
      } else {
        linkImports(evaluator, instance, scope);
        linkExports(evaluator, instance, scope);
        const statements = firstPartyStatements(evaluator, source, scope);
        const before = evaluator.snapshot();
        const record = evaluator.recordWrites(() => executeBlock(evaluator, source, statements, scope, true));
        if (evaluator.state === undefined && before !== undefined) evaluator.state = record.applyTo(before);
      }
    });
    evaluator.activation = outer.activation;
    evaluator.depth = outer.depth;
  }

  /** What `import { name }` from the module gives; `undefined` where it has no such export. */
  exportOf(instance: ModuleInstance, name: string): Value | undefined {
    if (instance.data !== undefined)
      return name === 'default' ? instance.data : getProperty(this.#evaluator, instance.data, literalValue(name), instance.source);
    const own = instance.exports.get(name);
    if (own !== undefined) return own();
    if (name !== 'default') {
      for (const star of instance.stars) {
        for (const alternative of star()) {
          const found =
            alternative.kind === 'namespace'
              ? this.exportOf(alternative.module, name)
              : alternative.kind === 'external'
                ? getProperty(this.#evaluator, [alternative], literalValue(name), instance.source)
                : undefined;
          if (found !== undefined) return found;
        }
      }
    }
    return instance.isEsModule && !this.#assignsExports(instance) ? undefined : this.#commonJsExport(instance, name);
  }

  #assignsExports(instance: ModuleInstance): boolean {
    return /\bexports\b|export\s*=/.test(instance.source.text);
  }

  #commonJsExport(instance: ModuleInstance, name: string): Value | undefined {
    const exports = this.commonJsExports(instance);
    const isTranspiled = exports.some(
      (alternative) => alternative.kind === 'object' && this.#evaluator.contents(alternative.object).members.has('__esModule'),
    );
    if (name === 'default' && !isTranspiled) return exports;
    const member = getProperty(this.#evaluator, exports, literalValue(name), instance.source);
    return member.every(({ kind }) => kind === 'absent') ? undefined : member;
  }

  commonJsExports(instance: ModuleInstance): Value {
    return getProperty(this.#evaluator, objectValue(instance.commonJs), literalValue('exports'), instance.source);
  }

  exportNames(instance: ModuleInstance): readonly string[] {
    const names = new Set(instance.exports.keys());
    const starred = instance.stars.flatMap((star) =>
      star().flatMap((alternative) => (alternative.kind === 'namespace' ? this.exportNames(alternative.module) : [])),
    );
    for (const name of starred) names.add(name);
    if (instance.isEsModule) return [...names];
    const exports = this.commonJsExports(instance).flatMap((alternative) =>
      alternative.kind === 'object' ? [...this.#evaluator.contents(alternative.object).members.keys()] : [],
    );
    return [...names, ...exports];
  }

  /** True where the module is loaded by an import statement that the compiled code has too. */
  isImported(source: ts.SourceFile, from: ts.SourceFile): boolean {
    this.#closure ??= new Set(this.#evaluator.program.importClosure(from).map(({ fileName }) => fileName));
    return this.#closure.has(source.fileName);
  }

  /** The value of `require(...)` or of a namespace import; the module runs now if it has not. */
  load(from: ModuleInstance, specifier: string, node: ts.Node, syntax: 'import' | 'require'): Value {
    const evaluator = this.#evaluator;
    const resolution = evaluator.program.resolve(from.source, specifier, syntax);
    switch (resolution.kind) {
      case 'module': {
        const source = evaluator.program.module(resolution.file);
        if (source === undefined) return unknownValue(`the module ${specifier} can't be read`, evaluator.origin(node));
        const instance = this.run(source);
        if (instance.data !== undefined) return instance.data;
        const isNamespace = syntax === 'import' || (instance.isEsModule && !this.#assignsExports(instance));
        return isNamespace ? [{ kind: 'namespace', module: instance }] : this.commonJsExports(instance);
      }
      case 'package':
        return [
          { kind: 'external', package: resolution.subpath === '' ? resolution.name : `${resolution.name}/${resolution.subpath}`, path: [] },
        ];
      case 'builtin':
        return [{ kind: 'global', path: `node:${resolution.name}` }];
      case 'asset':
        return unknownData('unresolved', `the content of ${resolution.file}`, evaluator.origin(node));
      case 'missing':
        evaluator.journal.report(node, {
          rule: 'missing-module',
          severity: 'warning',
          message: `the module '${specifier}' is not found (${resolution.reason}); what it does is not known`,
          incomplete: '*',
        });
        return unknownValue(`the module ${specifier} is not found`, evaluator.origin(node));
    }
  }

  /** `require` as it stands in a module. */
  requireOf(instance: ModuleInstance): Value {
    return nativeFunction('require', (_, call) => this.#loadNamed(instance, call.arguments.at(0), call.node, 'require'), [
      objectValue(instance.commonJs),
    ]);
  }

  /** `import(...)`. */
  dynamicImport(from: ModuleInstance, node: ts.Node, specifier: Value): Value {
    return this.#loadNamed(from, specifier, node, 'import');
  }

  #loadNamed(from: ModuleInstance, specifier: Value, node: ts.Node, syntax: 'import' | 'require'): Value {
    return join(
      ...specifier.map((alternative) => {
        const text = literalOf(alternative);
        if (text !== undefined) return this.load(from, text, node, syntax);
        const fitting = this.#fitting(from, alternative);
        if (fitting.length > 0 && fitting.length <= MAXIMUM_FITTING)
          return join(...fitting.map((each) => this.#evaluator.perhaps(() => this.load(from, each, node, syntax)) ?? []));
        this.#evaluator.journal.report(node, {
          rule: 'unresolved-import',
          severity: 'warning',
          message: 'the name of the module that is loaded here is not known; what it does is not known',
          incomplete: '*',
        });
        return unknownValue('a module whose name is not known', this.#evaluator.origin(node));
      }),
    );
  }

  /** The modules that a name with an unknown part in it may mean. */
  #fitting(from: ModuleInstance, specifier: Alternative): readonly string[] {
    if (specifier.kind !== 'text') return [];
    const { pattern } = specifier;
    const [first] = pattern;
    const last = pattern.at(-1);
    if (first?.kind !== 'literal') return [];
    return this.#evaluator.program.specifiersFitting(from.source, first.text, last?.kind === 'literal' && last !== first ? last.text : '');
  }

  /** Members that the code gives to a global object. */
  globalObject(path: string): HeapObject {
    let object = this.#globals.get(path);
    if (object === undefined) {
      object = new HeapObject('record');
      this.#globals.set(path, object);
      this.#hasPrototypes ||= path.endsWith('.prototype');
    }
    return object;
  }

  /** True where the code has to do with a prototype of the language. */
  get hasPrototypes(): boolean {
    return this.#hasPrototypes;
  }

  /** The same, where the code gives it any or reads it. */
  knownGlobal(path: string): HeapObject | undefined {
    return this.#globals.get(path);
  }
}
