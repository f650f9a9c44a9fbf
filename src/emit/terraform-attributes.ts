import type { ReferenceHole } from '../model/pattern.ts';
import { WHOLE_ARN } from './fold-arn.ts';

/** How the AWS provider names a resource of one type. */
interface TerraformAttributes {
  readonly name: string;
  /** The form of what the attribute `arn` gives, where it is known. */
  readonly arn?: string;
}

/**
 * The attributes of the AWS provider's resources that give their name and ARN, from the "Attribute Reference" of each:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const TERRAFORM_ATTRIBUTES: Readonly<Record<string, TerraformAttributes>> = {
  aws_api_gateway_rest_api: { name: 'id' },
  aws_apigatewayv2_api: { name: 'id' },
  aws_athena_workgroup: { name: 'name', arn: 'arn:{Partition}:athena:{Region}:{Account}:workgroup/{Name}' },
  aws_cloudwatch_event_bus: { name: 'name', arn: 'arn:{Partition}:events:{Region}:{Account}:event-bus/{Name}' },
  aws_cloudwatch_log_group: { name: 'name', arn: 'arn:{Partition}:logs:{Region}:{Account}:log-group:{Name}' },
  aws_cognito_identity_pool: { name: 'id' },
  aws_cognito_user_pool: { name: 'id', arn: 'arn:{Partition}:cognito-idp:{Region}:{Account}:userpool/{Name}' },
  aws_dynamodb_table: { name: 'name', arn: 'arn:{Partition}:dynamodb:{Region}:{Account}:table/{Name}' },
  aws_iam_role: { name: 'name' },
  aws_kinesis_firehose_delivery_stream: {
    name: 'name',
    arn: 'arn:{Partition}:firehose:{Region}:{Account}:deliverystream/{Name}',
  },
  aws_kinesis_stream: { name: 'name', arn: 'arn:{Partition}:kinesis:{Region}:{Account}:stream/{Name}' },
  aws_kms_key: { name: 'key_id', arn: 'arn:{Partition}:kms:{Region}:{Account}:key/{Name}' },
  aws_lambda_function: { name: 'function_name', arn: 'arn:{Partition}:lambda:{Region}:{Account}:function:{Name}' },
  aws_s3_bucket: { name: 'bucket', arn: 'arn:{Partition}:s3:::{Name}' },
  aws_secretsmanager_secret: { name: 'name', arn: 'arn:{Partition}:secretsmanager:{Region}:{Account}:secret:{Name}-??????' },
  aws_sfn_state_machine: { name: 'name', arn: 'arn:{Partition}:states:{Region}:{Account}:stateMachine:{Name}' },
  aws_sns_topic: { name: 'name', arn: 'arn:{Partition}:sns:{Region}:{Account}:{Name}' },
  aws_sqs_queue: { name: 'name', arn: 'arn:{Partition}:sqs:{Region}:{Account}:{Name}' },
  aws_ssm_parameter: { name: 'name' },
};

/** The form of the resource's ARN. */
export function terraformArnForm(hole: ReferenceHole): string | undefined {
  return TERRAFORM_ATTRIBUTES[hole.type]?.arn;
}

/** The attribute of the resource that gives what the hole stands for; `undefined` where the table does not tell. */
export function terraformAttribute(hole: ReferenceHole): string | undefined {
  if (hole.attribute === WHOLE_ARN) return 'arn';
  return hole.attribute === 'name' ? TERRAFORM_ATTRIBUTES[hole.type]?.name : hole.attribute;
}
