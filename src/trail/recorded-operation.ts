import { isObject } from '../catalog/data-files.ts';
import { operationEntry } from '../catalog/operation-entry.ts';
import { requirementsForCall } from '../catalog/requirements.ts';
import { findReading, findRule } from '../catalog/rules/find-rule.ts';
import { services } from '../catalog/services.ts';
import type { ApiCall } from '../model/api-call.ts';
import type { Hole, Pattern } from '../model/pattern.ts';
import { literal, literalText, substitute, wildcard } from '../model/pattern.ts';
import { escapeIamText, renderIamText } from '../policy/iam-text.ts';
import type { RecordedCondition } from './aggregate.ts';
import { NAMES_OF_ITEMS, RECORDED_NAMES } from './recorded-names.ts';
import { HIDDEN_TEXT, memberName, requestOfRecord } from './recorded-request.ts';

/** What a recorded call needs as its request has it. */
export interface RecordedNeed {
  readonly action: string;
  /** In IAM's spelling; `*` for what the record does not show. */
  readonly resource: string;
  readonly condition?: RecordedCondition;
}

/** Where a call was made: what its ARNs hold where its request does not say. */
export interface RecordedPlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** Requests that are alike in what the catalog reads are worked out once; beyond this many the memory of them starts anew. */
const MOST_REMEMBERED = 2000;

/** Stands for the name of an item while the needs of all requests that differ in it alone are worked out; no name of AWS has a sign for private use. */
const ANY_ITEM = '\u{E000}item\u{E000}';

/** An operation of the catalog, and the needs of the requests that were seen of it. */
export class RecordedOperation {
  readonly service: string;
  readonly operation: string;
  /** Lower case -> as the catalog writes it: every name that may be a member which the catalog reads. */
  readonly #names: ReadonlyMap<string, string>;
  readonly #own: Readonly<Record<string, string>>;
  readonly #read = new Map<string, boolean>();
  readonly #remembered = new Map<string, readonly RecordedNeed[]>();

  constructor(service: string, operation: string) {
    this.service = service;
    this.operation = operation;
    this.#own = RECORDED_NAMES[service] ?? {};
    this.#names = namesRead(service, operation);
  }

  /** The actions that a call with these `requestParameters` needs, each on a resource; none where it needs none or the catalog has no action for it. */
  needs(parameters: unknown, place: RecordedPlace): readonly RecordedNeed[] {
    const { item } = this;
    const name = this.itemOf(parameters);
    if (item === undefined || name === undefined) return this.#recall(parameters, place);
    const needs = this.#recall({ ...(isObject(parameters) ? parameters : {}), [item]: ANY_ITEM }, place);
    const text = escapeIamText(name);
    return needs.map((need) => ({ ...need, resource: need.resource.replace(ANY_ITEM, () => text) }));
  }

  #recall(parameters: unknown, place: RecordedPlace): readonly RecordedNeed[] {
    const read = this.#partRead(parameters);
    const key = JSON.stringify([place.partition, place.region, place.account, read]);
    let needs = this.#remembered.get(key);
    if (needs === undefined) {
      if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
      needs = this.#workOut(read, place);
      this.#remembered.set(key, needs);
    }
    return needs;
  }

  /** The member of `requestParameters` that names the item which a request is about, and differs from call to call. */
  get item(): string | undefined {
    return NAMES_OF_ITEMS[this.service];
  }

  /** The name of the item that a request is about. */
  itemOf(parameters: unknown): string | undefined {
    const { item } = this;
    const name = item !== undefined && isObject(parameters) ? parameters[item] : undefined;
    return typeof name === 'string' && name !== HIDDEN_TEXT ? name : undefined;
  }

  #partRead(parameters: unknown): unknown {
    if (!isObject(parameters)) return parameters;
    return Object.fromEntries(Object.entries(parameters).filter(([name]) => this.reads(name)));
  }

  /** True for a member of `requestParameters` that may decide what a call needs, or on what. */
  reads(name: string): boolean {
    let isRead = this.#read.get(name);
    if (isRead === undefined) {
      isRead = this.#names.has(memberName(name, this.#names, this.#own).toLowerCase()) || name.endsWith('Set') || name === 'omitted';
      if (this.#read.size < MOST_REMEMBERED) this.#read.set(name, isRead);
    }
    return isRead;
  }

  #workOut(parameters: unknown, place: RecordedPlace): RecordedNeed[] {
    const { service, operation } = this;
    const input = requestOfRecord(parameters, service, this.#names);
    const regions = place.region === '' ? [] : [literal(place.region)];
    const call: ApiCall = { service, operation, input, origin: { file: '', line: 1, column: 1 }, via: [], source: 'trail', regions };
    const { requirements } = requirementsForCall(call, { encryptionKeys: new Map(), kmsKeys: [] });
    return requirements.map(({ action, resource, condition }) => ({
      action,
      resource: recordedText(resource, place),
      ...(condition === undefined ? {} : { condition: recordedCondition(condition, place) }),
    }));
  }
}

/** Every name in what the catalog says of an operation. More than its members are among them, which costs memory only. */
function namesRead(service: string, operation: string): ReadonlyMap<string, string> {
  const model = services().get(service)?.model ?? service;
  const entry = operationEntry(service, operation);
  const members = [...(entry?.resources.values() ?? [])].flatMap((binding) => [...binding.values()].map(({ path }) => path));
  const data = JSON.stringify([members, [...(entry?.roles.keys() ?? [])], findRule(model, operation)?.rule, findReading(model).account]);
  const names = (data + (entry?.http?.path ?? '')).match(/[A-Za-z_][\w-]*/g) ?? [];
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

function recordedText(pattern: Pattern, place: RecordedPlace): string {
  return renderIamText(
    substitute(pattern, (hole) => placed(hole, place)),
    () => '*',
  ).replace(/\*{2,}/g, '*');
}

function placed(hole: Hole, { partition, region, account }: RecordedPlace): Pattern {
  if (hole.kind !== 'pseudo') return wildcard();
  const known = { partition, region, account, stackName: '', stackId: '', urlSuffix: '' }[hole.name];
  return known === '' ? wildcard() : literal(known);
}

function recordedCondition(condition: Readonly<Record<string, Readonly<Record<string, readonly Pattern[]>>>>, place: RecordedPlace) {
  const clauses = Object.entries(condition).map(([operator, keys]): [string, Record<string, string[]>] => [
    operator,
    Object.fromEntries(
      Object.entries(keys).map(([key, values]) => [key, values.map((value) => literalText(value) ?? recordedText(value, place))]),
    ),
  ]);
  return Object.fromEntries(clauses);
}
