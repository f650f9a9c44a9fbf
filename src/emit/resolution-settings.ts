/** In which language the project describes its resources. */
export type ProjectKind = 'cloudformation' | 'cdk' | 'serverless' | 'terraform' | 'manual';

/** What is known of the deployment, and what becomes of a name that is not. */
export interface ResolutionSettings {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
  readonly stackName?: string;
  /** `wildcard`: `*` in that place. `placeholder`: `${Name}`, for templating only. `error`: as `wildcard`, and the caller fails. */
  readonly unresolved: 'wildcard' | 'placeholder' | 'error';
  readonly projectKind: ProjectKind;
  /** Terraform's data sources (`aws_region.current`) that stand in the project already. */
  readonly declaredData?: ReadonlySet<string>;
}
