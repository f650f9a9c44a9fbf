// Prints one of the two commands at the top of the README, so that the run checks the very text a reader copies.
import { readFileSync } from 'node:fs';

const wanted = process.argv[2] === 'test' ? /^npm ci .*&& npm test$/ : /^npm ci .*&& node dist\/cli\.js generate /;
const lines = readFileSync(new URL('../README.md', import.meta.url), 'utf8').split('\n');
const command = lines.find((line) => wanted.test(line));
if (command === undefined) {
  console.error(`README.md has no line that matches ${wanted}`);
  process.exit(1);
}
console.log(command);
