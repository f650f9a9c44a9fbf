import { Argument, Command } from 'commander';
import { UserError } from '../support/errors.ts';
import { addOutputOptions } from './output-options.ts';

/** `leastpriv lookup`. */
export function lookupCommand(): Command {
  return addOutputOptions(new Command('lookup'))
    .description('what one AWS operation needs: actions, resources, what its arguments change, and the sources')
    .addArgument(new Argument('<service>', 'the name of the v3 client package after @aws-sdk/client-'))
    .addArgument(new Argument('<Operation>', 'the operation, such as HeadObject'))
    .option('--input <json>', "the call's input; a member that is not given is absent", '{}')
    .addHelpText('after', EXAMPLES)
    .action(lookup);
}

async function lookup(service: string, operation: string, options: { readonly input: string }): Promise<void> {
  const { operationText } = await import('../report/operation-text.ts');
  const { jsonText } = await import('../emit/json-text.ts');
  process.stdout.write(operationText({ service, operation, input: parseInput(options.input) }, jsonText));
}

function parseInput(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`--input: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const EXAMPLES = `
Examples:
  leastpriv lookup s3 HeadObject
  leastpriv lookup dynamodb Query --input '{"TableName":"orders","IndexName":"byCustomer"}'
  leastpriv lookup cognito-identity-provider InitiateAuth`;
