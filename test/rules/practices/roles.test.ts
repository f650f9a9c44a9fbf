import { describe, expect, it } from 'vitest';
import { checkProject } from '../../../src/commands/check-project.ts';
import { projectFolder } from '../../commands/project-folder.ts';
import { findingsOf, indented, NOTHING, placesOf, sam } from './checked-project.ts';

const GET_ITEM = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = () => client.send(new GetItemCommand({ TableName: 'orders', Key: { id: { S: '1' } } }));
`;
const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

/** A function with the statements; the first one stands at line 14. */
function withStatements(statements: string, source = NOTHING): Readonly<Record<string, string>> {
  const properties = `Runtime: nodejs24.x\nPolicies:\n  - Version: '2012-10-17'\n    Statement:\n${indented(statements, 6)}`;
  return { 'template.yaml': sam(properties), 'app.mjs': source };
}

const allow = (action: string, resource: string, more = '') => `- Effect: Allow\n  Action: ${action}\n  Resource: ${resource}\n${more}`;

describe('LP101 granted-action-unused', () => {
  it('finds a grant that the code does not need, and one on more than it needs', async () => {
    const [first, ...others] = await findingsOf('LP101', withStatements(allow('dynamodb:PutItem', TABLE), GET_ITEM));
    expect(first).toMatchObject({ severity: 'warning', origin: { line: 13 } });
    expect(first?.message).toContain('dynamodb:PutItem, not needed');
    expect(others).toEqual([]);
    const [broad] = await findingsOf('LP101', withStatements(allow('dynamodb:GetItem', "'*'"), GET_ITEM));
    expect(broad?.message).toContain('dynamodb:GetItem on more than is needed');
  });

  it('passes what the code needs, and what SAM attaches by itself', async () => {
    expect(await placesOf('LP101', withStatements(allow('dynamodb:GetItem', TABLE), GET_ITEM))).toEqual([]);
    expect(await placesOf('LP101', { 'template.yaml': sam('Runtime: nodejs24.x'), 'app.mjs': NOTHING })).toEqual([]);
  });

  it('calls nothing unused where the code was not understood', async () => {
    const source = `export const handler = async (event) => (await import(event.name)).run();\n`;
    expect(await placesOf('LP101', withStatements(allow('dynamodb:GetItem', TABLE), source))).toEqual([]);
  });
});

describe('LP102 needed-action-missing', () => {
  it('finds a call that the role does not allow, at the call', async () => {
    expect(await placesOf('LP102', { 'template.yaml': sam('Runtime: nodejs24.x'), 'app.mjs': GET_ITEM })).toEqual(['error app.mjs:3']);
    const denied = `${allow('dynamodb:GetItem', TABLE)}- Effect: Deny\n  Action: dynamodb:*\n  Resource: '*'\n`;
    expect(await placesOf('LP102', withStatements(denied, GET_ITEM))).toEqual(['error app.mjs:3']);
  });

  it('notes a resource that is known only at run time and allowed in part', async () => {
    const source = `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = (event) => client.send(new GetObjectCommand({ Bucket: event.bucket, Key: event.key }));
