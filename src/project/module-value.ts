import type { DataValue } from '../model/data-value.ts';
import { unknown } from '../model/data-value.ts';
import type { Finding } from '../model/finding.ts';
import { literal } from '../model/pattern.ts';
import { Evaluator, StepsExhausted } from '../source/eval/evaluator.ts';
import { exportData } from '../source/eval/export-data.ts';
import { createProgram } from '../source/load/program.ts';
import { valueWithoutBuildEnvironment } from './build-environment.ts';

/** What a module of the project exports by default, and what could not be told of it. */
export interface ModuleValue {
  readonly value: DataValue;
  readonly findings: readonly Finding[];
}

/**
 * The default export of a module, or its `module.exports`, as data; the code is read, never run.
 * @param given what the user says that the code finds in its environment
 */
export function moduleValue(root: string, file: string, given: ReadonlyMap<string, string>): ModuleValue {
  const program = createProgram({ root, entries: [{ file }], layers: [] });
  const source = program.entryModule({ file });
  if (source === undefined) return { value: [unknown('unresolved', `${file} can't be read`)], findings: program.entryFindings({ file }) };
  const env = new Map([...given].map(([name, value]) => [name, [literal(value)]] as const));
  const evaluator = new Evaluator(program, { id: file, file, env, envIsComplete: false, name: [], layers: [] });
  try {
    const module = evaluator.modules.run(source);
    const exported = evaluator.modules.exportOf(module, 'default') ?? evaluator.modules.commonJsExports(module);
    return {
      value: valueWithoutBuildEnvironment(exportData(evaluator, exported)),
      findings: [...program.findings(source), ...evaluator.journal.findings()],
    };
  } catch (error) {
    if (!(error instanceof StepsExhausted) && !(error instanceof RangeError)) throw error;
    return { value: [unknown('unresolved', `${file} takes more steps than are spent on it`)], findings: program.findings(source) };
  }
}
