import type { ts } from 'ts-morph';
import type { Compiler } from '../../load/compiler.ts';
import { Arguments, NO_ARGUMENTS } from '../calls/arguments.ts';
import { callClosure } from '../calls/call-closure.ts';
import { compiledCallEffects } from '../calls/call-effects.ts';
import { decorateClass, decorateMember } from '../calls/decorators.ts';
import { type Call, type NativeBody, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { inherit } from '../prototype-links.ts';
import { copyProperties, type RecordDraft, recordFrom } from '../record-operations.ts';
import { literalOf } from '../refine.ts';
import { ABSENT, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { CLASS_HELPERS } from './class-helpers.ts';
import { regenerator, runTypeScriptGenerator } from './compiled-generators.ts';
import { ITERATION_HELPERS, itemsOf, iteratorOf, restOf, wrapAwaited } from './iteration-helpers.ts';
import { getPrivateField, PRIVATE_FIELD_HELPERS, setPrivateField } from './private-field-helpers.ts';

/**
 * Functions that compilers write into their output, and what they mean. Read as ordinary code they would hide it: a generator driven by promises is
 * an async function. TypeScript's are those of https://github.com/microsoft/tslib, the others of esbuild and Babel.
 */
const COMPILER_HELPERS: Readonly<Record<string, NativeBody>> = {
  __awaiter: (evaluator, call) => runAsync(evaluator, call.arguments.at(3), call.arguments.at(0), call.arguments.at(1), call),
  __async: (evaluator, call) => runAsync(evaluator, call.arguments.at(2), call.arguments.at(0), call.arguments.at(1), call),
  __generator: runTypeScriptGenerator,
  __importDefault: (evaluator, call) => withDefault(evaluator, call),
  __importStar: (evaluator, call) => star(evaluator, call),
  __toESM: (evaluator, call) => star(evaluator, call),
  __exportStar: exportStar,
  __assign: (evaluator, call) => merge(evaluator, call),
  __spreadValues: (evaluator, call) => merge(evaluator, call),
  __spreadProps: (evaluator, call) => merge(evaluator, call),
  __rest: restOf,
  __objRest: restOf,
  __spreadArray: (evaluator, call) => concatenate(evaluator, call),
  __spread: spreadAll,
  __spreadArrays: spreadAll,
  __read: itemsOf,
  __values: iteratorOf,
  __await: wrapAwaited,
  __asyncGenerator: asyncGenerator,
  __asyncValues: iteratorOf,
  __asyncDelegator: (_, call) => call.arguments.at(0),
  __decorate: decorate,
  __metadata: () => ABSENT,
  __param: () => ABSENT,
  __classPrivateFieldGet: (evaluator, call) => {
    const [kind] = call.arguments.at(2);
    const name = kind === undefined ? undefined : literalOf(kind);
    if (name === 'm') return call.arguments.at(3);
    if (name === 'a')
      return evaluator.call(call.arguments.at(3), { receiver: call.arguments.at(0), arguments: NO_ARGUMENTS, node: call.node });
    return getPrivateField(evaluator, call);
  },
  __classPrivateFieldSet: setPrivateField,
  __extends: (evaluator, call) => {
    inherit(evaluator, call.arguments.at(0), call.arguments.at(1), call.node);
    return ABSENT;
  },
};

/** Babel's and swc's, by their names without underscores. */
const NAMED_HELPERS: Readonly<Record<string, NativeBody>> = {
  ...CLASS_HELPERS,
  ...ITERATION_HELPERS,
  ...PRIVATE_FIELD_HELPERS,
  asyncToGenerator: (_, call) => asyncFunction(call.arguments.at(0)),
  tsGenerator: runTypeScriptGenerator,
  tsDecorate: decorate,
  tsMetadata: () => ABSENT,
  tsParam: () => ABSENT,
  interopRequireDefault: (evaluator, call) => withDefault(evaluator, call),
  interopRequireWildcard: (evaluator, call) => star(evaluator, call),
  exportStar,
  objectSpread: (evaluator, call) => merge(evaluator, call),
  objectSpreadProps: (evaluator, call) => merge(evaluator, call),
  extends: (evaluator, call) => merge(evaluator, call),
  regenerator: (evaluator, call) => regenerator(evaluator, call.node),
  regeneratorRuntime: (evaluator, call) => regenerator(evaluator, call.node),
  regeneratorValues: iteratorOf,
};

/** The name of a helper of Babel or swc without what tells it from others: `_async_to_generator`, `_asyncToGenerator2`. */
function plainName(name: string): string {
  return name
    .replace(/^_/, '')
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/\$?\d+$/, '');
}

/** Words that the code of a helper has, where its name is one that other code may have too. */
const TELLING: Readonly<Record<string, RegExp>> = {
  construct: /Reflect/,
  extends: /assign|hasOwnProperty/,
  exportStar: /default/,
  get: /Reflect/,
  getPrototypeOf: /__proto__|getPrototypeOf/,
  createClass: /prototype/,
  defineProperty: /defineProperty/,
  inherits: /prototype/,
  instanceof: /hasInstance/,
  regenerator: /Generator/,
  setPrototypeOf: /__proto__/,
  toPropertyKey: /symbol/,
  typeof: /typeof/,
  typeOf: /typeof/,
  toArray: /ArrayWithHoles|array_with_holes/,
};

/** The helper of Babel or swc that a name means; `text` is its code, absent where it comes from the compiler's own package. */
export function namedHelper(name: string, text?: string): Value | undefined {
  const plain = plainName(name);
  const body = Object.hasOwn(NAMED_HELPERS, plain) ? NAMED_HELPERS[plain] : undefined;
  const isHelper = body !== undefined && (text === undefined || TELLING[plain]?.test(text) !== false);
  return isHelper ? nativeFunction(plain, body) : undefined;
}

/** What a name that a compiler gives to its helpers means; `undefined` for all other names. */
export function compilerHelper(name: string): Value | undefined {
  const body = Object.hasOwn(COMPILER_HELPERS, name) ? COMPILER_HELPERS[name] : undefined;
  return body === undefined ? undefined : nativeFunction(name, body);
}

/** Texts that stay in Babel's helpers when names are shortened. */
const REGENERATOR_TEXTS = ['Generator is already running', 'GeneratorFunction'];
const ASYNC_TO_GENERATOR_TEXTS = [/new Promise\(/, /\.apply\([\w$]+,\s*[\w$]+\)/, /["'`]next["'`]/, /["'`]throw["'`]/];

const byShape = new WeakMap<ts.Node, { readonly helper: Value | undefined }>();

/** What a function declaration of a name or shape that compilers give to their helpers means; `undefined` for all others. */
export function declaredHelper(name: string, node: ts.FunctionDeclaration): Value | undefined {
  let known = byShape.get(node);
  if (known === undefined) {
    known = { helper: helperOfDeclaration(name, node) };
    byShape.set(node, known);
  }
  return known.helper;
}

function helperOfDeclaration(name: string, node: ts.FunctionDeclaration): Value | undefined {
  const isRegenerator = isWithin(node, 1000, 12_000, (text) => REGENERATOR_TEXTS.every((part) => text.includes(part)));
  if (isRegenerator) return namedHelper('regenerator');
  if (isTypeScriptGenerator(node)) return compilerHelper('__generator');
  const known = compilerHelper(name) ?? (name.startsWith('_') ? namedHelper(name, node.getText()) : undefined);
  if (known !== undefined || node.parameters.length !== 1) return known;
  const isAsync = isWithin(node, 150, 900, (text) => ASYNC_TO_GENERATOR_TEXTS.every((part) => part.test(text)));
  return isAsync ? namedHelper('asyncToGenerator') : undefined;
}

function isWithin(node: ts.Node, from: number, to: number, test: (text: string) => boolean): boolean {
  const length = node.end - node.pos;
  return length >= from && length <= to && test(node.getText());
}

/** The two shapes in which an async function is driven from a generator, as they stay when names are shortened. */
const AWAITER = /new\s*\((\w+)\s*\|\|\s*\(\1\s*=\s*Promise\)\)/;
const ASYNC = /\.apply\(\w+,\s*\w+\)\)\.next\(\)\)/;

