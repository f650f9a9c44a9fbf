import { describe, expect, it } from 'vitest';
import { uniqueId } from '../../src/project/cdk/app/logical-id.ts';

describe('the logical id of a construct', () => {
  // Those with a hash are the ones that the CDK guide and workshop print.
  it.each([
    ['MyFirstBucketB8884501', ['MyFirstBucket', 'Resource']],
    ['HelloHandler2E4FBA4D', ['HelloHandler', 'Resource']],
    ['HelloHandlerServiceRole11EF7C63', ['HelloHandler', 'ServiceRole', 'Resource']],
    ['Orders', ['Orders']],
    ['ordersdev', ['orders-dev']],
    ['Orders', ['Orders', 'Default']],
  ])('%s', (id, path) => {
    expect(uniqueId(path)).toBe(id);
  });
});
