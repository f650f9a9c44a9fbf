import { ABSENT, type DataValue } from '../../../model/data-value.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Origin } from '../../../model/origin.ts';
import { dataKey } from '../../../source/eval/data-key.ts';
import { joinValues } from './join-values.ts';

/** What a construct is that the app does not make but only names. */
export interface ImportedName {
  readonly attribute: '@name' | '@arn';
  readonly value: DataValue;
}

/** One construct of an app. */
export interface Construct {
  /** `Shop/Api/Orders`; `''` is the app. An id that is not known stands as `*`. */
  readonly path: string;
  /** The path of its scope; absent for the app. */
  readonly parent?: string;
  readonly id: string;
  /** False where the id is known only when the app runs. */
  readonly isIdKnown: boolean;
  /** `aws-lambda.Function`; with the package before it where it is none of the AWS Construct Library. */
  readonly class: string;
  readonly props: DataValue;
  readonly imported?: ImportedName;
  readonly origin: Origin;
}

/** A method that the app calls on a construct, or on a member of it (`role.addToPolicy`). */
export interface MethodCall {
  /** Of the construct; `''` for a function of the library, which `method` then names whole. */
  readonly path: string;
  readonly method: string;
  readonly arguments: readonly DataValue[];
  readonly origin: Origin;
}

/** The constructs that an app makes, in the order in which it does. */
export class ConstructTree {
  readonly #constructs = new Map<string, Construct>();
  readonly #calls = new Map<string, MethodCall>();
  readonly #findings = new Map<string, Finding>();
  readonly #uncertain = new Set<string>();

  get findings(): readonly Finding[] {
    return [...this.#findings.values()];
  }

  report(finding: Finding): void {
    this.#findings.set(JSON.stringify(finding), finding);
  }

  /** Adds a construct. One that is there already, made on another path of the program, allows for what both were given. */
  declare(construct: Construct): void {
    const known = this.#constructs.get(construct.path);
    this.#constructs.set(construct.path, known === undefined ? construct : { ...known, props: joinValues(known.props, construct.props) });
  }

  record(call: MethodCall): void {
    this.#calls.set(callKey(call), call);
  }

  /** Notes that only some runs of the app make that construct (by its path) or that call (by its key). */
  markUncertain(step: string): void {
    this.#uncertain.add(step);
  }

  /** True for what only some runs of the app make. */
  isUncertain(step: string): boolean {
    return this.#uncertain.has(step);
  }

  get(path: string): Construct | undefined {
    return this.#constructs.get(path);
  }

  all(): readonly Construct[] {
    return [...this.#constructs.values()];
  }

  /** The calls of methods of those names on a construct. */
  calls(path: string, ...methods: readonly string[]): readonly MethodCall[] {
    return [...this.#calls.values()].filter((call) => call.path === path && methods.includes(call.method));
  }

  /** All calls of methods, in the order in which the app makes them. */
  recorded(): readonly MethodCall[] {
    return [...this.#calls.values()];
  }

  /** The construct and those around it, innermost first. */
  enclosing(path: string): readonly Construct[] {
    const found: Construct[] = [];
    for (let at: string | undefined = path; at !== undefined; ) {
      const construct: Construct | undefined = this.#constructs.get(at);
      if (construct === undefined) break;
      found.push(construct);
      at = construct.parent;
    }
    return found;
  }
}

/** Different for calls at different places and with different arguments. */
export function callKey({ path, method, origin: { file, line, column }, arguments: passed }: MethodCall): string {
  return `${path} ${method} ${file}:${line}:${column} ${passed.map(dataKey).join(' ')}`;
}

/** A property of a construct, with its alternatives; absent where it has none of that name. */
export function property(value: DataValue, name: string): DataValue {
  const found = value.flatMap((alternative): DataValue => {
    if (alternative.kind === 'record')
      return alternative.members.get(name) ?? (alternative.open === undefined ? ABSENT : [alternative.open]);
    return alternative.kind === 'unknown' ? [alternative] : ABSENT;
  });
  return joinValues(found, []);
}

/** True where the property is surely not given. */
export function isAbsent(value: DataValue): boolean {
  return value.every(({ kind }) => kind === 'absent');
}