/** The helper that a function is by its shape; `undefined` for all others. */
export function compilerHelperByShape(ts: Compiler, node: ts.Expression): Value | undefined {
  if (ts.isBinaryExpression(node)) return compilerHelperByShape(ts, node.right);
  if (!ts.isFunctionExpression(node) && !ts.isArrowFunction(node)) return undefined;
  let known = byShape.get(node);
  if (known === undefined) {
    known = { helper: helperOfShape(node) };
    byShape.set(node, known);
  }
  return known.helper;
}

function helperOfShape(node: ts.FunctionExpression | ts.ArrowFunction): Value | undefined {
  if (isTypeScriptGenerator(node)) return compilerHelper('__generator');
  if (node.end - node.pos > 1200) return undefined;
  const count = node.parameters.length;
  if (count === 4 && AWAITER.test(node.getText())) return compilerHelper('__awaiter');
  return count === 3 && ASYNC.test(node.getText()) && node.getText().includes('new Promise') ? compilerHelper('__async') : undefined;
}

/** swc writes TypeScript's too. */
function isTypeScriptGenerator(node: ts.FunctionLikeDeclaration): boolean {
  return node.parameters.length === 2 && isWithin(node, 600, 4000, (text) => text.includes('Generator is already executing'));
}

/** The body of the generator is the body of an async function: `yield` is `await`. */
function runAsync(evaluator: Evaluator, generator: Value, receiver: Value, passed: Value, call: Call): Value {
  const list = passed.filter(({ kind }) => kind === 'object');
  const { items, isExact } = list.length === 0 ? { items: [], isExact: true } : iterate(evaluator, list, call.node);
  const passedOn = isExact ? new Arguments(items) : new Arguments([], join(...items));
  return compiledCallEffects(evaluator, call.node, () =>
    runAwaiter(evaluator, generator, { receiver, arguments: passedOn, node: call.node }),
  );
}

