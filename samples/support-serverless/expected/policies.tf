data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

variable "env_TRANSLATION_QUEUE" {
  type        = string
  default     = "support-translations"
  description = "Template parameter env:TRANSLATION_QUEUE"
}

variable "opt_stage" {
  type        = string
  default     = "dev"
  description = "Template parameter opt:stage"
}

data "aws_iam_policy_document" "open_ticket" {
  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/support-desk-${var.opt_stage}-tickets"]
    actions   = ["dynamodb:PutItem"]
  }

  statement {
    sid       = "S3Write"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::support-desk-${var.opt_stage}-attachments-${data.aws_caller_identity.current.account_id}/attachments/*/*"]
    actions   = ["s3:PutObject"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/support-desk-${var.opt_stage}-openTicket:*"]

    actions = [
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

data "aws_iam_policy_document" "remind_agents" {
  statement {
    sid       = "DynamodbRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/support-desk-${var.opt_stage}-tickets/index/status-openedAt"]
    actions   = ["dynamodb:Query"]
  }

  statement {
    sid       = "SnsWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*-RemindersTopic-*"]
    actions   = ["sns:Publish"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/support-desk-${var.opt_stage}-remindAgents:*"]

    actions = [
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }

  statement {
    sid       = "LambdaRuntimeDeadLetter"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:support-desk-${var.opt_stage}-alarms"]
    actions   = ["sns:Publish"]
  }
}

data "aws_iam_policy_document" "triage_ticket" {
  statement {
    sid       = "ComprehendRead"
    effect    = "Allow"
    resources = ["*"]

    actions = [
      "comprehend:DetectDominantLanguage",
      "comprehend:DetectSentiment",
    ]
  }

  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/support-desk-${var.opt_stage}-tickets"]
    actions   = ["dynamodb:UpdateItem"]
  }

  statement {
    sid       = "SqsWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:${var.env_TRANSLATION_QUEUE}"]

    actions = [
      "sqs:GetQueueUrl",
      "sqs:SendMessage",
    ]
  }

  statement {
    sid       = "LambdaRuntimeDynamodb684888"
    effect    = "Allow"
    resources = ["*"]
    actions   = ["dynamodb:ListStreams"]
  }

  statement {
    sid       = "LambdaRuntimeDynamodbf5fa23"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/support-desk-${var.opt_stage}-tickets/stream/*"]

    actions = [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
    ]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/support-desk-${var.opt_stage}-triageTicket:*"]

    actions = [
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
