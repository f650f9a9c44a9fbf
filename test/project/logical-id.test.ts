import { describe, expect, it } from 'vitest';
import { uniqueId, uniqueResourceName } from '../../src/project/cdk/app/logical-id.ts';

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

describe('the name of a group of schedules', () => {
  // As aws-cdk-lib 2.276.0 synthesises them.
  it.each([
    ['Grants-Schedules-72C0499A', ['Grants', 'Schedules']],
    [
      'ProdAVeryLongStackNameForTheuct-MyScheduleGroupOfThings-75A3A4CA',
      ['Prod-A-Very-Long-Stack-Name-For-The-Service', 'Some_Long.Construct', 'MyScheduleGroupOfThings'],
    ],
    ['ProdAVeryLongStackNameForTheService', ['Prod-A-Very-Long-Stack-Name-For-The-Service', 'Default']],
  ])('%s', (name, components) => {
    expect(uniqueResourceName(components, 64)).toBe(name);
  });
});
