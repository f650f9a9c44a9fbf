import type { DataValue } from '../../../model/data-value.ts';
import { type Origin, renderOrigin } from '../../../model/origin.ts';
import { concat, literal, literalText, type Pattern, type PseudoName, pseudo, wildcard } from '../../../model/pattern.ts';
import type { Call } from '../../../source/eval/calls/native.ts';
import { dataKey } from '../../../source/eval/data-key.ts';
import type { Evaluator } from '../../../source/eval/evaluator.ts';
import type { ExternalModel } from '../../../source/eval/external-model.ts';
import { toText, valueOfPatterns } from '../../../source/eval/text.ts';
import { ABSENT, type ExternalAlternative, textValue, unknownData, type Value } from '../../../source/eval/value.ts';
import { join } from '../../../source/eval/value-set.ts';
import { withoutBuildEnvironment } from '../../build-environment.ts';
import { CertainSteps } from './certain-steps.ts';
import { attributeText } from './construct-attribute.ts';
import { type Construct, type ConstructTree, callKey, property } from './construct-tree.ts';
import { constructType, functionClass } from './construct-types.ts';
import { constructPart, constructPathOf, constructValue } from './construct-value.ts';
import { describeValue } from './describe-value.ts';
import { libraryExport, qualifiedName } from './external-name.ts';
import { POLICY_PARTS } from './policy-statement.ts';
import { callStatic } from './static-functions.ts';

/** What `Aws.X` gives and what a stack has as members. */
const PSEUDO_MEMBERS: ReadonlyMap<string, PseudoName> = new Map([
  ['region', 'region'],
  ['account', 'account'],
  ['partition', 'partition'],
  ['stackName', 'stackName'],
  ['stackId', 'stackId'],
  ['urlSuffix', 'urlSuffix'],
  ['REGION', 'region'],
  ['ACCOUNT_ID', 'account'],
  ['PARTITION', 'partition'],
  ['STACK_NAME', 'stackName'],
  ['STACK_ID', 'stackId'],
  ['URL_SUFFIX', 'urlSuffix'],
]);

/** Values that the user or cdk.json gives to the app. */
export interface AppInputs {
  readonly parameters: ReadonlyMap<string, string>;
  /** The value of a key of the app's context; `undefined` where nothing sets it. */
  context(evaluator: Evaluator, key: string, call: Call): Value | undefined;
}

/** The AWS Construct Library as the evaluator sees it: what an app makes and calls is noted in a tree, and attributes are references. */
export class ConstructModel implements ExternalModel {
  readonly #tree: ConstructTree;
  readonly #inputs: AppInputs;
  readonly #steps = new CertainSteps();

  constructor(tree: ConstructTree, inputs: AppInputs) {
    this.#tree = tree;
    this.#inputs = inputs;
  }

