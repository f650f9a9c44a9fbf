import { writeHcl } from '../hcl/write.ts';
import type { HclBlock, HclBody, HclExpression } from '../hcl/write-syntax.ts';
import { attribute, block, call, object, stringValue, tuple } from '../hcl/write-syntax.ts';
import type { Finding } from '../model/finding.ts';
import type {
  DocumentCondition,
  DocumentPrincipal,
  DocumentSet,
  DocumentStatement,
  DocumentText,
  PolicyDocument,
} from '../policy/document.ts';
import { conversionFindings } from './conversion-findings.ts';
import { documentValue } from './document-value.ts';
import { POLICY_VERSION } from './policy-document.ts';
import { distinctIdentifiers } from './terraform-names.ts';
import { terraformSids } from './terraform-sids.ts';

/** A policy document under the name that its Terraform block gets. */
export interface NamedDocument {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** A Terraform file, and what of the documents it could not say. */
export interface Conversion {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * Converts policy documents statement by statement into `aws_iam_policy_document` data sources: nothing merged, split or given resources. `${...}` is
 * IAM's text. A document that the data source cannot hold (`&{`, which it would read as `${`) becomes a local value of `jsonencode`.
 * Throws UserError where two names become one identifier.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function convertDocuments(documents: readonly NamedDocument[]): Conversion {
  const identifiers = distinctIdentifiers(documents.map(({ name }) => name));
  const blocks = documents.map(({ document }, index) => documentBlock(identifiers[index] ?? '', document));
  return {
    text: writeHcl(blocks),
    findings: documents.flatMap(({ document }) => conversionFindings(document, holdsInDataSource(document))),
  };
}

function documentBlock(identifier: string, document: PolicyDocument): HclBlock {
  if (!holdsInDataSource(document))
    return block('locals', [], [attribute(identifier, call('jsonencode', jsonExpression(documentValue(document))))]);
  const sids = terraformSids(document.statements);
  return block(
    'data',
    ['aws_iam_policy_document', identifier],
    [
      ...(document.version === POLICY_VERSION ? [] : [attribute('version', stringValue(document.version))]),
      ...(document.id === undefined ? [] : [attribute('policy_id', stringValue(document.id.text))]),
      ...document.statements.map((statement, index) => block('statement', [], statementBody(statement, sids[index]?.sid))),
    ],
  );
}

/** The data source turns `&{` into `${` in resources, principals and condition values. */
function holdsInDataSource({ statements }: PolicyDocument): boolean {
  return statements.every(({ resource, principal, conditions }) =>
    [
      ...(resource?.patterns ?? []),
      ...(principal?.types ?? []).flatMap(({ identifiers }) => identifiers),
      ...conditions.flatMap(({ values }) => values),
    ].every(({ text }) => !text.includes('&{')),
  );
}

function statementBody(statement: DocumentStatement, sid: string | undefined): HclBody {
  return [
    ...(sid === undefined ? [] : [attribute('sid', stringValue(sid))]),
    attribute('effect', stringValue(statement.effect)),
    ...setAttribute('resources', statement.resource),
    ...setAttribute('actions', statement.action),
    ...statement.conditions.map(conditionBlock),
    ...(statement.principal === undefined ? [] : principalBlocks(statement.principal)),
  ];
}

function setAttribute(name: string, set: DocumentSet | undefined): HclBody {
  return set === undefined ? [] : [attribute(set.negated ? `not_${name}` : name, texts(set.patterns))];
}

function conditionBlock({ operator, key, values }: DocumentCondition): HclBlock {
  return block(
    'condition',
    [],
    [attribute('test', stringValue(operator)), attribute('variable', stringValue(key)), attribute('values', texts(values))],
  );
}

function principalBlocks({ negated, types }: DocumentPrincipal): HclBlock[] {
  return types.map(({ type, identifiers }) =>
    block(
      negated ? 'not_principals' : 'principals',
      [],
      [attribute('type', stringValue(type)), attribute('identifiers', texts(identifiers))],
    ),
  );
}

function texts(values: readonly DocumentText[]): HclExpression {
  return tuple(values.map(({ text }) => stringValue(text)));
}

function jsonExpression(value: ReturnType<typeof documentValue>): HclExpression {
  if (typeof value === 'string') return stringValue(value);
  if (Array.isArray(value)) return tuple(value.map(jsonExpression));
  return object(Object.entries(value).map(([name, member]) => attribute(name, jsonExpression(member))));
}
