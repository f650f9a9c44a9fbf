import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Why cfn-lint cannot check anything here, or `undefined` where it can. */
export function linterMissing(): string | undefined {
  return spawnSync('cfn-lint', ['--version'], { stdio: 'ignore' }).status === 0 ? undefined : 'cfn-lint does not run';
}

/** What cfn-lint says of a YAML template with the resources of a fragment in it: every error, and whatever is about these resources. */
export function lintMerged(template: string, fragment: string): readonly string[] {
  const resources = fragment.slice(fragment.indexOf('\n') + 1);
  const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-cfn-'));
  try {
    const file = path.join(folder, 'template.yaml');
    writeFileSync(
      file,
      template.replace(/^Resources:\n/m, (line) => line + resources),
    );
    const { stdout, stderr } = spawnSync('cfn-lint', ['--format', 'json', file], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    const own = new Set([...resources.matchAll(/^ {2}(\w+):$/gm)].map(([, id]) => id));
    return (JSON.parse(stdout) as Match[])
      .filter(({ Level, Location }) => Level === 'Error' || own.has(String(Location.Path?.[1])))
      .map(({ Rule, Message }) => `${Rule.Id} ${Message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Match {
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path?: readonly (string | number)[] };
}