  /** Notes in the tree what only some runs of the app do, by the state in which its evaluation ends. */
  finish(evaluator: Evaluator): void {
    for (const construct of this.#tree.all())
      if (construct.parent !== undefined && !this.#steps.isCertain(evaluator, construct.path)) this.#tree.markUncertain(construct.path);
    for (const call of this.#tree.recorded()) if (!this.#steps.isCertain(evaluator, callKey(call))) this.#tree.markUncertain(callKey(call));
  }

  construct(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined {
    const library = libraryExport(external);
    const name = library === undefined ? `${external.package}.${external.path.join('.')}` : qualifiedName(library);
    if (name === 'core.App' || name === 'core.Stage' || name === 'core.Stack') {
      const scope = constructPathOf(call.arguments.at(0));
      if (name === 'core.App') return this.#declare(evaluator, name, call, undefined, call.arguments.at(0));
      return this.#declare(evaluator, name, call, scope ?? '', call.arguments.at(2));
    }
    const scope = constructPathOf(call.arguments.at(0));
    const isConstruct = scope !== undefined && call.arguments.at(1).some(({ kind }) => kind === 'text' || kind === 'unknown');
    if (isConstruct) return this.#declare(evaluator, name, call, scope, call.arguments.at(2));
    if (library === undefined) return undefined;
    if (POLICY_PARTS.has(name)) return this.#policyPart(evaluator, name, call);
    if (functionClass(name) !== undefined) this.#reportUnplaced(evaluator, name, call);
    return libraryRecord(evaluator, name, call);
  }

  call(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined {
    const part = constructPart(external);
    if (part !== undefined) return this.#callMethod(evaluator, part.path, part.members, call);
    const library = libraryExport(external);
    if (library === undefined) return undefined;
    const name = qualifiedName(library);
    if (/^core\.(Stack|Stage|App)\.of$/.test(name)) return this.#enclosing(name, constructPathOf(call.arguments.at(0)));
    if (/^aws-iam\.Grant\.|\.grant\w*$/.test(name)) this.#record(evaluator, '', name, call);
    const imported = this.#import(evaluator, library.path.at(-1) ?? '', name, call);
    return imported ?? callStatic(evaluator, name, call) ?? libraryRecord(evaluator, name, call);
  }

  member(_evaluator: Evaluator, external: ExternalAlternative, name: string): Value | undefined {
    const part = constructPart(external);
    if (part !== undefined) return this.#member(part.path, part.members, name);
    const library = libraryExport(external);
    const pseudoName = library?.module === 'core' && library.path.at(-1) === 'Aws' ? PSEUDO_MEMBERS.get(name) : undefined;
    return pseudoName === undefined ? undefined : textValue(pseudo(pseudoName));
  }

  #declare(evaluator: Evaluator, name: string, call: Call, scope: string | undefined, props: Value): Value {
    const origin = evaluator.origin(call.node);
    if (scope === undefined) {
      this.#steps.start(evaluator, call);
      this.#tree.declare({ path: '', id: '', isIdKnown: true, class: name, props: describeValue(evaluator, props), origin });
      return constructValue('');
    }
    const id = constructId(toText(evaluator, call.arguments.at(1)));
    const path = this.#freePath(scope, id.text, id.isKnown, origin);
    this.#tree.declare({
      path,
      parent: scope,
      id: id.text,
      isIdKnown: id.isKnown,
      class: name,
      props: describeValue(evaluator, props),
      origin,
    });
    this.#steps.note(evaluator, path);
    return constructValue(path);
  }

  /** Constructs whose ids are not known may seem to have the same one: the line tells them apart. */
  #freePath(scope: string, id: string, isIdKnown: boolean, origin: Origin): string {
    const path = scope === '' ? id : `${scope}/${id}`;
    const known = this.#tree.get(path);
    const isOther = known !== undefined && (known.origin.line !== origin.line || known.origin.file !== origin.file);
    return isOther && !isIdKnown ? `${path}:${origin.line}` : path;
  }

  /** `Table.fromTableName(this, 'Orders', 'orders')`, `Queue.fromQueueArn(...)`, `Bucket.fromBucketAttributes(this, 'B', { bucketName })`. */
  #import(evaluator: Evaluator, method: string, name: string, call: Call): Value | undefined {
    const scope = constructPathOf(call.arguments.at(0));
    const given = /^from\w*?(Name|Arn|Id|Attributes)(V2)?$/.exec(method)?.[1];
    if (given === undefined || scope === undefined) return undefined;
    const className = name.slice(0, name.lastIndexOf('.'));
    const value = describeValue(evaluator, call.arguments.at(2));
    const imported =
      given === 'Attributes'
        ? importedAttribute(value)
        : ({ attribute: given === 'Arn' ? '@arn' : '@name', value: withTexts(value) } as const);
    const id = constructId(toText(evaluator, call.arguments.at(1))).text;
    const origin = evaluator.origin(call.node);
    const path = this.#freePath(scope, id, false, origin);
    const declared = { path, parent: scope, id, isIdKnown: false, class: className, props: value, imported, origin };
    this.#tree.declare(declared);
    return constructValue(path);
  }

