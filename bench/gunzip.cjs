// The limit of reading a trail: decompresses every file of a folder and does nothing else.
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');

for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) gunzipSync(readFileSync(path.join(entry.parentPath, entry.name)));
}
