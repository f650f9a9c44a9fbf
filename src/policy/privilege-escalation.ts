/** A known way to gain the permissions of another identity. */
export interface EscalationMethod {
  readonly id: string;
  /** All of these together open the way; in the catalog's spelling. */
  readonly actions: readonly string[];
  readonly gain: string;
}

/**
 * Actions that together let their holder gain more permissions. Collected from Rhino Security Labs, "AWS IAM Privilege Escalation: Methods and
 * Mitigation" (2018, https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/) with its second part (2020), and from
 * https://pathfinding.cloud, which keeps the list going.
 */
export const ESCALATION_METHODS: readonly EscalationMethod[] = [
  method('create-policy-version', 'rewrites a managed policy', 'iam:CreatePolicyVersion'),
  method('set-default-policy-version', 'goes back to an older, wider version of a managed policy', 'iam:SetDefaultPolicyVersion'),
  method('create-access-key', "makes another user's access key", 'iam:CreateAccessKey'),
  method('create-login-profile', "sets another user's first password", 'iam:CreateLoginProfile'),
  method('update-login-profile', "changes another user's password", 'iam:UpdateLoginProfile'),
  method('attach-user-policy', 'attaches any managed policy to a user', 'iam:AttachUserPolicy'),
  method('attach-group-policy', 'attaches any managed policy to a group', 'iam:AttachGroupPolicy'),
  method('attach-role-policy', 'attaches any managed policy to a role', 'iam:AttachRolePolicy'),
  method('put-user-policy', 'writes an inline policy of a user', 'iam:PutUserPolicy'),
  method('put-group-policy', 'writes an inline policy of a group', 'iam:PutGroupPolicy'),
  method('put-role-policy', 'writes an inline policy of a role', 'iam:PutRolePolicy'),
  method('add-user-to-group', "takes a group's permissions", 'iam:AddUserToGroup'),
  method('update-assume-role-policy', 'lets itself assume a role', 'iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'),
  method('pass-role-ec2', 'starts an instance with another role', 'iam:PassRole', 'ec2:RunInstances'),
  method('pass-role-lambda-invoke', 'runs code under another role', 'iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'),
  method(
    'pass-role-lambda-event',
    'runs code under another role',
    'iam:PassRole',
    'lambda:CreateFunction',
    'lambda:CreateEventSourceMapping',
  ),
  method('pass-role-lambda-permission', 'runs code under another role', 'iam:PassRole', 'lambda:CreateFunction', 'lambda:AddPermission'),
  method('update-function-code', "replaces the code under a function's role", 'lambda:UpdateFunctionCode'),
  method('update-function-configuration', "puts code under a function's role by a layer", 'lambda:UpdateFunctionConfiguration'),
  method('pass-role-glue-endpoint', 'opens a shell under another role', 'iam:PassRole', 'glue:CreateDevEndpoint'),
  method('update-glue-endpoint', "opens a shell under an endpoint's role", 'glue:UpdateDevEndpoint'),
  method('pass-role-glue-job', 'runs a job under another role', 'iam:PassRole', 'glue:CreateJob', 'glue:StartJobRun'),
  method('update-glue-job', 'changes and runs a job under another role', 'iam:PassRole', 'glue:UpdateJob', 'glue:StartJobRun'),
  method('pass-role-cloudformation', 'creates resources under another role', 'iam:PassRole', 'cloudformation:CreateStack'),
  method(
    'pass-role-data-pipeline',
    'runs commands under another role',
    'iam:PassRole',
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
    'datapipeline:ActivatePipeline',
  ),
  method(
    'pass-role-notebook',
    'opens a notebook under another role',
    'iam:PassRole',
    'sagemaker:CreateNotebookInstance',
    'sagemaker:CreatePresignedNotebookInstanceUrl',
  ),
  method('open-notebook', 'opens a notebook that runs under another role', 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  method('pass-role-processing-job', 'runs a container under another role', 'iam:PassRole', 'sagemaker:CreateProcessingJob'),
  method('pass-role-training-job', 'runs a container under another role', 'iam:PassRole', 'sagemaker:CreateTrainingJob'),
  method('pass-role-codebuild', 'runs a build under another role', 'iam:PassRole', 'codebuild:CreateProject', 'codebuild:StartBuild'),
  method('pass-role-ecs-task', 'runs a container under another role', 'iam:PassRole', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
  method(
    'pass-role-state-machine',
    'calls services under another role',
    'iam:PassRole',
    'states:CreateStateMachine',
    'states:StartExecution',
  ),
  method('ssm-send-command', "runs commands under an instance's role", 'ssm:SendCommand'),
  method('ssm-start-session', "opens a shell under an instance's role", 'ssm:StartSession'),
];

function method(id: string, gain: string, ...actions: readonly string[]): EscalationMethod {
  return { id, actions, gain };
}

/** The methods whose actions are all among the allowed ones, whichever policies allow them. */
export function escalationMethods(allowed: ReadonlySet<string>): EscalationMethod[] {
  return ESCALATION_METHODS.filter(({ actions }) => actions.every((action) => allowed.has(action)));
}
