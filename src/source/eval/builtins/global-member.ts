import { type GlobalAlternative, literalValue, scalarValue, unknownData, unknownValue, type Value } from '../value.ts';
import { isGlobalName } from './global-names.ts';

/** Constants of the library whose value matters for names. */
const CONSTANTS: Readonly<Record<string, Value>> = {
  'node:path.sep': literalValue('/'),
  'node:path.delimiter': literalValue(':'),
  'node:os.EOL': literalValue('\n'),
  'process.platform': literalValue('linux'),
  'process.argv': unknownData('event', 'an argument of the process'),
  'process.execArgv': unknownData('event', 'an argument of the process'),
  'Number.MAX_SAFE_INTEGER': scalarValue(Number.MAX_SAFE_INTEGER),
};

/** Parts of the library whose `bind`, `call` or `apply` are not those of functions. */
const WITH_OWN_METHODS = new Set(['Reflect', 'node:async_hooks.AsyncLocalStorage', 'node:async_hooks.AsyncResource']);

/** Another way to the same thing: `node:process` is `process`, `node:path/posix` is `node:path`. */
const ALIASES: Readonly<Record<string, string>> = {
  'node:process': 'process',
  'node:path.posix': 'node:path',
  'node:path/posix': 'node:path',
  'node:url.URL': 'URL',
  'node:url.URLSearchParams': 'URLSearchParams',
  'node:buffer.Buffer': 'Buffer',
  'node:timers/promises.setTimeout': 'node:timers/promises.delay',
  'node:console': 'console',
};

/** A member of a part of the library. */
export function globalMember(alternative: GlobalAlternative, name: string): Value {
  if (alternative.path === 'globalThis')
    return isGlobalName(name)
      ? [{ kind: 'global', path: name }]
      : unknownValue(`globalThis.${name} is not declared in the code that is read`);
  const base = ALIASES[alternative.path] ?? alternative.path;
  if (name === 'default' && base.startsWith('node:')) return [alternative];
  if (name === 'default' && base === 'process') return [{ kind: 'global', path: base }];
  if (!WITH_OWN_METHODS.has(base) && (name === 'bind' || name === 'call' || name === 'apply'))
    return [{ kind: 'method', receiver: { kind: 'global', path: base }, name }];
  const path = `${base}.${name}`;
  const constant = CONSTANTS[path];
  if (constant !== undefined) return constant;
  return [{ kind: 'global', path: ALIASES[path] ?? path }];
}
