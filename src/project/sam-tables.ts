import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const GRANT = v.object({
  /** `Allow` unless told. */
  effect: v.optional(v.picklist(['Allow', 'Deny'])),
  actions: v.array(v.string()),
  /** Templates: `${Name}` is a parameter, `${Partition}`, `${Region}` and `${Account}` are the deployment's. */
  resources: v.array(v.string()),
  /** Operator -> key -> value templates. */
  condition: v.optional(v.record(v.string(), v.record(v.string(), v.array(v.string())))),
});

const POLICY_TEMPLATES = v.object({
  templates: v.record(v.string(), v.object({ parameters: v.array(v.string()), statements: v.array(GRANT) })),
});

const CONNECTORS = v.object({
  /** What `Ref` or an attribute gives the type's ARN, and the property that names its role. */
  types: v.record(v.string(), v.object({ arn: v.optional(v.string()), role: v.optional(v.string()) })),
  connections: v.array(
    v.object({
      source: v.string(),
      destination: v.string(),
      /** The end whose role gets the policy. */
      roleOf: v.picklist(['source', 'destination']),
      /** What the connector's permissions (`Read`, `Write`) give. */
      access: v.record(v.string(), v.array(GRANT)),
    }),
  ),
  /** Connections that give the source its rights by a policy of the destination, so that no role changes. */
  byResourcePolicy: v.array(v.object({ source: v.string(), destination: v.string() })),
});

/** What one statement grants that a framework writes. */
export type Grant = v.InferOutput<typeof GRANT>;

/** SAM's policy templates by name: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html. */
export type SamPolicyTemplates = v.InferOutput<typeof POLICY_TEMPLATES>['templates'];

/** What SAM's connectors give: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html. */
export type SamConnectors = v.InferOutput<typeof CONNECTORS>;

let policyTemplates: SamPolicyTemplates | undefined;
let connectors: SamConnectors | undefined;

/** The table of policy templates, read with the first call. */
export function samPolicyTemplates(): SamPolicyTemplates {
  policyTemplates ??= v.parse(POLICY_TEMPLATES, read('policy-templates.json')).templates;
  return policyTemplates;
}

/** The table of connectors, read with the first call. */
export function samConnectors(): SamConnectors {
  connectors ??= v.parse(CONNECTORS, read('connectors.json'));
  return connectors;
}

/** The data stands in the package at `policies/sam`, both for the sources and for `dist/`. */
const FOLDER = new URL('../../policies/sam/', import.meta.url);

function read(name: string): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(name, FOLDER)), 'utf8'));
}
