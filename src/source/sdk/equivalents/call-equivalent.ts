import type { Call, NativeBody } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import type { ExternalAlternative, Value } from '../../eval/value.ts';
import { BLUEBIRD } from './bluebird.ts';
import { LODASH } from './lodash.ts';
import { PROMISE_PACKAGES } from './promise-packages.ts';
import { Q } from './q.ts';

/** A package whose functions do what the language can do by itself. */
export interface EquivalentPackage {
  readonly packages: readonly string[];
  /** By name; `''` is the package itself where it is called. */
  readonly functions: Readonly<Record<string, NativeBody>>;
  /** `new` of the package itself. */
  readonly construct?: NativeBody;
}

const ALL: readonly EquivalentPackage[] = [BLUEBIRD, LODASH, ...PROMISE_PACKAGES, Q];

/** A call of such a function; `undefined` for all others. */
export function callEquivalent(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined {
  const found = find(external);
  if (found === undefined) return undefined;
  const body = Object.hasOwn(found.package.functions, found.name) ? found.package.functions[found.name] : undefined;
  return body?.(evaluator, call);
}

/** `new` of such a package; `undefined` for all others. */
export function constructEquivalent(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined {
  const found = find(external);
  return found?.package.construct?.(evaluator, call);
}

/** The function of `lodash` with path `map`, of `lodash/map`, and of `lodash.map`. */
function find({
  package: specifier,
  path,
}: ExternalAlternative): { readonly package: EquivalentPackage; readonly name: string } | undefined {
  const name = path.at(-1) ?? '';
  for (const each of ALL) {
    if (each.packages.includes(specifier)) return { package: each, name };
    const outer = each.packages.find((known) => specifier.startsWith(`${known}/`) || specifier.startsWith(`${known}.`));
    if (outer !== undefined && path.length === 0) return { package: each, name: specifier.slice(outer.length + 1).replace(/\.js$/, '') };
  }
  return undefined;
}
