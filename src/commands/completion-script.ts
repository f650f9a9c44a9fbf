/** A command as completion knows it. */
export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly CompletedFlag[];
}

export interface CompletedFlag {
  /** `--format`. */
  readonly name: string;
  readonly description: string;
  /** The values it takes, where they are a fixed few. */
  readonly values: readonly string[];
}

/** The script that makes a shell complete commands, flags and their fixed values; elsewhere it completes files. */
export function completionScript(shell: 'bash' | 'zsh' | 'fish', commands: readonly CompletedCommand[]): string {
  return { bash, zsh, fish }[shell](commands);
}

function bash(commands: readonly CompletedCommand[]): string {
  const flags = commands.map(({ name, flags: own }) => `    ${name}) words=${quoted(own.map((flag) => flag.name).join(' '))} ;;`);
  const values = commands.flatMap(({ name, flags: own }) =>
    own.filter((flag) => flag.values.length > 0).map((flag) => `    ${name}:${flag.name}) values=${quoted(flag.values.join(' '))} ;;`),
  );
  return `_leastpriv() {
  local current=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} previous=\${COMP_WORDS[COMP_CWORD-1]} words= values=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted(commands.map(({ name }) => name).join(' '))} -- "$current"))
    return
  fi
  case "$command:$previous" in
${values.join('\n')}
  esac
  if [ -n "$values" ]; then
    COMPREPLY=($(compgen -W "$values" -- "$current"))
    return
  fi
  case "$command" in
${flags.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _leastpriv leastpriv
`;
}

function zsh(commands: readonly CompletedCommand[]): string {
  const described = commands.map(({ name, description }) => `    ${quoted(`${name}:${description.replaceAll(':', '\\:')}`)}`);
  const cases = commands.map(({ name, flags }) => {
    const specifications = flags.map((flag) => {
      const text = flag.description.replaceAll(/[[\]:]/g, '\\$&');
      const value = flag.values.length > 0 ? `:value:(${flag.values.join(' ')})` : '';
      return `      ${quoted(`*${flag.name}[${text}]${value}`)}`;
    });
    return `    ${name}) _arguments \\\n${[...specifications, "      '*:file:_files'"].join(' \\\n')} ;;`;
  });
  return `#compdef leastpriv
_leastpriv() {
  local -a commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT -= 1 ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_leastpriv" ]; then _leastpriv "$@"; else compdef _leastpriv leastpriv; fi
`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, description, flags }) => [
    `complete -c leastpriv -f -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ...flags.map((flag) => {
      const values = flag.values.length > 0 ? ` -x -a ${quoted(flag.values.join(' '))}` : '';
      return `complete -c leastpriv -n ${quoted(`__fish_seen_subcommand_from ${name}`)} -l ${flag.name.replace(/^--/, '')} -d ${quoted(flag.description)}${values}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

/** A text in single quotes, as all three shells read it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
