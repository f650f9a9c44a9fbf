import type { ts } from 'ts-morph';
import { regenerator } from '../eval/builtins/compiled-generators.ts';
import { compilerHelper, namedHelper } from '../eval/builtins/compiler-helpers.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { getProperty } from '../eval/property.ts';
import { type ExternalAlternative, literalValue, type Value } from '../eval/value.ts';
import { packageName } from './package-name.ts';

/** Packages of which every file is a helper of a compiler: `@babel/runtime/helpers/inherits`, `@swc/helpers/_/_inherits`. */
const HELPER_PACKAGES = new Set(['@babel/runtime', '@babel/runtime-corejs2', '@babel/runtime-corejs3', '@swc/helpers']);

/** What a function means that a compiler imports from a package of its own; `undefined` for all other functions. */
export function packagedHelper(evaluator: Evaluator, { package: specifier, path }: ExternalAlternative, node: ts.Node): Value | undefined {
  const name = packageName(specifier);
  const member = path.at(-1) ?? '';
  if (name === 'tslib') return compilerHelper(member);
  if (name === 'regenerator-runtime' || specifier.endsWith('/regenerator'))
    return getProperty(evaluator, regenerator(evaluator, node), literalValue(member), node);
  if (!HELPER_PACKAGES.has(name)) return undefined;
  const file =
    specifier
      .split('/')
      .at(-1)
      ?.replace(/\.[cm]?js$/, '') ?? '';
  return namedHelper(specifier === name ? member : file);
}
