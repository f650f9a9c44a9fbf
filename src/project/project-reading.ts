/** Which project to read, and what the user says of it. Paths are absolute. */
export interface ProjectReading {
  /** A folder, or a description file. */
  readonly path: string;
  readonly root?: string;
  /** The description to read instead of those that a search finds. */
  readonly template?: string;
  /** `FILE` or `FILE#EXPORT`, relative to `path`: one function, with or without a description. */
  readonly handler?: string;
  readonly stackName?: string;
  /** A file of values for Terraform's variables, besides those that Terraform takes by itself. */
  readonly tfvars?: string;
  /** What `terraform show -json` prints of a plan; joined with the Terraform files. */
  readonly plan?: string;
  /** Environment values that override those of the description, for every function. */
  readonly env: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
  /** Parameters that are supposed to be none of the values that the description compares them with. */
  readonly unlike?: ReadonlySet<string>;
}
