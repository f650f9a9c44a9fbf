import type { AttachedRole } from '../model/attached-role.ts';
import type { LambdaFunction, Project } from '../model/lambda-function.ts';
import type { Origin } from '../model/origin.ts';
import type { Requirement } from '../model/requirement.ts';
import type { SensitiveUse } from '../model/sensitive-use.ts';
import type { AttachedVerdict, NeededVerdict } from '../policy/comparison.ts';

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
  /** What security rules look at in the code that is reached; absent where no code was read. */
  readonly code?: CodeFacts;
  /** What secrets stand in the environment, by the name of the variable. */
  readonly environmentSecrets: ReadonlyMap<string, string>;
  /** The role as it is attached, managed policies spelled out; absent where nothing is known of it. */
  readonly role?: AttachedRole;
  /** The role compared with what the function needs; absent where there is no role. */
  readonly comparison?: RoleJudgement;
}

/** What was found in the code of one function. */
export interface CodeFacts {
  readonly sensitive: readonly SensitiveUse[];
  /** How many strings and comments were searched for secrets. */
  readonly texts: number;
  readonly secrets: readonly CodeSecret[];
}

/** A secret in a string or a comment. */
export interface CodeSecret {
  /** In a reader's words. */
  readonly what: string;
  readonly origin: Origin;
}

/** The role of a function compared with what the function needs. */
export interface RoleJudgement {
  readonly needed: readonly JudgedNeed[];
  readonly attached: readonly JudgedGrant[];
}

export interface JudgedNeed {
  readonly action: string;
  readonly resource: string;
  readonly verdict: NeededVerdict;
  readonly origin?: Origin;
  /** True where the platform needs it, not the code. */
  readonly platform: boolean;
}

export interface JudgedGrant {
  readonly policy: string;
  readonly statement: number;
  readonly action: string;
  readonly resource: string;
  readonly verdict: AttachedVerdict;
  readonly platform?: boolean;
  readonly origin: Origin;
}
