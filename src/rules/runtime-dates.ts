/** When AWS ends the support of a runtime, and when it stops taking functions that use it (ISO dates). */
export interface RuntimeDates {
  readonly deprecated: string;
  /** No new function can be made from this day on. */
  readonly createBlocked: string;
  /** No function can be changed from this day on. */
  readonly updateBlocked: string;
}

/**
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html. AWS moves the days on which it blocks functions from time to time, for all runtimes
 * that are deprecated by then together; the days of deprecation stay. Supported runtimes whose days AWS moved lately are left out: of them nothing is told.
 */
export const RUNTIME_DATES: ReadonlyMap<string, RuntimeDates> = new Map([
  ['nodejs24.x', { deprecated: '2028-04-30', createBlocked: '2028-06-01', updateBlocked: '2028-07-01' }],
  ['nodejs22.x', { deprecated: '2027-04-30', createBlocked: '2027-06-01', updateBlocked: '2027-07-01' }],
  ['nodejs20.x', { deprecated: '2026-04-30', createBlocked: '2027-02-01', updateBlocked: '2027-03-03' }],
  ['nodejs18.x', { deprecated: '2025-09-01', createBlocked: '2027-02-01', updateBlocked: '2027-03-03' }],
  ['nodejs16.x', { deprecated: '2024-06-12', createBlocked: '2027-02-01', updateBlocked: '2027-03-03' }],
  ['nodejs14.x', { deprecated: '2023-12-04', createBlocked: '2024-01-09', updateBlocked: '2027-03-03' }],
  ['nodejs12.x', { deprecated: '2023-03-31', createBlocked: '2023-03-31', updateBlocked: '2023-04-30' }],
  ['nodejs10.x', { deprecated: '2021-07-30', createBlocked: '2021-07-30', updateBlocked: '2022-02-14' }],
  ['nodejs8.10', { deprecated: '2020-03-06', createBlocked: '2020-02-04', updateBlocked: '2020-03-06' }],
  ['nodejs6.10', { deprecated: '2019-08-12', createBlocked: '2019-07-12', updateBlocked: '2019-08-12' }],
  ['nodejs4.3', { deprecated: '2020-03-05', createBlocked: '2020-02-03', updateBlocked: '2020-03-05' }],
  ['nodejs', { deprecated: '2016-08-30', createBlocked: '2016-09-30', updateBlocked: '2016-10-31' }],
  ['python3.14', { deprecated: '2029-06-30', createBlocked: '2029-07-31', updateBlocked: '2029-08-31' }],
  ['python3.13', { deprecated: '2029-06-30', createBlocked: '2029-07-31', updateBlocked: '2029-08-31' }],
  ['python3.12', { deprecated: '2028-10-31', createBlocked: '2028-11-30', updateBlocked: '2029-01-10' }],
  ['python3.9', { deprecated: '2025-12-15', createBlocked: '2027-02-01', updateBlocked: '2027-03-03' }],
  ['python3.8', { deprecated: '2024-10-14', createBlocked: '2027-02-01', updateBlocked: '2027-03-03' }],
  ['python3.7', { deprecated: '2023-12-04', createBlocked: '2024-01-09', updateBlocked: '2027-03-03' }],
  ['python3.6', { deprecated: '2022-07-18', createBlocked: '2022-07-18', updateBlocked: '2022-08-29' }],
  ['python2.7', { deprecated: '2021-07-15', createBlocked: '2021-07-15', updateBlocked: '2022-05-30' }],
  ['ruby3.4', { deprecated: '2028-03-31', createBlocked: '2028-04-30', updateBlocked: '2028-05-31' }],
  ['ruby3.3', { deprecated: '2027-03-31', createBlocked: '2027-04-30', updateBlocked: '2027-05-31' }],
  ['ruby3.2', { deprecated: '2026-03-31', createBlocked: '2027-02-01', updateBlocked: '2027-03-03' }],
  ['ruby2.7', { deprecated: '2023-12-07', createBlocked: '2024-01-09', updateBlocked: '2027-03-03' }],
  ['java25', { deprecated: '2029-06-30', createBlocked: '2029-07-31', updateBlocked: '2029-08-31' }],
  ['java21', { deprecated: '2029-06-30', createBlocked: '2029-07-31', updateBlocked: '2029-08-31' }],
  ['java8', { deprecated: '2024-01-08', createBlocked: '2024-02-08', updateBlocked: '2027-03-03' }],
  ['go1.x', { deprecated: '2024-01-08', createBlocked: '2024-02-08', updateBlocked: '2027-03-03' }],
  ['provided.al2023', { deprecated: '2029-06-30', createBlocked: '2029-07-31', updateBlocked: '2029-08-31' }],
  ['provided', { deprecated: '2024-01-08', createBlocked: '2024-02-08', updateBlocked: '2027-03-03' }],
  ['dotnet6', { deprecated: '2024-12-20', createBlocked: '2027-02-01', updateBlocked: '2027-03-03' }],
  ['dotnetcore3.1', { deprecated: '2023-04-03', createBlocked: '2023-04-03', updateBlocked: '2023-05-03' }],
]);
