import { Command } from 'commander';
import { version } from '../support/version.ts';
import { applyConfiguration } from './apply-configuration.ts';
import { checkCommand } from './check.ts';
import { completionCommand } from './completion.ts';
import { deniedCommand } from './denied.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { generateCommand } from './generate.ts';
import { lookupCommand } from './lookup.ts';
import { observeCommand } from './observe.ts';

/** The command line: every verb with its flags. Parsing errors end the process with exit code 2. */
export function program(): Command {
  const root = new Command('leastpriv')
    .description(
      'Writes the IAM policy a Lambda function needs, and no more: from its source code, offline, with the reason for every grant.',
    )
    .version(version())
    .option('--no-color', 'plain text (as NO_COLOR does)')
    .showHelpAfterError('(leastpriv <command> --help explains the flags)')
    .addHelpText('after', EXAMPLES);
  const commands = [
    generateCommand(),
    diffCommand(),
    checkCommand(),
    explainCommand(),
    lookupCommand(),
    observeCommand(),
    deniedCommand(),
    completionCommand(() => root),
  ];
  for (const command of commands) root.addCommand(withUsageExitCode(command));
  root.hook('preAction', (_, command) => applyConfiguration(command, folderOf(command)));
  return withUsageExitCode(root);
}

/** The folder that a command is about: its argument `[path]`, else the current one. */
function folderOf(command: Command): string {
  const index = command.registeredArguments.findIndex((argument) => argument.name() === 'path');
  const given: unknown = index < 0 ? undefined : command.processedArgs[index];
  return typeof given === 'string' ? given : '.';
}

function withUsageExitCode(command: Command): Command {
  return command.exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });
}

const EXAMPLES = `
Examples:
  leastpriv generate                              the policy of every function of the project in this folder
  leastpriv generate --function CreateOrder       of one function
  leastpriv generate -f terraform -o policies/    Terraform files, one a function
  leastpriv generate --handler src/app.ts#handler --env TABLE=orders
  leastpriv diff                                  what each role grants beside what its code needs
  leastpriv diff --base origin/main -f markdown   what this change newly needs
  leastpriv check                                 the security practices, a scorecard per function
  leastpriv explain dynamodb:PutItem              why the policy has this action
  leastpriv lookup s3 HeadObject                  what one AWS operation needs
  leastpriv observe trail/ --role shop-GetOrder -o usage.json
                                                  what CloudTrail saw the role do

Exit codes: 0 clean, 1 findings at or over --fail-on, 2 input or usage error.`;