  #callMethod(evaluator: Evaluator, path: string, members: readonly string[], call: Call): Value {
    const method = members.at(-1) ?? '';
    if (method === 'tryGetContext' || method === 'getContext') return this.#context(evaluator, call);
    if (method === 'formatArn') return callStatic(evaluator, 'core.Arn.format', call) ?? unknownData('unresolved', 'an ARN');
    if (method === 'arnForObjects') {
      const arn = this.#attribute(path, '@arn', evaluator, call);
      return valueOfPatterns(toText(evaluator, call.arguments.at(0)).map((key) => concat(arn, literal('/'), key)));
    }
    const owner = members.slice(0, -1);
    const isOverride = owner.join('.') === 'node.defaultChild';
    if (owner.length === 0 || isOverride || (owner.length === 1 && isQualified(owner[0] ?? '')))
      this.#record(evaluator, path, method, call);
    // What a member is granted, or what is added to the role of a function.
    else if (/^(grant|add|attach|read|write|put|delete|send|consume|publish|full)/.test(method))
      this.#record(evaluator, path, [...owner, method].join('.'), call);
    return constructValue(path, ...owner, `${method}()`);
  }

  #record(evaluator: Evaluator, path: string, method: string, call: Call): void {
    const passed = call.arguments.all().map((value) => describeValue(evaluator, value));
    const recorded = { path, method, arguments: passed, origin: evaluator.origin(call.node) };
    this.#tree.record(recorded);
    this.#steps.note(evaluator, callKey(recorded));
  }

  /** A statement or document, which the app may change after it made it: known by its place and what it is made of. */
  #policyPart(evaluator: Evaluator, name: string, call: Call): Value {
    const props = describeValue(evaluator, call.arguments.at(0));
    const origin = evaluator.origin(call.node);
    const path = `${name} ${renderOrigin(origin)} ${dataKey(props)}`;
    this.#tree.declare({ path, id: name, isIdKnown: false, class: name, props, origin });
    return constructValue(path);
  }

  #member(path: string, members: readonly string[], name: string): Value {
    const construct = this.#tree.get(path);
    const [part = ''] = members;
    if (members.length === 1 && isQualified(part) && QUALIFIED_MEMBERS.has(name)) return qualified(path, name, wildcard(), construct);
    if (construct === undefined || members.length > 0) return constructValue(path, ...members, name);
    const origin = construct.origin;
    if (name === 'stack') return this.#enclosing('core.Stack.of', path) ?? constructValue(path, name);
    if (construct.class === 'aws-lambda.Alias' && QUALIFIED_MEMBERS.has(name)) return aliasValue(construct, name);
    if (construct.class === 'core.CfnParameter' && /^value/.test(name)) return this.#parameter(construct);
    if (name === 'stringValue') return storedValue(construct);
    const pseudoName = isStack(construct) ? PSEUDO_MEMBERS.get(name) : undefined;
    if (pseudoName !== undefined) return textValue(pseudo(pseudoName));
    const type = constructType(construct.class);
    const attribute = type?.members[name] ?? (/^attr[A-Z]/.test(name) ? name.slice('attr'.length) : undefined);
    if (attribute !== undefined) return textValue(attributeText(path, type?.type ?? '', attribute, origin));
    const isText = /^(?!grant|add)\w*(Name|Arn|Url|Id|Endpoint)$/.test(name) && type !== undefined;
    return isText ? textValue(attributeText(path, type.type, name, origin)) : constructValue(path, name);
  }

  #attribute(path: string, attribute: string, evaluator: Evaluator, call: Call): Pattern {
    return attributeText(path, constructType(this.#tree.get(path)?.class ?? '')?.type ?? '', attribute, evaluator.origin(call.node));
  }

  #enclosing(name: string, path: string | undefined): Value | undefined {
    if (path === undefined) return undefined;
    const enclosing = this.#tree.enclosing(path);
    const found = name === 'core.Stack.of' ? enclosing.find(isStack) : enclosing.at(-1);
    return constructValue(found?.path ?? '');
  }

  #context(evaluator: Evaluator, call: Call): Value {
    return join(
      ...toText(evaluator, call.arguments.at(0)).map((pattern): Value => {
        const key = literalText(pattern);
        if (key === undefined) return unknownData('unresolved', 'a key of the context that is not known', evaluator.origin(call.node));
        const given = this.#inputs.parameters.get(key);
        const value = given === undefined ? this.#inputs.context(evaluator, key, call) : textValue(literal(given));
        if (value !== undefined) return value;
        const reason = `cdk.json sets no context '${key}'; give it with --parameter ${key}=VALUE`;
        return join(unknownData('unbound', reason, evaluator.origin(call.node)), ABSENT);
      }),
    );
  }

  #parameter({ id, props, origin }: Construct): Value {
    const given = this.#inputs.parameters.get(id);
    const [only] = property(props, 'default');
    const fallback = only?.kind === 'text' ? only.pattern : only?.kind === 'scalar' ? literal(String(only.value)) : undefined;
    const value = given === undefined ? fallback : literal(given);
    const reason = value === undefined ? `parameter ${id} has no default; give it with --parameter ${id}=VALUE` : `parameter ${id}`;
    const hole = { kind: 'parameter', name: id, isDefault: given === undefined, reason, origin } as const;
    return textValue([value === undefined ? hole : { ...hole, value }]);
  }

  #reportUnplaced(evaluator: Evaluator, name: string, call: Call): void {
    this.#tree.report({
      rule: 'unread-construct',
      severity: 'warning',
      message: `in which stack this ${name} is, is not known; the function is not seen: give what 'cdk synth' writes`,
      origin: evaluator.origin(call.node),
      incomplete: '*',
    });
  }
}

