import { describe, expect, it } from 'vitest';
import type { AttachedRole } from '../../src/model/attached-role.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';
import { showPolicy, showRole, showStatement } from './show-role.ts';

const FUNCTION = `
  Work:
    Type: AWS::Lambda::Function
    Properties: { Runtime: nodejs22.x, Handler: index.h, Code: { ZipFile: 'exports.h = 1' }, Role: !GetAtt Worker.Arn }
`;

/** The role of the one function of a template with these resources. */
function roleOf(resources: string, sections = '', parameters: ReadonlyMap<string, string> = new Map()): AttachedRole | undefined {
  const { project } = readFiles({ 'stack.yaml': `${sections}\nResources:${FUNCTION}${resources}` }, { parameters });
  return project.functions.find(({ id }) => id === 'Work')?.role.declared;
}

/** The role with these properties. */
function worker(properties: string, others = '', sections = ''): AttachedRole | undefined {
  const indented = properties.replace(/^/gm, '      ');
  return roleOf(`  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n${indented}\n${others}`, sections);
}

/** The statements of a role's one inline policy with this statement list. */
function statements(list: string, sections = ''): Readonly<Record<string, readonly string[]>> {
  const indented = list.replace(/^/gm, '        ');
  return showRole(
    worker(
      `Policies:\n  - PolicyName: own\n    PolicyDocument:\n      Version: 2012-10-17\n      Statement:\n${indented}`,
      '  Queue: { Type: AWS::SQS::Queue }\n  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }',
      sections,
    ),
  );
}

