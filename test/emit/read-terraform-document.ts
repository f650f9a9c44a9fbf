import { parseHcl } from '../../src/hcl/parse.ts';
import type { Expression, ReadBlock, ReadBody } from '../../src/hcl/syntax.ts';

const STATEMENT_LISTS = { actions: 'Action', not_actions: 'NotAction', resources: 'Resource', not_resources: 'NotResource' } as const;

/**
 * The policy document that Terraform makes of the first `aws_iam_policy_document` in the text: missing version and effect by their defaults, `&{` for
 * `${` in resources and condition values, condition blocks of one test and variable joined.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function readTerraformDocument(text: string): unknown {
  const body = parseHcl(text);
  const data = body.blocks.find(({ type, labels }) => type === 'data' && labels[0] === 'aws_iam_policy_document');
  if (data === undefined) throw new Error('no aws_iam_policy_document');
  return {
    Version: textOf(data.body, 'version') ?? '2012-10-17',
    Statement: data.body.blocks.filter(({ type }) => type === 'statement').map(statementOf),
  };
}

function statementOf({ body }: ReadBlock): Record<string, unknown> {
  const statement: Record<string, unknown> = { Effect: textOf(body, 'effect') ?? 'Allow' };
  const sid = textOf(body, 'sid');
  if (sid !== undefined) statement.Sid = sid;
  for (const [attribute, member] of Object.entries(STATEMENT_LISTS)) {
    const list = body.attributes.get(attribute)?.value;
    const values = list === undefined ? undefined : textsOf(list);
    if (values !== undefined) statement[member] = attribute.endsWith('resources') ? values.map(withVariables) : values;
  }
  const condition: Record<string, Record<string, string[]>> = {};
  for (const { body: block } of body.blocks.filter(({ type }) => type === 'condition')) {
    const keys = condition[textOf(block, 'test') ?? ''] ?? {};
    const key = textOf(block, 'variable') ?? '';
    const values = block.attributes.get('values')?.value;
    keys[key] = [...(keys[key] ?? []), ...(values === undefined ? [] : textsOf(values).map(withVariables))];
    condition[textOf(block, 'test') ?? ''] = keys;
  }
  return Object.keys(condition).length === 0 ? statement : { ...statement, Condition: condition };
}

function withVariables(text: string): string {
  return text.replaceAll('&{', '${');
}

function textOf(body: ReadBody, name: string): string | undefined {
  const value = body.attributes.get(name)?.value;
  return value === undefined ? undefined : literalText(value);
}

function textsOf(list: Expression): string[] {
  if (list.kind !== 'tuple') throw new Error(`a ${list.kind} in place of a list`);
  return list.items.map(literalText);
}

function literalText(value: Expression): string {
  if (value.kind === 'literal') return String(value.value);
  if (value.kind === 'template' && value.parts.every((part) => typeof part === 'string')) return value.parts.join('');
  throw new Error(`a ${value.kind} in place of a text`);
}
