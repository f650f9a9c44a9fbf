import { serviceOfPackage } from '../../../catalog/services.ts';
import type { Dependencies } from '../../load/lock-file.ts';
import { isClientPackage, isSdkPackage } from '../package-name.ts';

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

/** How a package that is not read calls AWS. */
export interface CallsBehind {
  /** `*` for several services. */
  readonly service: string;
  /** The package of the SDK that the lock file shows behind it; absent for packages that are known. */
  readonly by?: string;
}

/**
 * What a package calls by itself; `undefined` where nothing tells that it does. A package calls AWS where it, or one that it needs, needs a client of the
 * SDK. Those that leave the clients to who uses them (peer dependencies) do not.
 */
export function callsBehind(packageName: string, dependencies: Dependencies): CallsBehind | undefined {
  const service = Object.hasOwn(SERVICES, packageName) ? SERVICES[packageName] : undefined;
  if (service !== undefined) return { service };
  if (isSdkPackage(packageName)) return undefined;
  const clients = clientsBehind(packageName, dependencies);
  const [by] = [...clients].sort();
  if (by === undefined) return undefined;
  const services = new Set([...clients].map(serviceOfClient));
  const [only = '*'] = services;
  return { service: services.size === 1 ? only : '*', by };
}

const CLIENT_OF: Readonly<Record<string, string>> = { '@aws-sdk/lib-dynamodb': 'dynamodb', '@aws-sdk/lib-storage': 's3' };

function serviceOfClient(name: string): string {
  return CLIENT_OF[name] ?? serviceOfPackage(name) ?? '*';
}

function clientsBehind(packageName: string, dependencies: Dependencies): ReadonlySet<string> {
  const clients = new Set<string>();
  const packages = new Set([packageName]);
  for (const each of packages) {
    for (const needed of dependencies.get(each) ?? []) {
      if (!isSdkPackage(needed)) packages.add(needed);
      else if (needed === 'aws-sdk' || isClientPackage(needed) || Object.hasOwn(CLIENT_OF, needed)) clients.add(needed);
    }
  }
  return clients;
}
