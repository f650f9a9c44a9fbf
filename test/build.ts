import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Builds `dist` once before the tests, so that those which start the command see the sources as they are. */
export default function build(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: path.join(import.meta.dirname, '..'), stdio: 'inherit' });
}
