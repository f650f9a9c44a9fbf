import type { ts } from 'ts-morph';
import { clientOfType } from '../sdk/client-of-type.ts';
import type { Evaluator } from './evaluator.ts';
import type { ExternalAlternative, UnknownAlternative, Value } from './value.ts';
import { join } from './value-set.ts';

/** Types inside types that are looked into. */
const MAXIMUM_DEPTH = 3;

/** Types that stand for the type in their brackets. */
const TRANSPARENT_TYPES = new Set(['Awaited', 'NonNullable', 'Partial', 'Promise', 'Readonly', 'Required']);

/**
 * The value of a place whose type the code declares: where the value is not known, a type that names an SDK client, or a record with such
 * members, says what calls of it do.
 */
export function withDeclaredType(evaluator: Evaluator, value: Value, type: ts.TypeNode | undefined): Value {
  if (type === undefined) return value;
  const unknown = value.find((alternative) => alternative.kind === 'unknown');
  if (unknown?.kind !== 'unknown') return value;
  const declared = valueOfType(evaluator, type, unknown, 0);
  return declared.length === 0
    ? value
    : join(
        value.filter(({ kind }) => kind !== 'unknown'),
        declared,
      );
}

/** What a type says of an unknown value; empty where it says nothing that counts. */
function valueOfType(evaluator: Evaluator, type: ts.TypeNode, unknown: UnknownAlternative, depth: number): Value {
  const { ts } = evaluator;
  if (depth > MAXIMUM_DEPTH) return [];
  const inner = (node: ts.TypeNode): Value => valueOfType(evaluator, node, unknown, depth + 1);
  if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type)) return inner(type.type);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) {
    const parts = type.types.filter((part) => !isNothing(ts, part)).map(inner);
    const known = join(...parts);
    return known.length > 0 && ts.isUnionTypeNode(type) && parts.some((part) => part.length === 0) ? join(known, [unknown]) : known;
  }
  if (ts.isTypeLiteralNode(type)) return recordOfMembers(evaluator, type, type.members, unknown, depth);
  if (ts.isImportTypeNode(type)) {
    const { argument, qualifier } = type;
    if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal) || qualifier === undefined) return [];
    return importedType(evaluator, type, argument.literal.text, namesOf(ts, qualifier), unknown, depth);
  }
  if (!ts.isTypeReferenceNode(type)) return [];
  const names = namesOf(ts, type.typeName);
  const [argument] = type.typeArguments ?? [];
  if (names.length === 1 && TRANSPARENT_TYPES.has(names[0] ?? '') && argument !== undefined) return inner(argument);
  return namedType(evaluator, type.getSourceFile(), names, type, unknown, depth);
}

function isNothing(ts: Evaluator['ts'], type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.UndefinedKeyword || (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword);
}

function namesOf(ts: Evaluator['ts'], name: ts.EntityName): string[] {
  return ts.isIdentifier(name) ? [name.text] : [...namesOf(ts, name.left), name.right.text];
}

/** A name in a module: imported, or declared there. */
function namedType(
  evaluator: Evaluator,
  source: ts.SourceFile,
  names: readonly string[],
  node: ts.Node,
  unknown: UnknownAlternative,
  depth: number,
): Value {
  const { ts } = evaluator;
  const [first = '', ...rest] = names;
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const path = importedPath(ts, statement, first);
      if (path !== undefined) return importedType(evaluator, statement, statement.moduleSpecifier.text, [...path, ...rest], unknown, depth);
    } else if (rest.length === 0 && ts.isInterfaceDeclaration(statement) && statement.name.text === first)
      return recordOfMembers(evaluator, node, statement.members, unknown, depth);
    else if (rest.length === 0 && ts.isTypeAliasDeclaration(statement) && statement.name.text === first)
      return valueOfType(evaluator, statement.type, unknown, depth + 1);
  }
  return [];
}

/** The names that lead from the imported module to what is called `name` here. */
function importedPath(ts: Evaluator['ts'], statement: ts.ImportDeclaration, name: string): string[] | undefined {
  const clause = statement.importClause;
  if (clause?.name?.text === name) return ['default'];
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return undefined;
  if (ts.isNamespaceImport(bindings)) return bindings.name.text === name ? [] : undefined;
  const element = bindings.elements.find((each) => each.name.text === name);
  return element === undefined ? undefined : [(element.propertyName ?? element.name).text];
}

function importedType(
  evaluator: Evaluator,
  node: ts.Node,
  specifier: string,
  path: readonly string[],
  unknown: UnknownAlternative,
  depth: number,
): Value {
  const resolution = evaluator.program.resolve(node.getSourceFile(), specifier);
  if (resolution.kind === 'package') {
    const name = resolution.subpath === '' ? resolution.name : `${resolution.name}/${resolution.subpath}`;
    const external: ExternalAlternative = { kind: 'external', package: name, path: path[0] === 'default' ? path.slice(1) : path };
    return clientOfType(evaluator, external, node);
  }
  const source = resolution.kind === 'module' ? evaluator.program.module(resolution.file) : undefined;
  return source === undefined || depth >= MAXIMUM_DEPTH ? [] : namedType(evaluator, source, path, node, unknown, depth + 1);
}

/** A record of the members that are clients; the others stay unknown. */
function recordOfMembers(
  evaluator: Evaluator,
  node: ts.Node,
  members: readonly ts.TypeElement[],
  unknown: UnknownAlternative,
  depth: number,
): Value {
  const { ts } = evaluator;
  const known = new Map<string, Value>();
  for (const member of members) {
    if (!ts.isPropertySignature(member) || member.type === undefined || ts.isComputedPropertyName(member.name)) continue;
    const value = valueOfType(evaluator, member.type, unknown, depth + 1);
    if (value.length > 0) known.set(member.name.text, value);
  }
  return known.size === 0 ? [] : evaluator.record(node, known, unknown, 'declared');
}
