import type { AttachedRole } from '../model/attached-role.ts';
import type { DataValue } from '../model/data-value.ts';
import type { LambdaFunction, Project } from '../model/lambda-function.ts';
import type { Origin } from '../model/origin.ts';
import type { Requirement } from '../model/requirement.ts';
import type { SensitiveUse } from '../model/sensitive-use.ts';
import type { AttachedVerdict, NeededVerdict } from '../policy/comparison.ts';
import type { UnreferencedHandler } from '../project/unreferenced-handlers.ts';

/** What the rules of `check` may look at. */
export interface ProjectFacts {
  readonly project: Project;
  /** The functions that are checked, and those that share a role with one of them. */
  readonly functions: readonly FunctionFacts[];
  /** The ids of those that are checked. */
  readonly checked: ReadonlySet<string>;
  /** Exported handlers in the folders of the functions that no description names; none where only some functions were read. */
  readonly unreferencedHandlers: readonly UnreferencedHandler[];
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
  /** What a trail says of the function; absent where none was given. */
  readonly activity?: FunctionActivity;
  /** The role compared with what the function needs; absent where there is no role. */
  readonly comparison?: RoleJudgement;
}

/** What a trail says of a function. */
export interface FunctionActivity {
  /** How many calls of its role were counted. */
  readonly calls: number;
  /** The last of them, ISO 8601. */
  readonly last?: string;
}

/** What was found in the code of one function. */
export interface CodeFacts {
  readonly sensitive: readonly SensitiveUse[];
  /** What the handler answers, where it answers as a Lambda authorizer does. */
  readonly authorizerAnswers: readonly DataValue[];
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
  /** Set where any value may be asked for at run time, so that a narrower grant may still be enough. */
  readonly reason?: string;
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
  /** When the role last tried the action, as IAM reports it: ISO 8601, or `never` in its tracking period; absent where nobody asked or IAM does not track it. */
  readonly lastAccessed?: string;
  readonly origin: Origin;
}
