import type { EnvironmentHole, Hole, ParameterHole, Pattern } from '../model/pattern.ts';
import { isHole, literalText } from '../model/pattern.ts';
import { groupBy } from '../policy/group-by.ts';
import { compareText } from '../policy/order.ts';

type VariableHole = EnvironmentHole | ParameterHole;

/** One `variable` block. */
export interface TerraformVariable {
  readonly name: string;
  readonly description: string;
  /** The known value, where it is one fixed text. */
  readonly default?: string;
}

/** The variables that a file needs, and which of them a hole is. */
export interface TerraformVariables {
  /** Sorted by name. */
  readonly declared: readonly TerraformVariable[];
  readonly nameOf: (hole: VariableHole) => string;
}

/**
 * Names the parameters and environment variables in the patterns. A Terraform project declares its own variables, so there a parameter keeps
 * its name and is not declared again. Where two would share a name, both are told apart by what they are.
 */
export function terraformVariables(patterns: readonly Pattern[], ownDeclarations: boolean): TerraformVariables {
  const holes = new Map(patterns.flatMap((pattern) => pattern.filter(isHole).filter(isVariable)).map((hole) => [holeKey(hole), hole]));
  const names = new Map<string, string>();
  for (const group of groupBy([...holes.values()], (hole) => preferredName(hole, ownDeclarations))) {
    for (const hole of group)
      names.set(holeKey(hole), group.length === 1 ? preferredName(hole, ownDeclarations) : distinctName(hole, ownDeclarations));
  }
  const nameOf = (hole: VariableHole) => names.get(holeKey(hole)) ?? preferredName(hole, ownDeclarations);
  const declared = [...holes.values()]
    .filter((hole) => hole.kind === 'environment' || !ownDeclarations)
    .map((hole) => declaration(hole, nameOf(hole)))
    .sort((a, b) => compareText(a.name, b.name));
  return { declared, nameOf };
}

/** True for the holes that a Terraform variable can stand for. */
function isVariable(hole: Hole): hole is VariableHole {
  return hole.kind === 'environment' || hole.kind === 'parameter';
}

function holeKey(hole: VariableHole): string {
  return `${hole.kind}:${hole.name}`;
}

function preferredName(hole: VariableHole, ownDeclarations: boolean): string {
  return hole.kind === 'parameter' && ownDeclarations ? hole.name : validName(hole.name);
}

function distinctName(hole: VariableHole, ownDeclarations: boolean): string {
  if (hole.kind === 'parameter' && ownDeclarations) return hole.name;
  return `${hole.kind}_${validName(hole.name)}`;
}

/** The name itself wherever Terraform takes it. */
function validName(name: string): string {
  const letters = name.replace(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z_]/.test(letters) ? letters : `_${letters}`;
}

function declaration(hole: VariableHole, name: string): TerraformVariable {
  if (hole.kind === 'environment')
    return { name, description: `Name of the resource in environment variable ${hole.name}, without the rest of its ARN or URL` };
  const value = hole.value === undefined ? undefined : literalText(hole.value);
  const description = `Template parameter ${hole.name}`;
  return value === undefined ? { name, description } : { name, description, default: value };
}
