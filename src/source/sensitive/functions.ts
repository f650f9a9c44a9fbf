import type { SensitiveKind } from '../../model/sensitive-use.ts';

/** A function of the language, of Node or of a package that a security rule looks at, and which of its arguments matters. */
export interface SensitiveFunction {
  readonly kind: Extract<SensitiveKind, 'code' | 'command'>;
  readonly argument: number;
}

/**
 * https://nodejs.org/api/vm.html, https://nodejs.org/api/child_process.html,
 * https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/eval#never_use_direct_eval!
 */
export const SENSITIVE_FUNCTIONS: ReadonlyMap<string, SensitiveFunction> = new Map([
  ['eval', { kind: 'code', argument: 0 }],
  ['Function', { kind: 'code', argument: -1 }],
  ['node:vm.runInContext', { kind: 'code', argument: 0 }],
  ['node:vm.runInNewContext', { kind: 'code', argument: 0 }],
  ['node:vm.runInThisContext', { kind: 'code', argument: 0 }],
  ['node:vm.compileFunction', { kind: 'code', argument: 0 }],
  ['node:vm.Script', { kind: 'code', argument: 0 }],
  ['node:child_process.exec', { kind: 'command', argument: 0 }],
  ['node:child_process.execSync', { kind: 'command', argument: 0 }],
  ['node:child_process.execFile', { kind: 'command', argument: 0 }],
  ['node:child_process.execFileSync', { kind: 'command', argument: 0 }],
  ['node:child_process.spawn', { kind: 'command', argument: 0 }],
  ['node:child_process.spawnSync', { kind: 'command', argument: 0 }],
  ['node:child_process.fork', { kind: 'command', argument: 0 }],
  // https://github.com/shelljs/shelljs/wiki/Security-guidelines, https://github.com/sindresorhus/execa/blob/main/docs/shell.md
  ['shelljs.exec', { kind: 'command', argument: 0 }],
  ['execa', { kind: 'command', argument: 0 }],
  ['execa.execa', { kind: 'command', argument: 0 }],
  ['execa.execaSync', { kind: 'command', argument: 0 }],
  ['execa.command', { kind: 'command', argument: 0 }],
  ['execa.commandSync', { kind: 'command', argument: 0 }],
  ['execa.execaCommand', { kind: 'command', argument: 0 }],
  ['execa.execaCommandSync', { kind: 'command', argument: 0 }],
  ['cross-spawn', { kind: 'command', argument: 0 }],
  ['cross-spawn.spawn', { kind: 'command', argument: 0 }],
  ['cross-spawn.sync', { kind: 'command', argument: 0 }],
  ['child-process-promise.exec', { kind: 'command', argument: 0 }],
  ['safe-eval', { kind: 'code', argument: 0 }],
  ['require-from-string', { kind: 'code', argument: 0 }],
  ['node-serialize.unserialize', { kind: 'code', argument: 0 }],
]);

/** Programs that run the text they are given: then their list of arguments matters as well. */
export const SHELLS = /(^|[/\\])(sh|bash|zsh|dash|ksh|cmd(\.exe)?|powershell(\.exe)?|pwsh|node|python3?|perl|ruby)$/;
