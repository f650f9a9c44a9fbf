import { serviceOfPackage, services } from '../../../catalog/services.ts';

const DOCUMENT = `export declare class DynamoDBDocumentClient { static from(client: unknown, configuration?: unknown): DynamoDBDocumentClient; private readonly name: 'document' }
export declare class DynamoDBDocument extends DynamoDBDocumentClient { static from(client: unknown, configuration?: unknown): DynamoDBDocument }`;

/**
 * The types of a package of the SDK, of either version, as far as they name its clients; `undefined` for all other packages. What a client's methods
 * do is said by their names, so that the packages' own declarations, some thousand files, need not be read.
 */
export function sdkTypes(name: string, subpath: string): string | undefined {
  if (name === '@aws-sdk/lib-dynamodb') return DOCUMENT;
  if (name === 'aws-sdk') return subpath === '' ? versionTwo() : versionTwoClient(subpath);
  const service = services().get(serviceOfPackage(name) ?? '');
  if (service === undefined) return undefined;
  return [service.client, service.aggregatedClient].map((each) => declareClient(each)).join('\n');
}

/** A class that differs from all others, so that none is taken for another. */
function declareClient(name: string): string {
  return `export declare class ${name} { constructor(configuration?: unknown); private readonly name: '${name}' }`;
}

function versionTwo(): string {
  const names = [...services().values()].flatMap(({ v2Classes }) => v2Classes);
  return [
    ...[...new Set(names)].map(declareClient),
    'export declare namespace DynamoDB { class DocumentClient { private readonly name: "document" } }',
  ].join('\n');
}

/** \`aws-sdk/clients/s3\` gives the class itself. */
function versionTwoClient(subpath: string): string | undefined {
  const file = /^clients\/(\w+)/.exec(subpath)?.[1];
  const found = [...services().values()].flatMap(({ v2Classes }) => v2Classes).find((each) => each.toLowerCase() === file);
  if (found === undefined) return undefined;
  const document = found === 'DynamoDB' ? 'declare namespace DynamoDB { class DocumentClient { private readonly name: "document" } }' : '';
  return `declare class ${found} { constructor(configuration?: unknown); private readonly name: '${found}' }\n${document}\nexport = ${found};`;
}
