/**
 * Packages that make AWS calls by themselves and are not modelled: what a function needs for them can't be told from its code. From their
 * own READMEs; `*` where the package reaches more than one service.
 */
const SERVICES: Readonly<Record<string, string>> = {
  dynamoose: 'dynamodb',
  'dynamodb-toolbox': 'dynamodb',
  electrodb: 'dynamodb',
  dynamodb: 'dynamodb',
  'dynamodb-data-types': 'dynamodb',
  '@aws/dynamodb-data-mapper': 'dynamodb',
  '@typedorm/core': 'dynamodb',
  onetable: 'dynamodb',
  'dynamodb-onetable': 'dynamodb',
  vogels: 'dynamodb',
  'multer-s3': 's3',
  's3-upload-stream': 's3',
  'sqs-consumer': 'sqs',
  'sqs-producer': 'sqs',
  'aws-amplify': '*',
  '@aws-amplify/backend': '*',
  'data-api-client': 'rds-data',
  'serverless-dynamodb-client': 'dynamodb',
  'sst/node': '*',
  sst: '*',
  'kms-encrypted-env': 'kms',
  '@mhlabs/aws-sdk-sso': '*',
  'aws-param-store': 'ssm',
  'ssm-config': 'ssm',
  'connect-dynamodb': 'dynamodb',
};

/** The service that a package calls by itself, `*` for several; `undefined` for all other packages. */
export function serviceBehind(packageName: string): string | undefined {
  return Object.hasOwn(SERVICES, packageName) ? SERVICES[packageName] : undefined;
}
