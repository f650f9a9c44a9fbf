import type { ApiCall } from '../model/api-call.ts';
import type { DataValue } from '../model/data-value.ts';
import type { Finding } from '../model/finding.ts';
import type { Pattern } from '../model/pattern.ts';
import type { SensitiveUse } from '../model/sensitive-use.ts';

/** What the analyzer is asked: the project root and the handlers to follow. */
export interface AnalysisRequest {
  /** Absolute path; nothing outside it is read. */
  readonly root: string;
  readonly handlers: readonly HandlerRequest[];
  /** True where the types that installed packages declare, in `node_modules` inside the root, may be read. */
  readonly packageTypes?: boolean;
}

/** One entry point, with what is known of its run-time surroundings. */
export interface HandlerRequest {
  /** The function's id; findings carry it. */
  readonly id: string;
  /** Relative to the root. */
  readonly file: string;
  /** The exported name that Lambda calls (`handler`, `default`, `nested.handler`); absent: the module's top level alone. */
  readonly export?: string;
  /** Code that stands in the template instead of in `file`. */
  readonly inlineSource?: string;
  readonly env: ReadonlyMap<string, readonly Pattern[]>;
  /** True where a name not in `env` is known not to be set by the deployment. */
  readonly envIsComplete: boolean;
  /** The function's own name, for `AWS_LAMBDA_FUNCTION_NAME` and `context.invokedFunctionArn`. */
  readonly name: Pattern;
  /** Folders, relative to the root, that stand under `/opt/nodejs` at run time. */
  readonly layers: readonly string[];
}

/** Every AWS call that one handler can reach, and what could not be told. */
export interface HandlerAnalysis {
  readonly id: string;
  readonly calls: readonly ApiCall[];
  /** A finding with `incomplete` set means that calls may be missing. */
  readonly findings: readonly Finding[];
  /** What security rules look at in the code that is reached. */
  readonly sensitive: readonly SensitiveUse[];
  /** What the handler answers, where it answers as a Lambda authorizer does. */
  readonly authorizerAnswers: readonly DataValue[];
  /** The project's own files that the handler loads, relative to the root, in order. */
  readonly files: readonly string[];
  /** Set where the module surely has no such export: one line that says so and names the exports that are there. */
  readonly missingExport?: string;
}
