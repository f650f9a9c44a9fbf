import { describe, expect, it } from 'vitest';
import { dataOfTheProject } from '../../src/emit/terraform-declared-data.ts';

const FUNCTION = 'aws_lambda_function.api';
const DOCUMENT = 'aws_iam_policy_document.aws_lambda_function_api';

describe('dataOfTheProject', () => {
  it('has what the project declares', () => {
    const declared = new Map([
      ['aws_region.current', ['main.tf']],
      ['aws_iam_policy_document.assume', ['roles.tf']],
    ]);
    expect([...dataOfTheProject(declared, [FUNCTION])]).toEqual(['aws_region.current', 'aws_iam_policy_document.assume']);
  });

  it('passes over what an earlier result declares', () => {
    const declared = new Map([
      ['aws_caller_identity.current', ['main.tf']],
      ['aws_region.current', ['policies.tf']],
      [DOCUMENT, ['policies.tf']],
    ]);
    expect([...dataOfTheProject(declared, [FUNCTION])]).toEqual(['aws_caller_identity.current']);
  });
});
