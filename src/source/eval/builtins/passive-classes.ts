/** Classes of the language's and Node's library whose own code calls no method that a subclass declares. */
const PASSIVE_CLASSES = new Set([
  'AggregateError',
  'Array',
  'Buffer',
  'Date',
  'Error',
  'EvalError',
  'Event',
  'EventTarget',
  'Function',
  'Headers',
  'Map',
  'Number',
  'Object',
  'Promise',
  'RangeError',
  'ReferenceError',
  'RegExp',
  'Set',
  'String',
  'SyntaxError',
  'TypeError',
  'URL',
  'URLSearchParams',
  'Uint8Array',
  'WeakMap',
  'WeakRef',
  'WeakSet',
  'node:assert.AssertionError',
  'node:async_hooks.AsyncLocalStorage',
  'node:async_hooks.AsyncResource',
  'node:events',
  'node:events.EventEmitter',
  'node:stream.PassThrough',
]);

/** True where what a subclass declares is only ever called by the program itself. */
export function isPassiveClass(path: string): boolean {
  return PASSIVE_CLASSES.has(path);
}
