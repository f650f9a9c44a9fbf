import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LEVELS = path.join(import.meta.dirname, '..', 'src', 'catalog', 'data', 'action-levels.json');
const SERVICES = ['s3', 'dynamodb', 'sqs', 'sns', 'kms', 'secretsmanager', 'ssm', 'logs'];

/**
 * Writes ten policies as wide as the widest that AWS manages: everything but IAM, reading everything, and eight whole services; and one of nine
 * statements with what a function needs.
 * @returns the arguments for `leastpriv diff`.
 */
export function writePolicies(folder) {
  mkdirSync(folder, { recursive: true });
  const write = (name, statements) => {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify({ Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) }));
    return file;
  };
  const prefixes = Object.keys(JSON.parse(readFileSync(LEVELS, 'utf8')));
  const attached = [
    write('power-user.json', [
      { NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      { Action: ['iam:CreateServiceLinkedRole', 'iam:ListRoles', 'organizations:DescribeOrganization'], Resource: '*' },
    ]),
    write('read-only.json', [
      { Action: prefixes.flatMap((prefix) => ['Describe*', 'Get*', 'List*'].map((name) => `${prefix}:${name}`)), Resource: '*' },
    ]),
    ...SERVICES.map((prefix) => write(`${prefix}.json`, [{ Action: `${prefix}:*`, Resource: '*' }])),
  ];
  const needed = write('needed.json', [
    { Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::uploads/*' },
    { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::uploads' },
    {
      Action: ['dynamodb:GetItem', 'dynamodb:Query'],
      Resource: ['arn:aws:dynamodb:*:*:table/orders', 'arn:aws:dynamodb:*:*:table/orders/index/*'],
    },
    { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:jobs' },
    { Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*:events' },
    {
      Action: 'kms:Decrypt',
      Resource: 'arn:aws:kms:*:*:key/*',
      Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
    },
    { Action: 'secretsmanager:GetSecretValue', Resource: 'arn:aws:secretsmanager:*:*:secret:orders-??????' },
    { Action: 'ssm:GetParameter', Resource: 'arn:aws:ssm:*:*:parameter/orders/*' },
    { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda/orders:*' },
  ]);
  return ['diff', ...attached.flatMap((file) => ['--policy', file]), '--needed', needed, '--exit-zero'];
}

/**
 * Writes policies of shapes that are slow to compare: everything but IAM on many ARNs, two thousand statements, and patterns whose automata have very
 * many states; and the need of two objects.
 * @returns name -> the arguments for `leastpriv diff`.
 */
export function writeSlowPolicies(folder) {
  mkdirSync(folder, { recursive: true });
  const write = (name, statements) => {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify({ Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) }));
    return file;
  };
  const needed = write('needed', [{ Action: 's3:GetObject', Resource: ['arn:aws:s3:::uploads/a', 'arn:aws:s3:::uploads/b'] }]);
  const arns = Array.from({ length: 12 }, (_, index) => `arn:aws:${SERVICES[index % SERVICES.length]}:*:*:x${index}*`);
  const hostile = ['a', 'b'].map((letter) => `arn:aws:s3:::uploads/*${letter}${'?'.repeat(30)}`);
  const shapes = {
    'NotAction on 12 ARNs': [{ NotAction: 'iam:*', Resource: arns }],
    '2,000 statements': Array.from({ length: 2000 }, (_, index) => ({
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::bucket-${index}/*`,
    })),
    'hostile patterns': [{ Action: 's3:GetObject', Resource: hostile }],
  };
  return Object.entries(shapes).map(([name, statements], index) => [
    name,
    ['diff', '--policy', write(`slow-${index}`, statements), '--needed', needed, '--exit-zero'],
  ]);
}
