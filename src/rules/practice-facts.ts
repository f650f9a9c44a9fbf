import type { LambdaFunction, Project } from '../model/lambda-function.ts';
import type { Requirement } from '../model/requirement.ts';

/** What the rules of `check` may look at. */
export interface ProjectFacts {
  readonly project: Project;
  readonly functions: readonly FunctionFacts[];
  /** The day that dates are judged against, `2026-11-22`. */
  readonly today: string;
}

/** One function with what is known of it. */
export interface FunctionFacts {
  readonly function: LambdaFunction;
  readonly requirements: readonly Requirement[];
  /** True where calls may have been missed. */
  readonly incomplete: boolean;
}
