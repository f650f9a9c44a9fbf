/**
 * What a package does with AWS, as data: a model is one file of `libraries/`, listed in `libraries/index`. A user's package that wraps the SDK
 * can be described the same way.
 */
export interface LibraryModel {
  /** The package, and the paths inside it that give the same exports. */
  readonly packages: readonly string[];
  readonly exports: Readonly<Record<string, ExportModel>>;
}

/** One export: a function, a class, or something with members. `''` names the package itself where it is called. */
export interface ExportModel {
  readonly call?: Effect;
  readonly construct?: Effect;
  readonly members?: Readonly<Record<string, ExportModel>>;
}

/** What a call does and gives. */
export interface Effect {
  readonly requests?: readonly RequestModel[];
  /** Arguments that it calls back, and with what. */
  readonly callbacks?: readonly Source[];
  readonly result?: ResultModel;
  /** An object of a modelled library that it works with, and the method of the object's model that says what it does. */
  readonly uses?: { readonly object: Source; readonly method: string };
  /** Set where the code signs requests itself: the name of the service it signs for. */
  readonly signsFor?: Source;
}

export interface RequestModel {
  readonly service: string;
  readonly operation: string;
  /** The whole request, or its members. */
  readonly input: Source | Readonly<Record<string, Source>>;
  /** Where the client is found; its region and credentials are used. */
  readonly client?: Source;
  /** Made unless this is surely true, or only where this is given. */
  readonly unless?: Source;
  readonly when?: Source;
  readonly presigned?: true;
}

/** Where a value comes from. */
export type Source =
  | { readonly argument: number; readonly path?: readonly string[] }
  /** An argument of the constructor of the object whose method is called. */
  | { readonly constructed: number; readonly path?: readonly string[] }
  | { readonly text: string }
  | { readonly truth: boolean }
  | { readonly unknown: 'event' | 'response'; readonly reason: string }
  | { readonly either: readonly Source[] }
  /** Each item, or each value of a record. */
  | { readonly each: Source }
  /** All of these as the items of one list. */
  | { readonly listOf: Source }
  /** Those texts that end so, or those that don't. */
  | { readonly ending: string; readonly isKept: boolean; readonly of: Source }
  /** A key in which S3 fills in `${filename}`. */
  | { readonly formKey: Source }
  /** The names of the members of a record. */
  | { readonly namesOf: Source }
  | { readonly firstGiven: readonly Source[] };

/** What a call gives: data, one of its arguments, an object with methods, or credentials of another role. */
export type ResultModel =
  | { readonly kind: 'data'; readonly reason: string }
  | { readonly kind: 'response' }
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'object'; readonly methods: Readonly<Record<string, Effect>> }
  | { readonly kind: 'handler'; readonly source: Source }
  | { readonly kind: 'foreign-credentials' };
