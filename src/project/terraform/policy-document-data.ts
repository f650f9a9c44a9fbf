import { type DataAlternative, type DataValue, type RecordValue, text, type UnknownValue, unknown } from '../../model/data-value.ts';
import { concat, literal, type Pattern } from '../../model/pattern.ts';
import { combine, knownText } from '../data-values.ts';
import { decodeJson } from '../json-text.ts';
import { type BlockInstance, blockInstances } from './block-instances.ts';
import type { ModuleBlock } from './module.ts';
import { originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import type { Scope } from './scope.ts';

/**
 * The document that `data "aws_iam_policy_document"` makes: the source documents, then its own statements, then the overriding documents; a later
 * statement takes the place of an earlier one with the same Sid, and the highest version counts.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document and its source,
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/policy_model.go (`Merge`)
 */
export function policyDocumentData(module: ModuleInstance, block: ModuleBlock, scope: Scope): DataValue {
  const documents = (...names: readonly string[]): DataValue[] => names.flatMap((name) => listed(module.attribute(block, name, scope)));
  const own = ownStatements(module, { block, scope });
  const version = module.attribute(block, 'version', scope);
  const sources = documents('source_json', 'source_policy_documents');
  const overriding = documents('override_policy_documents', 'override_json');
  return combine([...sources, ...overriding], (alternatives) => {
    const merged = new MergedDocument();
    for (const source of alternatives.slice(0, sources.length)) merged.addJson(source, false);
    merged.add(knownText(version[0]) ?? '2012-10-17', own.statements, own.open);
    for (const overrides of alternatives.slice(sources.length)) merged.addJson(overrides, true);
    return merged.value();
  });
}

function listed(value: DataValue): readonly DataValue[] {
  const [only] = value;
  if (value.length === 1 && only?.kind === 'list') return [...only.items, ...(only.open === undefined ? [] : [[only.open]])];
  return value.every(({ kind }) => kind === 'absent') ? [] : [value];
}

class MergedDocument {
  #version = '2008-10-17';
  readonly #statements: DataValue[] = [];
  #unknown: UnknownValue | undefined;

  addJson(json: DataAlternative, overrides: boolean): void {
    if (json.kind === 'absent') return;
    const decoded = json.kind === 'text' ? decodeJson(json.pattern) : [json];
    const [document, ...others] = decoded;
    const isEmpty = document?.kind === 'record' && document.open === undefined && !document.members.has('Statement');
    const list = document?.kind === 'record' ? (document.members.get('Statement') ?? []) : [];
    const [statements] = list;
    if (isEmpty && others.length === 0) return;
    if (document?.kind !== 'record' || others.length > 0 || list.length !== 1 || statements === undefined) {
      const reason = decoded.find((one) => one.kind === 'unknown') ?? unknown('unresolved', 'a document that is merged is not known');
      if (reason.kind !== 'unknown') return;
      // It may replace any statement that has a Sid.
      if (overrides) this.#unknown ??= reason;
      this.#statements.push([reason]);
      return;
    }
    const version = knownText(document.members.get('Version')?.[0]) ?? '2008-10-17';
    if (statements.kind === 'list') this.add(version, statements.items, statements.open);
    else this.add(version, [[statements]], undefined);
  }

  add(version: string, statements: readonly DataValue[], open: UnknownValue | undefined): void {
    if (version > this.#version) this.#version = version;
    for (const statement of statements) {
      const sid = sidOf(statement);
      const at = sid === undefined ? -1 : this.#statements.findIndex((other) => sidOf(other) === sid);
      if (at < 0) this.#statements.push(statement);
      else this.#statements[at] = statement;
    }
    if (open !== undefined) this.#statements.push([open]);
  }

  value(): DataValue {
    if (this.#unknown !== undefined) return [this.#unknown];
    return [
      record([
        ['Version', text(literal(this.#version))],
        ['Statement', [{ kind: 'list', items: this.#statements }]],
      ]),
    ];
  }
}

function sidOf(statement: DataValue): string | undefined {
  const [only] = statement;
  const sid = only?.kind === 'record' ? knownText(only.members.get('Sid')?.[0]) : undefined;
  return sid === '' ? undefined : sid;
}

function ownStatements(module: ModuleInstance, whole: BlockInstance) {
  const { blocks, open } = blockInstances(module, whole, 'statement');
  return { statements: blocks.map((instance) => statementValue(module, instance)), open };
}

function statementValue(module: ModuleInstance, instance: BlockInstance): DataValue {
  const { block, scope } = instance;
  const attribute = (name: string) => module.attribute(block, name, scope);
  const effect = attribute('effect');
  const conditions = conditionValue(module, instance);
  const principals = principalValue(module, instance, 'principals');
  const notPrincipals = principalValue(module, instance, 'not_principals');
  const members: readonly (readonly [string, DataValue])[] = [
    ['Sid', attribute('sid')],
    ['Effect', isAbsent(effect) ? text(literal('Allow')) : effect],
    ['Action', attribute('actions')],
    ['NotAction', attribute('not_actions')],
    ['Resource', withVariables(attribute('resources'))],
    ['NotResource', withVariables(attribute('not_resources'))],
    ['Principal', principals],
    ['NotPrincipal', notPrincipals],
    ['Condition', conditions],
  ];
  return [
    record(
      members
        .filter(([name, value]) => !isAbsent(value) && !(name === 'Sid' && knownText(value[0]) === ''))
        .filter(([, value]) => !isEmptyList(value)),
    ),
  ];
}

function isAbsent(value: DataValue): boolean {
  return value.every(({ kind }) => kind === 'absent');
}

/** The provider leaves empty lists out. */
function isEmptyList(value: DataValue): boolean {
  return value.every((alternative) => alternative.kind === 'list' && alternative.items.length === 0 && alternative.open === undefined);
}

/** `Principal` of the blocks `type`, `identifiers`; several of one type are one. */
function principalValue(module: ModuleInstance, instance: BlockInstance, name: string): DataValue {
  const { blocks, open } = blockInstances(module, instance, name);
  if (open !== undefined) return [open];
  const types = new Map<string, DataValue[]>();
  for (const { block, scope } of blocks) {
    const type = knownText(module.attribute(block, 'type', scope)[0]);
    if (type === undefined) return [unknown('unresolved', 'the type of a principal is not known', originOf(block.file, block.position))];
    types.set(type, [...(types.get(type) ?? []), withVariables(module.attribute(block, 'identifiers', scope))]);
  }
  if (types.size === 0) return [{ kind: 'absent' }];
  const everyone = types.get('*');
  if (everyone !== undefined && types.size === 1) return text(literal('*'));
  return [record([...types].map(([type, lists]) => [type, joined(lists)] as const))];
}

/** `Condition` of the blocks `test`, `variable`, `values`; values of one test and variable add up. */
function conditionValue(module: ModuleInstance, instance: BlockInstance): DataValue {
  const { blocks, open } = blockInstances(module, instance, 'condition');
  if (open !== undefined) return [open];
  const tests = new Map<string, Map<string, DataValue[]>>();
  for (const { block, scope } of blocks) {
    const [test, variable] = ['test', 'variable'].map((name) => knownText(module.attribute(block, name, scope)[0]));
    if (test === undefined || variable === undefined)
      return [unknown('unresolved', 'what a condition tests is not known', originOf(block.file, block.position))];
    const variables = tests.get(test) ?? new Map<string, DataValue[]>();
    variables.set(variable, [...(variables.get(variable) ?? []), withVariables(module.attribute(block, 'values', scope))]);
    tests.set(test, variables);
  }
  if (tests.size === 0) return [{ kind: 'absent' }];
  return [
    record(
      [...tests].map(
        ([test, variables]) => [test, [record([...variables].map(([variable, lists]) => [variable, joined(lists)] as const))]] as const,
      ),
    ),
  ];
}

function joined(lists: readonly DataValue[]): DataValue {
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) return only;
  return [{ kind: 'list', items: lists.flatMap((list) => list.flatMap((one) => (one.kind === 'list' ? one.items : [[one]]))) }];
}

/** In the blocks IAM's variables are written `&{...}`, as `${...}` is Terraform's. */
function withVariables(value: DataValue): DataValue {
  return value.map((alternative) => {
    if (alternative.kind === 'list') return { ...alternative, items: alternative.items.map(withVariables) };
    return alternative.kind === 'text' ? { ...alternative, pattern: variablesIn(alternative.pattern) } : alternative;
  });
}

function variablesIn(pattern: Pattern): Pattern {
  return concat(pattern.map((part) => (part.kind === 'literal' ? { ...part, text: part.text.replaceAll('&{', '${') } : part)));
}

function record(members: readonly (readonly [string, DataValue])[]): RecordValue {
  return { kind: 'record', members: new Map(members), computed: [] };
}
