import type { Expression, ForExpression } from '../../hcl/syntax.ts';
import { ABSENT, type DataAlternative, type DataValue, text, unknown } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import { literal } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { at, combine, concatTexts, knownText, union } from '../data-values.ts';
import { isHeavierThan } from '../distinct-patterns.ts';
import { callFileFunction, type FileContext } from './file-functions.ts';
import { callFunction } from './functions.ts';
import { type Module, type ModuleBlock, originOf } from './module.ts';
import { operate, truthOf } from './operations.ts';
import type { Plan } from './plan.ts';
import { withPlanned } from './planned-values.ts';
import { resolveTraversal } from './resolve-traversal.ts';
import type { Scope } from './scope.ts';
import { withNames } from './scope.ts';
import { type Step, traversalOf } from './traversal.ts';

/** The most parts a text may have, those of the names in it included. */
const MAXIMUM_WEIGHT = 4096;

export interface InstanceOptions {
  /** `module.api.` for a module that is called, `''` for the root module. */
  readonly address: string;
  readonly rootFolder: string;
  readonly files: SafeFiles;
  /** The value of an input variable, where the caller or the user gives one. */
  readonly given: (name: string) => DataValue | undefined;
  /** The plan of this configuration, where the user gives one. */
  readonly plan?: Plan;
  /** The instances of a module that this one calls; none where its files are not there. */
  readonly called: (name: string) => readonly CalledModule[];
  /** The module that calls this one, and by which block; absent for the root module. */
  readonly caller?: { readonly instance: ModuleInstance; readonly block: ModuleBlock };
  readonly report: (finding: Finding) => void;
  /**
   * Told that a variable without settled value is compared with a text, or chooses one of several (`isChoice`); true where it is supposed not to be that.
   */
  readonly isUnlike?: (variable: string, text: string, isChoice?: boolean) => boolean;
}

/** One instance of a called module; `key` is that of `for_each` or `count`. */
export interface CalledModule {
  readonly key: string | undefined;
  readonly instance: ModuleInstance;
}

/** A module with values for its variables: what its expressions come to. */
export class ModuleInstance {
  readonly module: Module;
  readonly options: InstanceOptions;
  readonly #known = new Map<string, DataValue>();
  readonly #inProgress = new Set<string>();

  constructor(module: Module, options: InstanceOptions) {
    this.module = module;
    this.options = options;
  }

  /** What `compute` gives, computed once; unknown where it asks for itself. */
  once(key: string, compute: () => DataValue): DataValue {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#inProgress.has(key)) return [unknown('unresolved', `${key} refers to itself`)];
    this.#inProgress.add(key);
    try {
      const value = compute();
      this.#known.set(key, value);
      return value;
    } finally {
      this.#inProgress.delete(key);
    }
  }

  /** The value of an attribute of a block; absent where the block has none. */
  attribute(block: ModuleBlock, name: string, scope: Scope = { names: new Map(), file: block.file }): DataValue {
    const attribute = block.body.attributes.get(name);
    const planned = scope.planned?.block === block ? scope.planned.values.members.get(name) : undefined;
    if (attribute === undefined) return ABSENT;
    return withPlanned(this.evaluate(attribute.value, { ...scope, file: block.file }), planned);
  }

  evaluate(expression: Expression, scope: Scope): DataValue {
    const value = this.#evaluate(expression, scope);
    const tooLong = value.some((alternative) => alternative.kind === 'text' && isHeavierThan(alternative.pattern, MAXIMUM_WEIGHT));
    return tooLong ? [this.#unknown('the text is too long', expression, scope)] : value;
  }

  #evaluate(expression: Expression, scope: Scope): DataValue {
    switch (expression.kind) {
      case 'literal':
        if (expression.value === null) return ABSENT;
        return typeof expression.value === 'string' ? text(literal(expression.value)) : [{ kind: 'scalar', value: expression.value }];
      case 'template':
        return this.#template(expression.parts, scope);
      case 'variable':
      case 'attribute':
      case 'index':
      case 'splat':
        return this.#traversal(expression, scope);
      case 'call':
        return this.#call(expression, scope);
      case 'tuple':
        return [{ kind: 'list', items: expression.items.map((item) => this.evaluate(item, scope)) }];
      case 'object':
        return this.#object(expression, scope);
      case 'conditional':
        return this.#conditional(expression, scope);
      case 'operation':
        return this.#operation(expression, scope);
      case 'for':
        return this.#for(expression, expression, scope);
    }
  }

