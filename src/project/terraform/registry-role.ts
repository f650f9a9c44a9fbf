import { type DataValue, type RecordValue, text } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { concat, literal, type Pattern, pseudo, wildcard } from '../../model/pattern.ts';
import { type Circumstances, whereHolds } from '../cloudformation/circumstances.ts';
import { managedPolicies } from '../cloudformation/managed-policies.ts';
import type { RoleDeclaration } from '../cloudformation/role-declaration.ts';
import type { RolePolicy } from '../cloudformation/role-policy.ts';
import { knownText, patternOf } from '../data-values.ts';
import type { RoleContext } from './declared-roles.ts';
import { existenceCondition } from './existence.ts';
import { originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import { policyDocumentOfValue } from './policy-document-node.ts';
import { isRegistryLambda } from './registry-lambda.ts';
import { registryRoleNames, registryRoleReference } from './registry-role-name.ts';
import { instanceScopes } from './resource-instances.ts';
import { settledText } from './settled-text.ts';

/** The roles that calls of `terraform-aws-modules/lambda/aws` make: https://github.com/terraform-aws-modules/terraform-aws-lambda/blob/master/iam.tf. */
export function registryRoles(modules: readonly ModuleInstance[], context: RoleContext): readonly RoleDeclaration[] {
  return modules.flatMap((module) =>
    [...module.module.modules].flatMap(([name, block]) => {
      if (!isRegistryLambda(knownText(module.attribute(block, 'source')[0]))) return [];
      const full = `${module.options.address}module.${name}`;
      const given = whereHolds(existenceCondition(module, block, full));
      return instanceScopes(module, block, full).flatMap(({ address, scope }) => {
        const input = (variable: string): DataValue => module.attribute(block, variable, scope);
        const switches = ['create', 'create_function', 'create_role'];
        if (switches.some((one) => settledText(input(one)[0]) === 'false') || settledText(input('create_layer')[0]) === 'true') return [];
        return [moduleRole(address, input, given, originOf(block.file, block.position), context)];
      });
    }),
  );
}

type Input = (variable: string) => DataValue;

function moduleRole(
  address: string,
  input: Input,
  given: Circumstances,
  origin: Origin,
  { nodes, evaluation }: RoleContext,
): RoleDeclaration {
  const policies = POLICIES.flatMap((row): readonly RolePolicy[] => {
    const attached = input(row.attach);
    const isGiven = attached.some(({ kind }) => kind !== 'absent');
    const truths = attached.map(settledText);
    if (isGiven ? truths.every((truth) => truth === 'false') : row.isDefault !== true) return [];
    const isOpen = isGiven && truths.some((truth) => truth !== 'true');
    const when: Circumstances = isOpen
      ? { ...given, conditions: new Map([...given.conditions, [`${row.attach} of ${address}`, true]]) }
      : given;
    const platform = row.isPlatform === true;
    const documents = row.document?.(input) ?? [];
    const arns = row.arns === undefined ? undefined : nodes.node(row.arns(input), origin);
    return [
      ...documents.map((document, index): RolePolicy => {
        const node = policyDocumentOfValue(document, origin, nodes);
        const name = `${address} ${row.name}${documents.length > 1 ? ` ${index + 1}` : ''}`;
        const content =
          node === undefined
            ? ({ kind: 'unknown', reason: 'its document is not known' } as const)
            : ({ kind: 'document', node, evaluation } as const);
        return { name, kind: 'managed', platform, when, content, origin };
      }),
      ...managedPolicies(arns, when, evaluation).map((policy) => ({ ...policy, platform })),
    ];
  });
  return {
    reference: registryRoleReference(address),
    id: `${address}.aws_iam_role.lambda`,
    names: registryRoleNames(address, input, origin),
    given,
    policies,
    boundary: nodes.node(input('role_permissions_boundary'), origin),
    trust: undefined,
    tags: undefined,
    evaluation,
    origin,
  };
}

interface ModulePolicy {
  readonly name: string;
  /** The input that switches it on. */
  readonly attach: string;
  readonly isDefault?: true;
  /** What the module attaches for its own function's sake. */
  readonly isPlatform?: true;
  readonly document?: (input: Input) => readonly DataValue[];
  readonly arns?: (input: Input) => DataValue;
}

/** What the module attaches, by the input that decides: https://registry.terraform.io/modules/terraform-aws-modules/lambda/aws/latest?tab=inputs. */
const POLICIES: readonly ModulePolicy[] = [
  { name: 'logs', attach: 'attach_cloudwatch_logs_policy', isDefault: true, isPlatform: true, document: (input) => [logsDocument(input)] },
  {
    name: 'dead-letter',
    attach: 'attach_dead_letter_policy',
    isPlatform: true,
    document: (input) => [allow(['sns:Publish', 'sqs:SendMessage'], [input('dead_letter_target_arn')])],
  },
  {
    name: 'network',
    attach: 'attach_network_policy',
    isPlatform: true,
    arns: () => awsManaged('service-role/AWSLambdaENIManagementAccess'),
  },
  { name: 'tracing', attach: 'attach_tracing_policy', isPlatform: true, arns: () => awsManaged('AWSXRayDaemonWriteAccess') },
  {
    name: 'async',
    attach: 'attach_async_event_policy',
    isPlatform: true,
    document: (input) => [
      allow(
        ['sns:Publish', 'sqs:SendMessage', 'events:PutEvents', 'lambda:InvokeFunction'],
        [input('destination_on_failure'), input('destination_on_success')],
      ),
    ],
  },
  { name: 'policy_json', attach: 'attach_policy_json', document: (input) => [input('policy_json')] },
  { name: 'policy_jsons', attach: 'attach_policy_jsons', document: (input) => itemsOf(input('policy_jsons')) },
  { name: 'policy', attach: 'attach_policy', arns: (input) => input('policy') },
  { name: 'policies', attach: 'attach_policies', arns: (input) => input('policies') },
  { name: 'policy_statements', attach: 'attach_policy_statements', document: (input) => [statementsDocument(input('policy_statements'))] },
];

function awsManaged(path: string): DataValue {
  return text(concat(literal('arn:'), pseudo('partition'), literal(`:iam::aws:policy/${path}`)));
}

function logsDocument(input: Input): DataValue {
  const isFalse = (name: string) => settledText(input(name)[0]) === 'false';
  const creates = !isFalse('attach_create_log_group_permission') && settledText(input('use_existing_cloudwatch_log_group')[0]) !== 'true';
  const name: Pattern = patternOf(input('function_name')[0] ?? { kind: 'absent' }) ?? wildcard();
  const group = concat(literal('arn:'), pseudo('partition'), literal(':logs:'), pseudo('region'), literal(':'), pseudo('account'));
  const own = concat(group, literal(':log-group:/aws/lambda/'), name, literal(':*'));
  return allow(
    [...(creates ? ['logs:CreateLogGroup'] : []), 'logs:CreateLogStream', 'logs:PutLogEvents'],
    [text(own), text(concat(own, literal(':*')))],
  );
}

function allow(actions: readonly string[], resources: readonly DataValue[]): DataValue {
  const present = resources.filter((value) => value.some(({ kind }) => kind !== 'absent'));
  return documentOf([
    [
      record([
        ['Effect', text(literal('Allow'))],
        ['Action', [{ kind: 'list', items: actions.map((action) => text(literal(action))) }]],
        ['Resource', [{ kind: 'list', items: present }]],
      ]),
    ],
  ]);
}

function documentOf(statements: readonly DataValue[]): DataValue {
  return [
    record([
      ['Version', text(literal('2012-10-17'))],
      ['Statement', [{ kind: 'list', items: statements }]],
    ]),
  ];
}

function itemsOf(value: DataValue): readonly DataValue[] {
  const [only] = value;
  return only?.kind === 'list' && value.length === 1 && only.open === undefined ? only.items : [value];
}

/** A map or list of `{ effect, actions, resources, condition... }`. */
function statementsDocument(value: DataValue): DataValue {
  const [only] = value;
  if (value.length === 1 && only?.kind === 'list')
    return documentOf([...only.items.map(statement), ...(only.open === undefined ? [] : [[only.open]])]);
  if (value.length !== 1 || only?.kind !== 'record') return value;
  const statements = [...only.members].map(([key, member]) => statement(member, key.replace(/[^0-9A-Za-z]/g, '')));
  return documentOf([...statements, ...(only.open === undefined ? [] : [[only.open]])]);
}

const ELEMENTS: readonly (readonly [string, string])[] = [
  ['sid', 'Sid'],
  ['effect', 'Effect'],
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
];

function statement(value: DataValue, key?: unknown): DataValue {
  const [only] = value;
  if (value.length !== 1 || only?.kind !== 'record') return value;
  const members = new Map(
    ELEMENTS.flatMap(([name, element]) => {
      const member = only.members.get(name);
      return member === undefined || member.every(({ kind }) => kind === 'absent') ? [] : [[element, member] as const];
    }),
  );
  if (!members.has('Effect')) members.set('Effect', text(literal('Allow')));
  if (!members.has('Sid') && typeof key === 'string' && key !== '') members.set('Sid', text(literal(key)));
  const condition = only.members.get('condition') ?? only.members.get('conditions');
  if (condition !== undefined) members.set('Condition', conditionOf(condition));
  return [{ ...only, members }];
}

/** A map or list of `{ test, variable, values }`. */
function conditionOf(value: DataValue): DataValue {
  const [only] = value;
  const clauses = only?.kind === 'record' ? [...only.members.values()] : only?.kind === 'list' ? only.items : [];
  const tests = new Map<string, Map<string, DataValue>>();
  for (const [clause] of clauses) {
    const [test, variable] = clause?.kind === 'record' ? ['test', 'variable'].map((name) => knownText(clause.members.get(name)?.[0])) : [];
    if (test === undefined || variable === undefined)
      return [{ kind: 'unknown', cause: 'unresolved', reason: 'what a condition tests is not known' }];
    const values = clause?.kind === 'record' ? (clause.members.get('values') ?? []) : [];
    tests.set(test, new Map([...(tests.get(test) ?? []), [variable, values]]));
  }
  return [record([...tests].map(([test, variables]) => [test, [record([...variables])]] as const))];
}

function record(members: readonly (readonly [string, DataValue])[]): RecordValue {
  return { kind: 'record', members: new Map(members), computed: [] };
}
