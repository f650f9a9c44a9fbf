import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';

/** Thrown where the code of the SDK itself is come upon, outside any module that tells which package it is. */
export class InlinedSdk extends Error {}

/** How the base class of all clients sends a command: names of members are never shortened. */
const SENDING = /\.resolveMiddleware\(this\.middlewareStack\b/;

/**
 * Stops where a class is the base class of the SDK's clients: to follow the SDK on its way to the network would take all steps and tell nothing.
 * @throws {InlinedSdk}
 */
export function stopAtInlinedSdk({ ts }: Evaluator, node: ts.ClassLikeDeclaration): void {
  for (const member of node.members) {
    const isSend = ts.isMethodDeclaration(member) && ts.isIdentifier(member.name) && member.name.text === 'send';
    if (isSend && SENDING.test(member.getText())) throw new InlinedSdk();
  }
}
