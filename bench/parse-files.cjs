// The limit for analysing many files: the same compiler parses each of them, and nothing more.
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { ts } = require('ts-morph');

const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder, { recursive: true })) {
  if (!name.endsWith('.ts')) continue;
  ts.createSourceFile(name, readFileSync(path.join(folder, name), 'utf8'), ts.ScriptTarget.ESNext, true);
}