  #operation({ operator, operands }: Extract<Expression, { kind: 'operation' }>, scope: Scope): DataValue {
    const values = operands.map((operand) => this.evaluate(operand, scope));
    const { isUnlike } = this.options;
    const compared = operator === '==' || operator === '!=' ? comparedVariable(values) : undefined;
    if (compared !== undefined && isUnlike?.(compared.variable, compared.text) === true)
      return [{ kind: 'scalar', value: operator === '!=' }];
    if (['&&', '||', '!'].includes(operator)) for (const value of values) this.#noteSwitch(value);
    return operate(operator, values);
  }

  /** A variable that decides by itself is true or false. */
  #noteSwitch(value: DataValue): void {
    const variable = openVariable(value);
    if (variable !== undefined) for (const text of ['true', 'false']) this.options.isUnlike?.(variable, text);
  }

  /** A variable in the place of a key has one of the keys. */
  #noteChoice(value: DataValue, key: DataValue): void {
    const variable = openVariable(key);
    if (variable === undefined) return;
    for (const target of value)
      if (target.kind === 'record') for (const name of target.members.keys()) this.options.isUnlike?.(variable, name, true);
  }

  #template(parts: readonly (string | Expression)[], scope: Scope): DataValue {
    const values = parts.map((part) => (typeof part === 'string' ? text(literal(part)) : this.evaluate(part, scope)));
    const [only] = values;
    // A template that is one interpolation alone is the value itself, whatever its type.
    return values.length === 1 && only !== undefined ? only : concatTexts(values);
  }

  #traversal(expression: Expression, scope: Scope): DataValue {
    const traversal = traversalOf(expression, (index) => this.evaluate(index, scope));
    if (traversal.root.kind === 'variable')
      return resolveTraversal(this, traversal.root.name, traversal.steps, scope, originOf(scope.file, expression.position));
    return traversal.steps.reduce((value, step) => this.step(value, step), this.evaluate(traversal.root, scope));
  }

  /** A member, an item, or the members of all items. */
  step(value: DataValue, step: Step): DataValue {
    if (step.kind === 'name') return at(value, { kind: 'text', pattern: literal(step.name) });
    if (step.kind === 'index') this.#noteChoice(value, step.index);
    if (step.kind === 'index') return combine([value, step.index], ([target, key]) => (target && key ? at([target], key) : ABSENT));
    return value.map((alternative) => {
      const items =
        alternative.kind === 'list' ? alternative : { kind: 'list' as const, items: alternative.kind === 'absent' ? [] : [[alternative]] };
      return { ...items, items: items.items.map((item) => step.path.reduce((one, name) => this.step(one, { kind: 'name', name }), item)) };
    });
  }

  #call(expression: Extract<Expression, { kind: 'call' }>, scope: Scope): DataValue {
    const values = expression.arguments.map((argument) => this.evaluate(argument, scope));
    const last = values.at(-1);
    if (!expression.expandsLast || last === undefined) return this.#callWith(expression.name, values);
    return combine([last], ([list]) =>
      list?.kind === 'list' && list.open === undefined
        ? this.#callWith(expression.name, [...values.slice(0, -1), ...list.items])
        : [this.#unknown('the arguments are not known', expression, scope)],
    );
  }

  #callWith(name: string, values: readonly DataValue[]): DataValue {
    const context: FileContext = {
      files: this.options.files,
      folder: this.options.rootFolder,
      evaluate: (template, file, names) => this.#fileTemplate(template, file, names),
    };
    return callFileFunction(name, values, context) ?? callFunction(name, values);
  }

  /** A template calls no other, so not itself either: https://developer.hashicorp.com/terraform/language/functions/templatefile. */
  #fileTemplate(template: Expression, file: string, names: ReadonlyMap<string, DataValue>): DataValue {
    const key = `template ${file}`;
    if (this.#inProgress.has(key)) return [unknown('unresolved', `the template ${file} calls itself`)];
    this.#inProgress.add(key);
    try {
      return this.evaluate(template, { names, file });
    } finally {
      this.#inProgress.delete(key);
    }
  }

  #object(expression: Extract<Expression, { kind: 'object' }>, scope: Scope): DataValue {
    const members = new Map<string, DataValue>();
    let open: DataAlternative | undefined;
    for (const { key, value } of expression.entries) {
      const names = this.evaluate(key, scope).map(knownText);
      for (const name of names) {
        if (name === undefined) open = this.#unknown('a key is not known', key, scope);
        else members.set(name, this.evaluate(value, scope));
      }
    }
    return [open?.kind === 'unknown' ? { kind: 'record', members, computed: [], open } : { kind: 'record', members, computed: [] }];
  }

  /** Both branches, unless the test is a known truth. */
  #conditional({ test, whenTrue, whenFalse }: Extract<Expression, { kind: 'conditional' }>, scope: Scope): DataValue {
    const value = this.evaluate(test, scope);
    const truth = truthOf(value);
    if (truth === undefined) this.#noteSwitch(value);
    if (truth !== undefined) return this.evaluate(truth ? whenTrue : whenFalse, scope);
    return union([this.evaluate(whenTrue, scope), this.evaluate(whenFalse, scope)]);
  }

  #for({ keyName, valueName, collection, key, value, condition }: ForExpression, whole: Expression, scope: Scope): DataValue {
    return combine([this.evaluate(collection, scope)], ([source]) => {
      const entries = source === undefined ? undefined : entriesOf(source);
      if (entries === undefined) return [this.#unknown('the collection of a for expression is not known', whole, scope)];
      const bound = entries.map(([name, item]) =>
        withNames(scope, [[valueName, item], ...(keyName === undefined ? [] : [[keyName, name] as const])]),
      );
      const truths = bound.map((one) => (condition === undefined ? true : truthOf(this.evaluate(condition, one))));
      const inner = bound.filter((_, index) => truths[index] !== false);
      const open = truths.includes(undefined) ? this.#unknown('the condition of a for expression is not known', whole, scope) : undefined;
      const more = open?.kind === 'unknown' ? { open } : {};
      if (key === undefined) return [{ kind: 'list', items: inner.map((one) => this.evaluate(value, one)), ...more }];
      const members = inner.flatMap((one) =>
        this.evaluate(key, one)
          .flatMap((name) => knownText(name) ?? [])
          .map((name) => [name, this.evaluate(value, one)] as const),
      );
      return [{ kind: 'record', members: new Map(members), computed: [], ...more }];
    });
  }

  #unknown(reason: string, expression: Expression, scope: Scope): DataAlternative {
    return unknown('unresolved', reason, originOf(scope.file, expression.position));
  }
}

