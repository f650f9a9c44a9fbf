import type { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.ts';
import type { HeapObject } from './heap.ts';

/** True for a field that only the code of its class uses: `#x`, or one that TypeScript declares `private` or `protected`. */
export function isPrivateField(evaluator: Evaluator, instance: HeapObject, name: string): boolean {
  if (name.startsWith('#')) return true;
  for (let prototypes = instance.prototype; prototypes.length > 0; ) {
    const objects = prototypes.flatMap((each) => (each.kind === 'object' ? [each.object] : []));
    for (const object of objects) {
      for (const made of evaluator.contents(object).members.get('constructor') ?? [])
        if (made.kind === 'class' && isDeclaredPrivate(evaluator.ts, made.class.node, name)) return true;
    }
    prototypes = objects.flatMap(({ prototype }) => prototype);
  }
  return false;
}

function isDeclaredPrivate(ts: Evaluator['ts'], node: ts.ClassLikeDeclaration, name: string): boolean {
  return node.members.some((member) => {
    if (ts.isConstructorDeclaration(member))
      return member.parameters.some(
        (parameter) => ts.isIdentifier(parameter.name) && parameter.name.text === name && isHidden(ts, parameter),
      );
    return ts.isPropertyDeclaration(member) && ts.isIdentifier(member.name) && member.name.text === name && isHidden(ts, member);
  });
}

function isHidden(ts: Evaluator['ts'], node: ts.PropertyDeclaration | ts.ParameterDeclaration): boolean {
  return (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword);
}
