// Runs the built command on the oldest and the newest Node that are supported, and compares what they print with this Node.
import { execFileSync } from 'node:child_process';

const VERSIONS = ['20.19.0', '24.9.0'];
const COMMANDS = [
  ['dist/cli.js', 'generate', 'samples/orders-sam', '--quiet'],
  ['dist/cli.js', 'observe', 'samples/orders-sam/trail', '--quiet'],
];

const expected = COMMANDS.map((command) => execFileSync(process.execPath, command, { encoding: 'utf8' }));
for (const version of VERSIONS) {
  const runner = ['exec', '--yes', `--package=node@${version}`, '--', 'node'];
  let printed;
  try {
    printed = execFileSync('npm', [...runner, '--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    console.log(`skipped: Node ${version} cannot be fetched here`);
    continue;
  }
  const output = COMMANDS.map((command) =>
    execFileSync('npm', [...runner, ...command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  if (printed !== `v${version}` || output.join('\n') !== expected.join('\n')) {
    console.error(`Node ${version}: the output differs from Node ${process.version}`);
    process.exit(1);
  }
  console.log(`Node ${version}: same output as Node ${process.version}`);
}