`;
    expect(await placesOf('LP102', withStatements(allow('s3:GetObject', 'arn:aws:s3:::uploads/*'), source))).toEqual(['note app.mjs:3']);
    expect(await placesOf('LP102', withStatements(allow('s3:PutObject', 'arn:aws:s3:::uploads/*'), source))).toEqual(['error app.mjs:3']);
  });

  it('warns of what only the task definition tells, where one role is allowed', async () => {
    const source = `import { ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
const client = new ECSClient({ region: 'eu-west-1' });
export const handler = () => client.send(new RunTaskCommand({ taskDefinition: 'job' }));
`;
    const run = allow('ecs:RunTask', "'arn:aws:ecs:eu-west-1:111122223333:task-definition/job:*'");
    const pass = allow('iam:PassRole', 'arn:aws:iam::111122223333:role/task');
    expect(await placesOf('LP102', withStatements(`${run}${pass}`, source))).toEqual(['warning app.mjs:3']);
    expect(await placesOf('LP102', withStatements(run, source))).toEqual(['error app.mjs:3']);
  });

  it('passes a call that it allows', async () => {
    expect(await placesOf('LP102', withStatements(allow('dynamodb:GetItem', TABLE), GET_ITEM))).toEqual([]);
  });

  it('says nothing of a role that it does not know', async () => {
    const template = sam('Runtime: nodejs24.x\nRole: arn:aws:iam::111122223333:role/elsewhere');
    expect(await placesOf('LP102', { 'template.yaml': template, 'app.mjs': GET_ITEM })).toEqual([]);
  });
});

describe('LP103 wildcard-action', () => {
  it.each([
    ["'*'", 'error'],
    ['s3:*', 'error'],
    ['s3:Get*', 'warning'],
  ])('finds %s', async (action, severity) => {
    expect(await placesOf('LP103', withStatements(allow(action, 'arn:aws:s3:::uploads/*')))).toEqual([`${severity} template.yaml:13`]);
  });

  it('passes names, a Deny, and what AWS keeps', async () => {
    expect(await placesOf('LP103', withStatements(allow('s3:GetObject', 'arn:aws:s3:::uploads/*')))).toEqual([]);
    expect(await placesOf('LP103', withStatements("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n"))).toEqual([]);
    expect(
      await placesOf('LP103', { 'template.yaml': sam('Runtime: nodejs24.x\nPolicies: AmazonS3ReadOnlyAccess'), 'app.mjs': NOTHING }),
    ).toEqual([]);
  });
});

describe('a statement that the rules on roles do not judge', () => {
  const scores = async (statement: string) => {
    const { functions } = await checkProject(projectFolder(withStatements(statement)), {}, { today: '2026-11-22', accepted: [] });
    const [least] = functions[0]?.scorecard.practices ?? [];
    return least?.undecided.filter(({ rule }) => rule === 'LP103').map(({ text }) => text);
  };

  it.each([
    ['NotAction', "- Effect: Allow\n  NotAction: iam:*\n  Resource: '*'\n"],
    ['NotResource', '- Effect: Allow\n  Action: s3:GetObject\n  NotResource: arn:aws:s3:::uploads/*\n'],
  ])('leaves them open: %s', async (_, statement) => {
    expect(await scores(statement)).toEqual([expect.stringContaining('NotAction, NotResource')]);
  });

  it('closes them where it is plain', async () => {
    expect(await scores(allow('s3:GetObject', 'arn:aws:s3:::uploads/*'))).toEqual([]);
  });
});

describe('LP104 wildcard-resource', () => {
  it('finds an action on everything that can be limited', async () => {
    expect(await placesOf('LP104', withStatements(allow('s3:GetObject', "'*'")))).toEqual(['warning template.yaml:13']);
  });

  it('ends on an action that is written to take long', async () => {
    const action = `'s3:${'*a'.repeat(40)}b'`;
    expect(await placesOf('LP104', withStatements(allow(action, "'*'")))).toEqual([]);
  });

  it('passes an action that has no resources, a named resource, and a condition', async () => {
    expect(await placesOf('LP104', withStatements(allow('[s3:ListAllMyBuckets, ec2:DescribeInstances]', "'*'")))).toEqual([]);
    expect(await placesOf('LP104', withStatements(allow('s3:GetObject', 'arn:aws:s3:::uploads/*')))).toEqual([]);
    const condition = '  Condition:\n    StringEquals:\n      aws:ResourceTag/team: orders\n';
    expect(await placesOf('LP104', withStatements(allow('dynamodb:GetItem', "'*'", condition)))).toEqual([]);
  });
});

describe('LP105 privilege-escalation', () => {
  it('finds a way that one action opens, and one that two open together', async () => {
    expect(await placesOf('LP105', withStatements(allow('iam:PutRolePolicy', "'*'")))).toEqual(['error template.yaml:13']);
    const together = `${allow('iam:PassRole', "'*'")}${allow('[ecs:RegisterTaskDefinition, ecs:RunTask]', "'*'")}`;
    expect(await placesOf('LP105', withStatements(together))).toEqual(['error template.yaml:13']);
  });

  it('finds iam:PassRole on every role', async () => {
    for (const roles of ["'*'", 'arn:aws:iam::111122223333:role/*', "!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*'"])
      expect(await placesOf('LP105', withStatements(allow('iam:PassRole', roles)))).toEqual(['error template.yaml:13']);
  });

  it('passes the roles of one path, and every role for one service', async () => {
    expect(await placesOf('LP105', withStatements(allow('iam:PassRole', 'arn:aws:iam::111122223333:role/tasks/*')))).toEqual([]);
    const condition = '  Condition:\n    StringEquals:\n      iam:PassedToService: ecs-tasks.amazonaws.com\n';
    expect(await placesOf('LP105', withStatements(allow('iam:PassRole', 'arn:aws:iam::111122223333:role/*', condition)))).toEqual([]);
  });

  it('passes a role that is named', async () => {
    const named = `${allow('iam:PassRole', 'arn:aws:iam::111122223333:role/task')}${allow('ecs:RunTask', "'*'")}`;
    expect(await placesOf('LP105', withStatements(named))).toEqual([]);
  });
});

describe('LP105 of a statement that allows everything', () => {
  it('is one finding', async () => {
    const [finding, ...others] = await findingsOf('LP105', withStatements(allow("'*'", "'*'")));
    expect(finding?.message).toMatch(/^\d+ ways to more permissions are open on every resource: /);
    expect(others).toEqual([]);
  });
});

describe('LP106 broad-managed-policy', () => {
  const attached = (policy: string) => ({ 'template.yaml': sam(`Runtime: nodejs24.x\nPolicies:\n  - ${policy}`), 'app.mjs': NOTHING });

  it.each(['AmazonDynamoDBFullAccess', 'AdministratorAccess', 'arn:aws:iam::aws:policy/PowerUserAccess', 'AWSLambda_FullAccess'])(
    'finds %s',
    async (policy) => {
      expect(await placesOf('LP106', attached(policy))).toEqual(['warning template.yaml:11']);
    },
  );

  it.each(['AmazonS3ReadOnlyAccess', 'AWSXRayDaemonWriteAccess', 'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole'])(
    'passes %s',
    async (policy) => {
      expect(await placesOf('LP106', attached(policy))).toEqual([]);
    },
  );
});

const ROLE = (principal: string) => `  Shared:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: ${principal}
            Action: sts:AssumeRole
`;
const LAMBDA = '{ Service: lambda.amazonaws.com }';

describe('LP107 shared-role', () => {
  const two = (second: string) => ({
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
${ROLE(LAMBDA)}  Get:
    Type: AWS::Serverless::Function
    Properties: { Handler: get.handler, CodeUri: ., Runtime: nodejs24.x, Role: !GetAtt Shared.Arn }
  Other:
    Type: AWS::Serverless::Function
    Properties: { Handler: other.handler, CodeUri: ., Runtime: nodejs24.x, Role: !GetAtt Shared.Arn }
`,
    'get.mjs': GET_ITEM,
    'other.mjs': second,
  });

  it('finds the function that gets what the other needs', async () => {
    expect(await placesOf('LP107', two(NOTHING))).toEqual(['warning template.yaml:15']);
  });

  it('finds it where that function alone is checked', async () => {
    expect(await placesOf('LP107', two(NOTHING), { function: ['Other'] })).toEqual(['warning template.yaml:15']);
    expect(await placesOf('LP107', two(NOTHING), { function: ['Get'] })).toEqual([]);
  });

  it('tells resources apart', async () => {
    const [first, second] = await findingsOf('LP107', two(GET_ITEM.replace("'orders'", "'bills'")));
    expect(first?.message).toContain('shared with Other, whose needs this function gets too (dynamodb:GetItem on other resources)');
    expect(second?.message).toContain('shared with Get, whose needs this function gets too (dynamodb:GetItem on other resources)');
  });

  it('passes functions with the same needs, and functions with a role each', async () => {
    expect(await placesOf('LP107', two(GET_ITEM))).toEqual([]);
    const own = two(NOTHING);
    const separate = { ...own, 'template.yaml': (own['template.yaml'] ?? '').replaceAll(', Role: !GetAtt Shared.Arn', '') };
    expect(await placesOf('LP107', separate)).toEqual([]);
  });
});

