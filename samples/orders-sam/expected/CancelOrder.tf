data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

variable "Stage" {
  type        = string
  default     = "dev"
  description = "Template parameter Stage"
}

data "aws_iam_policy_document" "cancel_order" {
  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/*-OrdersTable-*"]

    actions = [
      "dynamodb:GetItem",
      "dynamodb:UpdateItem",
    ]
  }

  statement {
    sid       = "SecretsmanagerRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:secretsmanager:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:secret:shop/${var.Stage}/payment-??????"]
    actions   = ["secretsmanager:GetSecretValue"]
  }

  statement {
    sid       = "SsmRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:parameter/shop/${var.Stage}/cancellation-hours"]
    actions   = ["ssm:GetParameter"]
  }

  statement {
    sid       = "StatesWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:states:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stateMachine:RefundFlow-*"]
    actions   = ["states:StartExecution"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-CancelOrder-*:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }

  statement {
    sid       = "LambdaRuntimeXray"
    effect    = "Allow"
    resources = ["*"]

    actions = [
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]
  }
}
