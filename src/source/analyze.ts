import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import type { AnalysisRequest, HandlerAnalysis, HandlerRequest } from './analysis.ts';
import { missingExport } from './entry/module-exports.ts';
import { Evaluator, StepsExhausted } from './eval/evaluator.ts';
import { InlinedSdk } from './eval/modules/inlined-sdk.ts';
import { runHandler } from './eval/run-handler.ts';
import { ModuleStore } from './load/module-store.ts';
import { createProgram, type Program, type ProgramEntry } from './load/program.ts';

/**
 * Every AWS call that each handler can reach, with what its request may hold, in the order of the request's handlers. Code is read, never run.
 * Handlers with the same layers share one program.
 * @throws {UserError} where the root is no folder.
 */
export function analyze(request: AnalysisRequest): HandlerAnalysis[] {
  const store = new ModuleStore(request.root);
  const programs = new Map<string, Program>();
  return request.handlers.map((handler) => {
    const key = handler.layers.join('\n');
    let program = programs.get(key);
    if (program === undefined) {
      const entries = request.handlers.filter(({ layers }) => layers.join('\n') === key).map(entryOf);
      program = createProgram({ root: request.root, entries, layers: handler.layers, packageTypes: request.packageTypes === true }, store);
      programs.set(key, program);
    }
    return analyzeHandler(program, handler);
  });
}

function entryOf(handler: HandlerRequest): ProgramEntry {
  return handler.inlineSource === undefined ? { file: handler.file } : { file: handler.file, inlineSource: handler.inlineSource };
}

function analyzeHandler(program: Program, handler: HandlerRequest): HandlerAnalysis {
  const entry = entryOf(handler);
  const source = program.entryModule(entry);
  if (source === undefined)
    return {
      id: handler.id,
      calls: [],
      findings: withFunction(program.entryFindings(entry), handler),
      sensitive: [],
      authorizerAnswers: [],
      files: [],
    };
  const evaluator = new Evaluator(program, handler);
  try {
    runHandler(evaluator, source);
  } catch (error) {
    evaluator.journal.report(source, stopFinding(error, handler.file));
  }
  const findings = [...withFunction(program.findings(source), handler), ...evaluator.journal.findings()].sort(compareFindings);
  const isMissing = findings.some(({ rule }) => rule === 'missing-handler');
  const missing = handler.export === undefined || !isMissing ? undefined : missingExport(program, source, handler.export);
  const files = program.importClosure(source).map((module) => program.fileOf(module));
  const analysis = {
    id: handler.id,
    calls: evaluator.journal.calls(),
    findings,
    sensitive: evaluator.journal.sensitive(),
    authorizerAnswers: evaluator.journal.authorizerAnswers(),
    files: [...new Set(files)].sort(),
  };
  return missing === undefined ? analysis : { ...analysis, missingExport: missing };
}

/** What ended the analysis of a handler before its end. A defect of this program ends one handler, not the run. */
function stopFinding(error: unknown, file: string): Omit<Finding, 'origin'> {
  const bound = { rule: 'analysis-bound', severity: 'warning', incomplete: '*' } as const;
  if (error instanceof InlinedSdk)
    return {
      ...bound,
      message: `${file} holds the AWS SDK itself with its names shortened, which is not followed; analyse the source that it was made from, or leave @aws-sdk/* out of the bundle`,
    };
  if (error instanceof StepsExhausted)
    return { ...bound, message: `the code of ${file} takes more steps than are spent on one handler; calls may be missing` };
  if (error instanceof RangeError)
    return { ...bound, message: `the code of ${file} is nested more deeply than can be followed; calls may be missing` };
  const message = error instanceof Error ? error.message : String(error);
  return {
    rule: 'internal-error',
    severity: 'error',
    message: `the analysis of ${file} failed (${message}); please report it`,
    incomplete: '*',
  };
}

function withFunction(findings: readonly Finding[], handler: HandlerRequest): Finding[] {
  return findings.map((finding) => ({ ...finding, function: handler.id }));
}
