import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { PrivateCache } from './private-cache.ts';

/**
 * A CommonJS file whose compiled code is kept in a cache folder. The file's name there carries V8's version and flags, and V8 itself rejects
 * what another version has compiled: https://nodejs.org/api/vm.html#new-vmscriptcode-options
 */
export class CachedScript {
  readonly #file: string;
  readonly #cache: PrivateCache;
  readonly #id: string;
  #script: Script | undefined;

  /**
   * @param file absolute path of the CommonJS file.
   * @param folder absolute path of the cache folder.
   * @param id names the content of the file: equal ids, equal content.
   */
  constructor(file: string, folder: string, id: string) {
    this.#file = file;
    this.#cache = new PrivateCache(folder);
    this.#id = id;
  }

  /** The exports of the file. */
  run(): unknown {
    const code = readFileSync(this.#file, 'utf8');
    const cachedData = this.#cache.read(this.#name);
    const wrapped = `(function (exports, require, module, __filename, __dirname) { ${code}\n})`;
    const script = new Script(wrapped, { filename: this.#file, ...(cachedData === undefined ? {} : { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected === true) this.#script = script;
    const module: { exports: unknown } = { exports: {} };
    const main: unknown = script.runInThisContext();
    if (typeof main === 'function') {
      Reflect.apply(main, module.exports, [module.exports, createRequire(this.#file), module, this.#file, path.dirname(this.#file)]);
    }
    return module.exports;
  }

  /** Writes the compiled code, unless it came from the cache. */
  save(): void {
    if (this.#script !== undefined) this.#cache.write(this.#name, this.#script.createCachedData());
    this.#script = undefined;
  }

  get #name(): string {
    return `${this.#id}-${cachedDataVersionTag().toString(16)}.bin`;
  }
}