function asyncFunction(generator: Value): Value {
  return nativeFunction(
    'async',
    (evaluator, call) => compiledCallEffects(evaluator, call.node, () => runAwaiter(evaluator, generator, call)),
    [generator],
  );
}

function runAwaiter(evaluator: Evaluator, generator: Value, call: Call): Value {
  return join(
    ...generator.map((alternative) => {
      if (alternative.kind !== 'function') return evaluator.call([alternative], call);
      return callClosure(evaluator, alternative.closure, { ...call, isAwaiter: true });
    }),
  );
}

/** A module as `{ default: module }`, unless it says that it is one already. */
function withDefault(evaluator: Evaluator, call: Call): Value {
  return join(
    ...call.arguments.at(0).map((module): Value => {
      const isReady = module.kind !== 'object' || evaluator.contents(module.object).members.has('__esModule');
      return isReady && module.kind !== 'function' && module.kind !== 'class'
        ? [module]
        : evaluator.record(call.node, new Map([['default', [module]]]));
    }),
  );
}

/** A module with all its names and, where it has none, itself as `default`. */
function star(evaluator: Evaluator, call: Call): Value {
  return join(
    ...call.arguments.at(0).map((module): Value => {
      if (module.kind !== 'object' && module.kind !== 'function' && module.kind !== 'class') return [module];
      if (module.kind === 'object' && evaluator.contents(module.object).members.has('__esModule')) return [module];
      const draft: RecordDraft = { members: new Map(), computed: [], open: undefined };
      copyProperties(evaluator, draft, [module], call.node);
      draft.members.set('default', [module]);
      return recordFrom(evaluator, draft, call.node, 'module');
    }),
  );
}

/** `__exportStar(module, exports)`. */
function exportStar(evaluator: Evaluator, call: Call): Value {
  for (const target of call.arguments.at(1)) {
    if (target.kind !== 'object') continue;
    const contents = evaluator.contents(target.object);
    const draft: RecordDraft = { members: new Map(), computed: [], open: undefined };
    copyProperties(evaluator, draft, call.arguments.at(0), call.node);
    evaluator.setContents(target.object, { ...contents, members: new Map([...draft.members, ...contents.members]) });
    const packages = call.arguments.at(0).filter(({ kind }) => kind === 'external' || kind === 'namespace');
    if (packages.length > 0) target.object.prototype = join(target.object.prototype, packages);
  }
  return ABSENT;
}

function merge(evaluator: Evaluator, call: Call): Value {
  const draft: RecordDraft = { members: new Map(), computed: [], open: undefined };
  for (const source of call.arguments.all()) copyProperties(evaluator, draft, source, call.node);
  return recordFrom(evaluator, draft, call.node, 'merged');
}

function spreadAll(evaluator: Evaluator, call: Call): Value {
  const parts = call.arguments.all().map((value) => iterate(evaluator, value, call.node));
  const isExact = call.arguments.rest === undefined && parts.every((part) => part.isExact);
  return evaluator.list(
    call.node,
    parts.flatMap(({ items }) => items),
    isExact,
  );
}

function concatenate(evaluator: Evaluator, call: Call): Value {
  const first = iterate(evaluator, call.arguments.at(0), call.node);
  const second = iterate(evaluator, call.arguments.at(1), call.node);
  return evaluator.list(call.node, [...first.items, ...second.items], first.isExact && second.isExact);
}

/** `__asyncGenerator(this, arguments, generator)`. */
function asyncGenerator(evaluator: Evaluator, call: Call): Value {
  const { items, isExact } = iterate(evaluator, call.arguments.at(1), call.node);
  const passed = isExact ? new Arguments(items) : new Arguments([], join(...items));
  return evaluator.call(call.arguments.at(2), { receiver: call.arguments.at(0), arguments: passed, node: call.node });
}

/** `__decorate(decorators, target, key, descriptor)`; of a class without the last two. */
function decorate(evaluator: Evaluator, call: Call): Value {
  const { items } = iterate(evaluator, call.arguments.at(0), call.node);
  const decorators = items.map((item) => item.filter(({ kind }) => kind === 'function' || kind === 'bound')).reverse();
  const target = call.arguments.at(1);
  if (!call.arguments.has(2)) return decorators.reduce((made, decorator) => decorateClass(evaluator, decorator, made, call.node), target);
  for (const owner of target) {
    const object = owner.kind === 'object' ? owner.object : owner.kind === 'class' ? owner.class.object : undefined;
    if (object === undefined) continue;
    for (const decorator of decorators) decorateMember(evaluator, decorator, object, [owner], call.arguments.at(2), call.node);
  }
  return target;
}
