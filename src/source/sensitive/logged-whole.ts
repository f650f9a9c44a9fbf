import type { ts } from 'ts-morph';

/** What a logging call logs whole: the event (the name it has there) or `process.env`; `undefined` where it logs neither. */
export function loggedWhole(compiler: typeof ts, node: ts.Node): string | undefined {
  if (!compiler.isCallExpression(node)) return undefined;
  for (const argument of node.arguments) {
    const logged = unwrapped(compiler, argument);
    if (isEnvironment(compiler, logged)) return 'process.env';
    if (compiler.isIdentifier(logged) && isEventParameter(compiler, logged)) return logged.text;
  }
  return undefined;
}

/** The value inside `JSON.stringify(...)`, `{ event }` and templates. */
function unwrapped(compiler: typeof ts, node: ts.Expression): ts.Expression {
  if (compiler.isCallExpression(node) && node.expression.getText() === 'JSON.stringify') {
    const [first] = node.arguments;
    return first === undefined ? node : unwrapped(compiler, first);
  }
  if (compiler.isObjectLiteralExpression(node) && node.properties.length === 1) {
    const [property] = node.properties;
    if (property !== undefined && compiler.isShorthandPropertyAssignment(property)) return property.name;
    if (property !== undefined && compiler.isPropertyAssignment(property)) return unwrapped(compiler, property.initializer);
  }
  if (compiler.isTemplateExpression(node)) {
    const inner = node.templateSpans.map(({ expression }) => unwrapped(compiler, expression));
    return inner.find((expression) => isEnvironment(compiler, expression) || compiler.isIdentifier(expression)) ?? node;
  }
  return node;
}

function isEnvironment(compiler: typeof ts, node: ts.Expression): boolean {
  return compiler.isPropertyAccessExpression(node) && node.name.text === 'env' && node.expression.getText() === 'process';
}

/** True for the first parameter of the function around, where it has an event's name. */
function isEventParameter(compiler: typeof ts, identifier: ts.Identifier): boolean {
  if (!/^(event|evt|_event|lambdaEvent)$/i.test(identifier.text)) return false;
  for (let node: ts.Node | undefined = identifier; node !== undefined; node = node.parent) {
    const [first] = compiler.isFunctionLike(node) ? node.parameters : [];
    if (first !== undefined && compiler.isIdentifier(first.name) && first.name.text === identifier.text) return true;
  }
  return false;
}
