import { Argument, Command } from 'commander';
import { type CompletedCommand, completionScript } from './completion-script.ts';

/** `leastpriv completion`; `root` gives the commands that are completed. */
export function completionCommand(root: () => Command): Command {
  return new Command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', EXAMPLES)
    .action((shell: 'bash' | 'zsh' | 'fish') => {
      process.stdout.write(completionScript(shell, root().commands.map(completed)));
    });
}

function completed(command: Command): CompletedCommand {
  return {
    name: command.name(),
    description: command.description(),
    flags: command.options.map(({ long, short, description, argChoices }) => ({
      name: long ?? short ?? '',
      description,
      values: argChoices ?? [],
    })),
  };
}

const EXAMPLES = `
Examples:
  source <(leastpriv completion bash)
  leastpriv completion zsh > "\${fpath[1]}/_leastpriv"
  leastpriv completion fish > ~/.config/fish/completions/leastpriv.fish`;
