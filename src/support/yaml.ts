import { createRequire } from 'node:module';

let loaded: typeof import('yaml') | undefined;

/** The YAML library, loaded at the first call: its seventy modules cost a seventh of a run on one handler, which often has no YAML to read. */
export function yaml(): typeof import('yaml') {
  loaded ??= load();
  return loaded;
}

function load(): typeof import('yaml') {
  const required: typeof import('yaml') = createRequire(import.meta.url)('yaml');
  return required;
}