describe('LP108 trust-policy-too-wide', () => {
  const trusting = (principal: string) => ({
    'template.yaml': sam('Runtime: nodejs24.x\nRole: !GetAtt Shared.Arn', ROLE(principal)),
    'app.mjs': NOTHING,
  });

  it('finds everyone, another service and an account', async () => {
    expect(await placesOf('LP108', trusting("'*'"))).toEqual(['error template.yaml:17']);
    expect(await placesOf('LP108', trusting('{ Service: [lambda.amazonaws.com, ec2.amazonaws.com] }'))).toEqual([
      'warning template.yaml:17',
    ]);
    expect(await placesOf('LP108', trusting('{ AWS: arn:aws:iam::111122223333:root }'))).toEqual(['warning template.yaml:17']);
  });

  it('passes Lambda alone, and the role that SAM makes', async () => {
    expect(await placesOf('LP108', trusting(LAMBDA))).toEqual([]);
    expect(await placesOf('LP108', { 'template.yaml': sam('Runtime: nodejs24.x'), 'app.mjs': NOTHING })).toEqual([]);
  });
});

describe('LP204 secret-read-unscoped', () => {
  it('finds reading every secret, parameter or key', async () => {
    for (const action of ['secretsmanager:GetSecretValue', 'ssm:GetParameter*', 'kms:Decrypt'])
      expect(await placesOf('LP204', withStatements(allow(action, "'*'")))).toEqual(['warning template.yaml:13']);
  });

  it.each([
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:*'],
    ['ssm:GetParametersByPath', '!Sub arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/*'],
    ['ssm:GetParameterHistory', 'arn:aws:ssm:*:*:*'],
    ['kms:Decrypt', 'arn:aws:kms:*:*:key/*'],
  ])('finds %s on all of an account', async (action, resource) => {
    const [finding] = await findingsOf('LP204', withStatements(allow(action, resource.startsWith('!') ? resource : `'${resource}'`)));
    expect(finding?.message).toContain(`allows ${action} on everything`);
  });

  it.each([
    ['secretsmanager:GetSecretValue', "'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/*'"],
    ['ssm:GetParameter', '!Sub arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/${AWS::StackName}/*'],
    ['ssm:GetParameter', '!Sub arn:aws:ssm:*:*:parameter/${Name}'],
    ['kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['secretsmanager:BatchGetSecretValue', "'*'"],
  ])('passes %s on %s', async (action, resource) => {
    const files = withStatements(allow(action, resource));
    const template = `${files['template.yaml'] ?? ''}Parameters:\n  Name:\n    Type: String\n`;
    expect(await placesOf('LP204', { ...files, 'template.yaml': template })).toEqual([]);
  });

  it('passes a named secret and a condition', async () => {
    const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-??????';
    expect(await placesOf('LP204', withStatements(allow('secretsmanager:GetSecretValue', `'${secret}'`)))).toEqual([]);
    const condition = '  Condition:\n    StringEquals:\n      kms:ViaService: s3.eu-west-1.amazonaws.com\n';
    expect(await placesOf('LP204', withStatements(allow('kms:Decrypt', "'*'", condition)))).toEqual([]);
  });
});

describe('LP301 no-logs-permission', () => {
  it('finds a role that can write no log', async () => {
    const files = { 'template.yaml': sam('Runtime: nodejs24.x\nRole: !GetAtt Shared.Arn', ROLE(LAMBDA)), 'app.mjs': NOTHING };
    expect(await placesOf('LP301', files)).toEqual(['error template.yaml:4']);
  });

  it("passes SAM's own role, and a role with the basic policy", async () => {
    expect(await placesOf('LP301', { 'template.yaml': sam('Runtime: nodejs24.x'), 'app.mjs': NOTHING })).toEqual([]);
    const basic = '      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]\n';
    const files = { 'template.yaml': sam('Runtime: nodejs24.x\nRole: !GetAtt Shared.Arn', ROLE(LAMBDA) + basic), 'app.mjs': NOTHING };
    expect(await placesOf('LP301', files)).toEqual([]);
  });
});

describe('LP602 unused-role', () => {
  it('finds a role for Lambda that no function has', async () => {
    expect(await placesOf('LP602', { 'template.yaml': sam('Runtime: nodejs24.x', ROLE(LAMBDA)), 'app.mjs': NOTHING })).toEqual([
      'warning template.yaml:10',
    ]);
  });

  it('passes a role that is used, and roles for others', async () => {
    expect(
      await placesOf('LP602', { 'template.yaml': sam('Runtime: nodejs24.x\nRole: !GetAtt Shared.Arn', ROLE(LAMBDA)), 'app.mjs': NOTHING }),
    ).toEqual([]);
    const states = ROLE('{ Service: states.amazonaws.com }');
    expect(await placesOf('LP602', { 'template.yaml': sam('Runtime: nodejs24.x', states), 'app.mjs': NOTHING })).toEqual([]);
  });
});
