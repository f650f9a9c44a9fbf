/**
 * As much of the language's own types as it takes to see what a promise, list or map holds; the whole of `lib.d.ts` takes a second to read.
 * Names and meanings are those of https://github.com/microsoft/TypeScript/tree/main/src/lib.
 */
export const LANGUAGE_TYPES = `
interface Object {} interface String {} interface Number {} interface Boolean {} interface RegExp {} interface IArguments {} interface Function {}
interface CallableFunction extends Function {} interface NewableFunction extends Function {}
interface SymbolConstructor { readonly iterator: unique symbol; readonly asyncIterator: unique symbol }
declare const Symbol: SymbolConstructor;
interface IteratorResult<T> { done?: boolean; value: T }
interface Iterator<T, R = any, N = any> { next(...a: any[]): IteratorResult<T> }
interface Iterable<T, R = any, N = any> { [Symbol.iterator](): Iterator<T> }
interface IterableIterator<T, R = any, N = any> extends Iterator<T> { [Symbol.iterator](): IterableIterator<T> }
interface AsyncIterator<T, R = any, N = any> { next(...a: any[]): Promise<IteratorResult<T>> }
interface AsyncIterable<T, R = any, N = any> { [Symbol.asyncIterator](): AsyncIterator<T> }
interface AsyncIterableIterator<T, R = any, N = any> extends AsyncIterator<T> { [Symbol.asyncIterator](): AsyncIterableIterator<T> }
interface PromiseLike<T> { then<A = T, B = never>(f?: ((v: T) => A | PromiseLike<A>) | null, r?: ((e: any) => B | PromiseLike<B>) | null): PromiseLike<A | B> }
interface Promise<T> { then<A = T, B = never>(f?: ((v: T) => A | PromiseLike<A>) | null, r?: ((e: any) => B | PromiseLike<B>) | null): Promise<A | B>; catch<B = never>(r?: (e: any) => B): Promise<T | B>; finally(f?: () => void): Promise<T> }
interface PromiseConstructor { resolve<T>(v: T): Promise<Awaited<T>>; all<T extends readonly unknown[]>(v: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> }
declare const Promise: PromiseConstructor;
interface ReadonlyArray<T> { readonly length: number; readonly [n: number]: T; [Symbol.iterator](): IterableIterator<T>; map<U>(f: (v: T, i: number) => U): U[]; filter(f: (v: T, i: number) => unknown): T[]; find(f: (v: T, i: number) => unknown): T | undefined; forEach(f: (v: T, i: number) => void): void; at(i: number): T | undefined; slice(a?: number, b?: number): T[]; reduce<U>(f: (a: U, v: T) => U, s: U): U }
interface Array<T> extends ReadonlyArray<T> { [n: number]: T; pop(): T | undefined; shift(): T | undefined; push(...v: T[]): number }
interface ReadonlyMap<K, V> { get(k: K): V | undefined; has(k: K): boolean; values(): IterableIterator<V>; entries(): IterableIterator<[K, V]>; forEach(f: (v: V, k: K) => void): void; [Symbol.iterator](): IterableIterator<[K, V]> }
interface Map<K, V> extends ReadonlyMap<K, V> { set(k: K, v: V): this; delete(k: K): boolean }
interface MapConstructor { new <K, V>(v?: Iterable<readonly [K, V]> | null): Map<K, V> }
declare const Map: MapConstructor;
interface WeakMap<K, V> { get(k: K): V | undefined; set(k: K, v: V): this; has(k: K): boolean }
interface Set<T> { has(v: T): boolean; add(v: T): this; values(): IterableIterator<T>; [Symbol.iterator](): IterableIterator<T> }
interface ObjectConstructor { values<T>(o: { [k: string]: T }): T[]; entries<T>(o: { [k: string]: T }): [string, T][]; keys(o: {}): string[] }
declare const Object: ObjectConstructor;
type Awaited<T> = T extends null | undefined ? T : T extends object & { then(f: infer F, ...a: infer _): any } ? F extends (v: infer V, ...a: infer _) => any ? Awaited<V> : never : T;
type Partial<T> = { [P in keyof T]?: T[P] }; type Required<T> = { [P in keyof T]-?: T[P] }; type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] }; type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T; type Extract<T, U> = T extends U ? T : never; type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {}; type ReturnType<T> = T extends (...a: any) => infer R ? R : any; type Parameters<T> = T extends (...a: infer P) => any ? P : never;
type InstanceType<T> = T extends abstract new (...a: any) => infer R ? R : any; type ConstructorParameters<T> = T extends abstract new (...a: infer P) => any ? P : never;
`;
