import type { SensitiveKind } from '../../model/sensitive-use.ts';

/** A function of the language or of Node that a security rule looks at, and which of its arguments matters. */
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
]);

/** Programs that run the text they are given: then their list of arguments matters as well. */
export const SHELLS = /(^|[/\\])(sh|bash|zsh|dash|ksh|cmd(\.exe)?|powershell(\.exe)?|pwsh|node|python3?|perl|ruby)$/;
