import { operationOfMethod, operationOfPaginator, operationOfWaiter } from '../../catalog/operations.ts';
import type { Client } from './client.ts';
import { operationOfDocumentMethod } from './document-operations.ts';
import { isSpecialMethod } from './version-2.ts';

/** True for a name under which a client has a method that makes requests. */
export function isMethodOfClient(client: Client, name: string): boolean {
  if (client.style === 'v2' || client.style === 'v2-document')
    return isSpecialMethod(name) || operationOfMethod(client.service, name) !== undefined || operationOfDocumentMethod(name) !== undefined;
  if (name === 'send' || operationOfPaginator(client.service, name) !== undefined || operationOfWaiter(client.service, name) !== undefined)
    return true;
  if (client.style === 'document') return operationOfDocumentMethod(name) !== undefined;
  return client.style === 'aggregated' && operationOfMethod(client.service, name) !== undefined;
}
