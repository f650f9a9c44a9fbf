import type { AttachedRole } from './attached-role.ts';
import type { Exposure } from './exposure.ts';
import type { FunctionSettings } from './function-settings.ts';
import type { KnownPlace } from './known-place.ts';
import type { Origin } from './origin.ts';
import type { Pattern, UnknownCause } from './pattern.ts';

/** One function of the project, as its description declares it. */
export interface LambdaFunction {
  /** Logical id, construct path, serverless key, Terraform address or `FILE#EXPORT`. */
  readonly id: string;
  /** Other names that select this function: last path segment, logical id, physical name. */
  readonly aliases: readonly string[];
  readonly handler: Handler | UnresolvedHandler;
  readonly runtime: string;
  /** The language of the description; absent where `--handler` alone names the function. */
  readonly describedBy?: 'cloudformation' | 'cdk' | 'serverless' | 'terraform';
  /**
   * The environment: each variable with its alternatives (one per branch of a condition), never an empty list. An alternative that is the hole of the
   * variable itself (`maybeUnset`) means that the deployment may leave it out.
   */
  readonly env: ReadonlyMap<string, readonly Pattern[]>;
  /** True where the description lists the whole environment, so that a name not in `env` is not set. */
  readonly envIsComplete: boolean;
  /** The function's own name, for its log group and for calls to itself. */
  readonly name: Pattern;
  readonly role: RoleReference;
  readonly platform: readonly PlatformNeed[];
  /** Folders (relative to the root) whose content stands under `/opt/nodejs` at run time. */
  readonly layers: readonly string[];
  /** What the description sets beside these; absent where `--handler` alone names the function. */
  readonly settings?: FunctionSettings;
  /** Where the description says that it runs; ARNs that are written out take no part in it. */
  readonly place?: KnownPlace;
  /** Set where Terraform's data sources tell of another region or account than the function's: what is known of its own. */
  readonly elsewhere?: KnownPlace;
  readonly origin: Origin;
}

/** The module and export that Lambda calls; `file` is relative to the project root; no `export` means the module's top level alone. */
export interface Handler {
  readonly kind: 'handler';
  readonly file: string;
  readonly export?: string;
  /** Set where the source stands in the template (`InlineCode`, `ZipFile`): `file` then is the template. */
  readonly inlineSource?: string;
}

/** A handler that cannot be analysed, and why; `language` where the function is in another language or a container image. */
export interface UnresolvedHandler {
  readonly kind: 'unresolved';
  readonly reason: string;
  readonly cause: UnknownCause | 'language' | 'image' | 'missing';
}

/** The role the function runs with. `implicit`: the framework makes one from the function's declaration. */
export interface RoleReference {
  readonly kind: 'implicit' | 'declared' | 'external' | 'unknown';
  /** Logical id, name or ARN. */
  readonly id?: string;
  /** The logical id that the role gets at deployment, where `id` is another name for it. */
  readonly logicalId?: string;
  /** Why it is `unknown`, where that can be told. */
  readonly reason?: string;
  /** What the description says of that role: one and the same object for all functions that share it. */
  readonly declared?: AttachedRole;
}

/** Something the platform does with the function's role, as a row of policies/execution with its resources bound. */
export interface PlatformNeed {
  /** The id of the row in policies/execution. */
  readonly need: string;
  /** Variables of the row's ARN templates. */
  readonly variables: ReadonlyMap<string, Pattern>;
  readonly reason: string;
  readonly origin: Origin;
}

/** All that a reader found. */
export interface Project {
  readonly functions: readonly LambdaFunction[];
  /** The roles that the description declares or makes by itself, each once, whether or not a function uses it. */
  readonly roles: readonly AttachedRole[];
  /** The ways from outside to the functions. */
  readonly exposure: Exposure;
  /** Logical id -> ARN of the customer managed key that encrypts that resource. */
  readonly encryptionKeys: ReadonlyMap<string, Pattern>;
  /** Terraform's data sources (`aws_region.current`) that every root module with functions declares -> the files. */
  readonly declaredData: ReadonlyMap<string, readonly string[]>;
}