/** A variable whose value a deployment may choose, with the text that it is compared with. */
function comparedVariable(values: readonly DataValue[]): { readonly variable: string; readonly text: string } | undefined {
  const variables = values.flatMap((value) => openVariable(value) ?? []);
  const texts = values.flatMap((value) => (value.length === 1 && openVariable(value) === undefined ? (knownText(value[0]) ?? []) : []));
  const [variable] = variables;
  const [text] = texts;
  return values.length === 2 && variable !== undefined && text !== undefined ? { variable, text } : undefined;
}

/** The name of the variable that the value is, where no deployment is known that settles it. */
function openVariable([only, ...others]: DataValue): string | undefined {
  const [part, ...rest] = only?.kind === 'text' ? only.pattern : [];
  const isOpen = part?.kind === 'parameter' && rest.length === 0 && others.length === 0 && (part.isDefault || part.value === undefined);
  return isOpen ? part.name : undefined;
}

/** The keys and values of a map in order of its keys, or of a list or set; `undefined` where not all are known. */
export function entriesOf(source: DataAlternative): readonly (readonly [DataValue, DataValue])[] | undefined {
  if (source.kind === 'record' && source.open === undefined)
    return [...source.members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [text(literal(name)), value] as const);
  if (source.kind === 'list' && source.open === undefined)
    return source.items.map((item, index) => [[{ kind: 'scalar', value: index }] as const, item] as const);
  return undefined;
}
