import type { AttachedRole } from '../../model/attached-role.ts';
import { literalText } from '../../model/pattern.ts';
import { counted } from '../counted.ts';
import type { ProjectRule } from '../practice-rule.ts';

/** A role for Lambda that no function of the project runs with. */
export const unusedRole: ProjectRule = {
  id: 'LP602',
  name: 'unused-role',
  title: 'Unused role',
  practice: 6,
  scope: 'project',
  severity: 'warning',
  meaning: 'The project declares a role that only Lambda may assume, and none of its functions has it.',
  reason: 'Permissions that nobody uses are watched by nobody.',
  fix: 'Delete the role, or name it at its function.',
  example: 'Role: !GetAtt GetOrderRole.Arn',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#remove-credentials'],
  check: ({ project }) => {
    const roles = project.roles.filter(isForLambdaAlone);
    if (roles.length === 0) return { findings: [] };
    const used = new Set(project.functions.map(({ role }) => role.declared ?? role.id));
    const unused = roles.filter((role) => !used.has(role) && !used.has(role.id));
    const isOpen = project.functions.some(({ role }) => role.kind === 'unknown');
    return {
      findings: isOpen
        ? []
        : unused.map((role) => ({ message: `no function of the project has role ${role.id}: delete it`, origin: role.origin })),
      evidence: counted(roles.length, 'role'),
      ...(isOpen && unused.length > 0 ? { undecided: 'the role of some function is not known' } : {}),
    };
  },
};

function isForLambdaAlone({ trust }: AttachedRole): boolean {
  const principals = (trust ?? []).flatMap(({ principal }) => principal?.types ?? []);
  const texts = principals.flatMap(({ identifiers }) => identifiers.map((identifier) => literalText(identifier) ?? ''));
  return texts.length > 0 && texts.every((text) => text.startsWith('lambda.amazonaws.com'));
}