describe('a role of a template', () => {
  it('has its name, boundary, tags and those who may assume it', () => {
    const role = worker(
      `RoleName: order-worker
PermissionsBoundary: arn:aws:iam::111122223333:policy/limit
Tags: [{ Key: team, Value: orders }, { Key: stack, Value: !Ref AWS::StackName }]
AssumeRolePolicyDocument:
  Version: 2012-10-17
  Statement: { Effect: Allow, Principal: { Service: [lambda.amazonaws.com] }, Action: sts:AssumeRole }`,
    );
    expect(role?.id).toBe('Worker');
    expect(showPattern(role?.name ?? [])).toBe('<Worker.name=order-worker>');
    expect(role?.boundary === undefined ? undefined : showPolicy(role.boundary)).toEqual([
      'kept under arn:aws:iam::111122223333:policy/limit',
    ]);
    expect([...(role?.tags ?? [])]).toEqual([['team', 'orders']]);
    expect(role?.trust?.map(showStatement)).toEqual(['Allow sts:AssumeRole by Service lambda.amazonaws.com']);
    expect(role?.policies).toEqual([]);
  });

  it('has its inline policies and those that other resources attach to it', () => {
    const role = worker(
      `ManagedPolicyArns:
  - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
  - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
  - !Ref Shared
Policies:
  - PolicyName: inline
    PolicyDocument: { Statement: { Effect: Allow, Action: 'sns:Publish', Resource: '*' } }`,
      `  Shared:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Deny, NotAction: [s3:*], NotResource: 'arn:aws:s3:::a?c' }] } }
  Attached:
    Type: AWS::IAM::ManagedPolicy
    Properties: { Roles: [!Ref Worker], PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: a:B, Resource: '*' }] } }
  Separate:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: separate, Roles: [!Ref Worker, other], PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: c:D, Resource: '*' }] } }
  Single:
    Type: AWS::IAM::RolePolicy
    Properties: { PolicyName: single, RoleName: !Ref Worker, PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: e:F, Resource: '*' }] } }
  Other:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: other, Roles: [another], PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: g:H, Resource: '*' }] } }
`,
    );
    expect(showRole(role)).toEqual({
      'inline inline': ['Allow sns:Publish on *'],
      'managed arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess': ['kept under arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
      'managed arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': [
        'kept under arn:<partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      ],
      'managed Shared': ['Deny all but s3:* on all but arn:aws:s3:::a?c'],
      'managed Attached': ['Allow a:B on *'],
      'inline separate': ['Allow c:D on *'],
      'inline single': ['Allow e:F on *'],
    });
  });

  it('has documents that stand as JSON text, or are put together as one', () => {
    const role = worker(
      `AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}'
Policies:
  - PolicyName: text
    PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}'
  - PolicyName: sub
    PolicyDocument: !Sub |
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["dynamodb:GetItem"], "Resource": "\${Table.Arn}",
        "Condition": {"StringEquals": {"dynamodb:LeadingKeys": "\${!aws:username}"}}}]}
  - PolicyName: join
    PolicyDocument: !Join ['', ['{"Statement":{"Effect":"Deny","Action":"sqs:*","Resource":"', !GetAtt Queue.Arn, '"}}']]
  - PolicyName: encoded
    PolicyDocument:
      Fn::ToJsonString: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: sqs:ReceiveMessage, Resource: !GetAtt Queue.Arn }] }
  - PolicyName: chosen
    PolicyDocument: !If [IsProd, '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}]}', !Ref AWS::NoValue]
  - PolicyName: broken
    PolicyDocument: '{"Version":'
  - PolicyName: given
    PolicyDocument: !Ref Document`,
      '  Queue: { Type: AWS::SQS::Queue }\n  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }',
      'Parameters: { Stage: { Type: String }, Document: { Type: String } }\nConditions: { IsProd: !Equals [!Ref Stage, prod] }',
    );
    expect(role?.trust?.map(showStatement)).toEqual(['Allow sts:AssumeRole by Service lambda.amazonaws.com']);
    const place = 'arn:<partition>:sqs:<region>:<account>:<Queue.name=*-Queue-*>';
    expect(showRole(role)).toEqual({
      'inline text': ['Allow s3:GetObject on arn:aws:s3:::b/*'],
      'inline sub': [
        'Allow dynamodb:GetItem on arn:<partition>:dynamodb:<region>:<account>:table/<Table.name=orders> if StringEquals dynamodb:LeadingKeys ${aws:username}',
      ],
      'inline join': [`Deny sqs:* on ${place}`],
      'inline encoded': [`Allow sqs:ReceiveMessage on ${place}`],
      'inline chosen (only if IsProd)': ['only if IsProd', 'Allow sns:Publish on *'],
      'inline broken': ['unknown'],
      'inline given': ['unknown'],
    });
  });

  it('is one object for all functions that share it, and is listed without any', () => {
    const yaml = `Resources:${FUNCTION}${FUNCTION.replace('Work:', 'Also:')}
  Worker: { Type: AWS::IAM::Role, Properties: { Policies: [] } }
  Unused: { Type: AWS::IAM::Role }
`;
    const { functions, roles } = readFiles({ 'stack.yaml': yaml }).project;
    expect(functions[0]?.role.declared).toBeDefined();
    expect(functions[0]?.role.declared).toBe(functions[1]?.role.declared);
    expect(roles.map(({ id }) => id).sort()).toEqual(['Unused', 'Worker']);
  });

  it('is found by its name where a policy names it', () => {
    const role = worker(
      'RoleName: order-worker',
      "  P:\n    Type: AWS::IAM::Policy\n    Properties: { PolicyName: p, Roles: [order-worker], PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } } }\n",
    );
    expect(showRole(role)).toEqual({ 'inline p': ['Allow a:B on *'] });
  });

  it('counts a policy once that is attached from both sides', () => {
    const role = worker(
      'ManagedPolicyArns: [!Ref Shared]',
      "  Shared:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: { Roles: [!Ref Worker], PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } } }\n",
    );
    expect(showRole(role)).toEqual({ 'managed Shared': ['Allow a:B on *'] });
  });
});

describe('a policy document', () => {
  it.each([
    [
      'a reference',
      '- { Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn }',
      'Allow sqs:SendMessage on arn:<partition>:sqs:<region>:<account>:<Queue.name=*-Queue-*>',
    ],
    [
      'wildcards in the text',
      "- { Effect: Allow, Action: 'dynamodb:*', Resource: !Sub '${Table.Arn}/index/*' }",
      'Allow dynamodb:* on arn:<partition>:dynamodb:<region>:<account>:table/<Table.name=orders>/index/*',
    ],
    [
      "IAM's variables in a plain text",
      "- { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::b/${aws:username}/*' }",
      'Allow s3:GetObject on arn:aws:s3:::b/${aws:username}/*',
    ],
    [
      "IAM's variables in Fn::Sub",
      "- { Effect: Allow, Action: s3:GetObject, Resource: !Sub 'arn:${AWS::Partition}:s3:::b/${!aws:username}/*' }",
      'Allow s3:GetObject on arn:<partition>:s3:::b/${aws:username}/*',
    ],
    [
      'conditions',
      "- { Effect: Allow, Action: 'a:B', Resource: '*', Condition: { StringLike: { 'aws:PrincipalTag/x': [a*, b] }, Bool: { aws:SecureTransport: true } } }",
      'Allow a:B on * if StringLike aws:PrincipalTag/x a*, b if Bool aws:SecureTransport true',
    ],
  ])('%s', (_, list, expected) => {
    expect(statements(list)).toEqual({ 'inline own': [expected] });
  });

  it('tells wildcards from their escapes, which version 2008-10-17 has not', () => {
    const document = (version: string) =>
      `Policies: [{ PolicyName: own, PolicyDocument: { ${version}Statement: { Effect: Allow, Action: 'a:B', Resource: 'x\${*}y*' } } }]`;
    const parts = (version: string) => {
      const content = worker(document(version))?.policies[0]?.content;
      return content?.kind === 'statements' ? content.statements[0]?.resource?.patterns[0]?.map(({ kind }) => kind) : undefined;
    };
    expect(parts('Version: 2012-10-17, ')).toEqual(['literal', 'wildcard']);
    expect(parts('')).toEqual(['literal', 'wildcard', 'literal', 'wildcard']);
  });

  it.each([
    ['an action that the deployment chooses', "- { Effect: Allow, Action: !ImportValue action, Resource: '*' }"],
    ['no effect', "- { Action: 'a:B', Resource: '*' }"],
    ['no resource', "- { Effect: Allow, Action: 'a:B' }"],
    ['a member that no statement has', "- { Effect: Allow, Action: 'a:B', Resource: '*', Resources: '*' }"],
    [
      'a condition that the deployment makes',
      "- { Effect: Allow, Action: 'a:B', Resource: '*', Condition: { StringEquals: !GetAtt Queue.Thing } }",
    ],
  ])('%s is not known, and the rest is', (_, list) => {
    expect(statements(`${list}\n- { Effect: Allow, Action: c:D, Resource: '*' }`)).toEqual({
      'inline own': ['Allow c:D on *'],
      'inline own (line 14)': ['unknown'],
    });
  });

  it('that can not be read is a note at its place', () => {
    const yaml = `Resources:${FUNCTION}
  Worker:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: own
          PolicyDocument: !ImportValue document
`;
    const { project, findings } = readFiles({ 'stack.yaml': yaml });
    expect(showRole(project.functions[0]?.role.declared)).toEqual({ 'inline own': ['unknown'] });
    expect(findings).toMatchObject([{ rule: 'unread-policy', severity: 'note', origin: { file: 'stack.yaml', line: 11 } }]);
    expect(findings[0]?.incomplete).toBeUndefined();
  });
});

describe('conditions', () => {
  const SECTIONS = 'Parameters: { Stage: { Type: String } }\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\n';

  it('keep what is surely there apart from what depends on them', () => {
    expect(
      statements(
        `- { Effect: Allow, Action: 'a:B', Resource: [always, !If [IsProd, prod, !Ref AWS::NoValue]] }
- !If [IsProd, { Effect: Allow, Action: c:D, Resource: '*' }, !Ref AWS::NoValue]
- { Effect: !If [IsProd, Deny, Allow], Action: e:F, Resource: '*' }
- { Effect: Deny, NotAction: !If [IsProd, [g:H], [i:J]], Resource: '*' }`,
        SECTIONS,
      ),
    ).toEqual({
      'inline own': ['Allow a:B on always'],
      'inline own (only if IsProd)': ['only if IsProd', 'Allow a:B on prod', 'Allow c:D on *', 'Deny e:F on *', 'Deny all but g:H on *'],
      'inline own (only if not IsProd)': ['only if not IsProd', 'Allow e:F on *', 'Deny all but i:J on *'],
    });
  });

  it('of a policy are what it depends on, where the role does not depend on them too', () => {
    const policy = (condition: string) =>
      `  P:\n    Type: AWS::IAM::Policy\n    Condition: ${condition}\n    Properties: { PolicyName: p, Roles: [!Ref Worker], PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: !If [IsProd, x, y] } } }\n`;
    const role = (condition: string) => `  Worker:\n    Type: AWS::IAM::Role\n${condition}    Properties: { RoleName: x }\n`;
    expect(showRole(roleOf(role('') + policy('IsProd'), SECTIONS))).toEqual({
      'inline p (only if IsProd)': ['only if IsProd', 'Allow a:B on x'],
    });
    expect(showRole(roleOf(role('    Condition: IsProd\n') + policy('IsProd'), SECTIONS))).toEqual({ 'inline p': ['Allow a:B on x'] });
  });

  it('that the user decides leave nothing open', () => {
    const role = `  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns: [!If [IsProd, 'arn:aws:iam::aws:policy/A', 'arn:aws:iam::aws:policy/B']]\n`;
    expect(Object.keys(showRole(roleOf(role, SECTIONS)))).toEqual([
      'managed arn:aws:iam::aws:policy/A (only if IsProd)',
      'managed arn:aws:iam::aws:policy/B (only if not IsProd)',
    ]);
    expect(Object.keys(showRole(roleOf(role, SECTIONS, new Map([['Stage', 'prod']]))))).toEqual(['managed arn:aws:iam::aws:policy/A']);
  });

  it('of a resource that the user decides leave nothing open either', () => {
    const resources = (condition: string) =>
      `  Worker: { Type: AWS::IAM::Role }\n  P:\n    Type: AWS::IAM::Policy\n    Condition: ${condition}\n    Properties: { PolicyName: p, Roles: [!Ref Worker], PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } } }\n`;
    const always = `${SECTIONS}  Always: !Equals [a, a]\n`;
    expect(showRole(roleOf(resources('IsProd'), SECTIONS, new Map([['Stage', 'prod']])))).toEqual({ 'inline p': ['Allow a:B on *'] });
    expect(showRole(roleOf(resources('IsProd'), SECTIONS, new Map([['Stage', 'dev']])))).toEqual({});
    expect(showRole(roleOf(resources('Always'), always))).toEqual({ 'inline p': ['Allow a:B on *'] });
  });

  it('leave out what no branch gives', () => {
    expect(
      statements(
        "- { Effect: Allow, Action: 'a:B', Resource: '*', Condition: !If [IsProd, { Bool: { k: true } }, !Ref AWS::NoValue] }",
        SECTIONS,
      ),
    ).toEqual({
      'inline own (only if IsProd)': ['only if IsProd', 'Allow a:B on * if Bool k true'],
      'inline own (only if not IsProd)': ['only if not IsProd', 'Allow a:B on *'],
    });
  });

  it('that choose between boundaries leave it open', () => {
    const role = worker('PermissionsBoundary: !If [IsProd, a, b]', '', SECTIONS);
    expect(role?.boundary?.content.kind).toBe('unknown');
  });
});

describe('several templates', () => {
  it('share a role that a parent gives to a nested stack, and a nested policy that is attached to it', () => {
    const child = `
Parameters: { Role: { Type: String }, RoleArn: { Type: String } }
Resources:
  Inner:
    Type: AWS::Lambda::Function
    Properties: { Runtime: nodejs22.x, Handler: index.h, Code: { ZipFile: 'exports.h = 1' }, Role: !Ref RoleArn }
  P:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: p, Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } } }
`;
    const parent = `
Resources:
  Worker: { Type: AWS::IAM::Role }
  Child:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: child.yaml, Parameters: { Role: !Ref Worker, RoleArn: !GetAtt Worker.Arn } }
`;
    const { project } = readFiles({ 'template.yaml': parent, 'child.yaml': child });
    expect(project.functions.map(({ id, role }) => [id, role.id, showRole(role.declared)])).toEqual([
      ['Child/Inner', 'Worker', { 'inline p': ['Allow a:B on *'] }],
    ]);
  });

  it('that are not read leave open what they attach to a role of which they have the name', () => {
    const stack = (parameters: string) =>
      roleOf(
        `  Worker: { Type: AWS::IAM::Role }\n  Far: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://example.com/t.yaml, Parameters: ${parameters} } }\n`,
      );
    expect(showRole(stack('{ RoleName: !Ref Worker }'))).toEqual({ 'inline Far': ['unknown'] });
    expect(showRole(stack('{ RoleArn: !GetAtt Worker.Arn }'))).toEqual({});
  });

  it('unfold loops over policies', () => {
    const role = roleOf(
      "  Worker: { Type: AWS::IAM::Role }\n  Fn::ForEach::Policies:\n    - Name\n    - [First, Second]\n    - '${Name}Policy':\n        Type: AWS::IAM::RolePolicy\n        Properties: { PolicyName: !Ref Name, RoleName: !Ref Worker, PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } } }\n",
      'Transform: AWS::LanguageExtensions',
    );
    expect(showRole(role)).toEqual({ 'inline First': ['Allow a:B on *'], 'inline Second': ['Allow a:B on *'] });
  });
});
