import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ts } from 'ts-morph';
import { afterAll, describe, expect, it } from 'vitest';
import { requirementsForCall } from '../../../src/catalog/requirements.ts';
import type { Pattern } from '../../../src/model/pattern.ts';
import type { HandlerAnalysis } from '../../../src/source/analysis.ts';
import { analyze } from '../../../src/source/analyze.ts';
import { type CorpusCase, readCorpus } from './read-corpus.ts';

const root = mkdtempSync(path.join(tmpdir(), 'leastpriv-compiled-'));

/** Types that the compiled code no longer has, loops that an error may leave at any place, and code that means something else once it is compiled. */
const TOLD_BY_SOURCE_ALONE = new Set([
  'function-in-block',
  'injected-interface-is-not-known',
  'labelled-break',
  'many-functions-handed-away',
  'super-in-object-literals',
]);
const cases = readCorpus().filter(({ canBeBundled, name }) => canBeBundled && !TOLD_BY_SOURCE_ALONE.has(name));

/** Where the compiled form of a class or loop takes more than is followed, the result says so. */
const MAY_BE_INCOMPLETE = new Set(['container-awilix', 'container-class-hierarchy', 'members-that-go-away', 'async-resource']);

afterAll(() => rmSync(root, { recursive: true }));

/** What TypeScript's compiler writes needs what its source needs. */
describe.each([
  { title: 'ES5', target: ts.ScriptTarget.ES5, module: ts.ModuleKind.CommonJS, importHelpers: false },
  { title: 'ES5 with tslib', target: ts.ScriptTarget.ES5, module: ts.ModuleKind.CommonJS, importHelpers: true },
  { title: 'ES2015', target: ts.ScriptTarget.ES2015, module: ts.ModuleKind.CommonJS, importHelpers: false },
  { title: 'universal modules', target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.UMD, importHelpers: false },
])('compiled to $title', ({ title, ...options }) => {
  it.each(cases)('$name', (source) => {
    const folder = path.join(root, title, source.name);
    compile(source.root, folder, options);
    const file = source.request.file.replace(/\.[mc]?[jt]sx?$/, '.js');
    const [compiled] = analyze({ root: folder, handlers: [{ ...source.request, file }] });
    const [expected] = analyze({ root: source.root, handlers: [source.request] });
    const isIncomplete = compiled?.findings.some(({ incomplete }) => incomplete !== undefined) === true;
    if (isIncomplete && MAY_BE_INCOMPLETE.has(source.name)) return;
    expect({ needs: needsOf(compiled), isIncomplete }).toEqual({ needs: needsOf(expected), isIncomplete: source.incomplete.length > 0 });
  });
});

function compile(from: CorpusCase['root'], to: string, options: ts.CompilerOptions): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [file, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) compile(file, target, options);
    else if (/\.[mc]?[jt]sx?$/.test(entry.name)) {
      const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
        fileName: file.replace(/\.[mc](?=[jt]s$)/, '.'),
        compilerOptions: { ...options, downlevelIteration: true, esModuleInterop: true, experimentalDecorators: true, allowJs: true },
      });
      writeFileSync(target.replace(/\.[mc]?[jt]sx?$/, '.js'), outputText);
    } else cpSync(file, target);
  }
}

/** Actions with their resources, whatever the calls look like that need them. */
function needsOf(analysis: HandlerAnalysis | undefined): readonly string[] {
  const needs = (analysis?.calls ?? []).flatMap((call) =>
    requirementsForCall(call, { encryptionKeys: new Map(), kmsKeys: [] }).requirements.map(
      ({ action, resource }) => `${action} ${textOf(resource)} ${call.credentials ?? ''}`,
    ),
  );
  return [...new Set(needs)].sort();
}

function textOf(pattern: Pattern): string {
  return pattern.map((part) => ('text' in part ? part.text : 'name' in part ? `{${part.name}}` : '{}')).join('');
}