/** The parts of a function that are versions of it, and what of them is the function's own with the version or alias behind it. */
function isQualified(part: string): boolean {
  return /^(currentVersion|latestVersion|addAlias\(\)|addVersion\(\))$/.test(part);
}

const QUALIFIED_MEMBERS: ReadonlyMap<string, '@arn' | '@name'> = new Map([
  ['functionArn', '@arn'],
  ['functionName', '@name'],
  ['aliasArn', '@arn'],
]);

function qualified(path: string, name: string, qualifier: Pattern, construct: Construct | undefined): Value {
  const origin = construct?.origin ?? { file: '', line: 1, column: 1 };
  const own = attributeText(path, 'AWS::Lambda::Function', QUALIFIED_MEMBERS.get(name) ?? '@arn', origin);
  return textValue(concat(own, literal(':'), qualifier));
}

/** `new Alias(this, 'Live', { aliasName: 'live', version: fn.currentVersion })` */
function aliasValue(alias: Construct, name: string): Value {
  const names = property(alias.props, 'aliasName').flatMap((one) => (one.kind === 'text' ? [one.pattern] : []));
  const [qualifier = wildcard(), ...others] = names;
  const paths = property(alias.props, 'version').flatMap((one) =>
    one.kind === 'text' ? one.pattern.flatMap((part) => (part.kind === 'reference' ? [part.resource] : [])) : [],
  );
  return join(...paths.map((path) => qualified(path, name, others.length === 0 ? qualifier : wildcard(), alias)));
}

/** True for stacks, nested ones included. */
export function isStack({ class: name }: Pick<Construct, 'class'>): boolean {
  return name === 'core.Stack' || name === 'core.NestedStack';
}

/** A value of the library that is no construct, with what it was made of: `{ '@of': 'aws-lambda.Code.fromAsset', '@0': 'src' }`. */
function libraryRecord(evaluator: Evaluator, name: string, call: Call): Value {
  const passed = call.arguments.values.map((value, index) => [`@${index}`, value] as const);
  const open = {
    kind: 'unknown',
    cause: 'unbound',
    reason: `a member of ${name}`,
    origin: evaluator.origin(call.node),
    hides: false,
  } as const;
  return evaluator.record(call.node, new Map([['@of', textValue(literal(name))], ...passed]), open, `library ${name}`);
}

/** The id of a construct; where it has parts that are not known these stand as `*`, and of several a known one counts. */
function constructId(patterns: readonly Pattern[]): { readonly text: string; readonly isKnown: boolean } {
  const known = patterns.map(literalText).find((text) => text !== undefined);
  const [first = wildcard()] = patterns;
  const text = known ?? first.map((part) => (part.kind === 'literal' ? part.text : '*')).join('');
  return { text: text.replaceAll('/', '--'), isKnown: patterns.length === 1 && known !== undefined };
}

function importedAttribute(value: DataValue): NonNullable<Construct['imported']> {
  const members = value.flatMap((alternative) => (alternative.kind === 'record' ? [...alternative.members] : []));
  const arn = members.find(([name]) => name.endsWith('Arn'));
  const named = members.find(([name]) => /(Name|Id)$/.test(name));
  if (arn !== undefined) return { attribute: '@arn', value: withTexts(arn[1]) };
  return { attribute: '@name', value: named === undefined ? [{ kind: 'text', pattern: wildcard() }] : withTexts(named[1]) };
}

function withTexts(value: DataValue): DataValue {
  return value.map((alternative) =>
    alternative.kind === 'text' ? { ...alternative, pattern: withoutBuildEnvironment(alternative.pattern) } : alternative,
  );
}

/** What a parameter holds that the app itself sets. */
function storedValue({ props, origin, path }: Construct): Value {
  const texts = property(props, 'stringValue').flatMap((alternative) => (alternative.kind === 'text' ? [alternative.pattern] : []));
  return texts.length > 0
    ? valueOfPatterns(texts)
    : unknownData('unbound', `the value of the parameter ${path} is known only at deployment`, origin);
}
