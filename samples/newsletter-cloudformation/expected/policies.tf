data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

variable "Stage" {
  type        = string
  default     = "prod"
  description = "Template parameter Stage"
}

data "aws_iam_policy_document" "confirm" {
  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/papermill-subscribers-${var.Stage}"]
    actions   = ["dynamodb:UpdateItem"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/papermill-confirm-${var.Stage}:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }
}

data "aws_iam_policy_document" "deliver" {
  statement {
    sid    = "SesWrite"
    effect = "Allow"

    resources = [
      "arn:${data.aws_partition.current.partition}:ses:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:identity/letters@papermill.example",
      "arn:${data.aws_partition.current.partition}:ses:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:identity/papermill.example",
    ]

    actions = ["ses:SendEmail"]
  }

  statement {
    sid       = "SsmRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:parameter/papermill/${var.Stage}/unsubscribe-key"]
    actions   = ["ssm:GetParameter"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-Deliver-*:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }

  statement {
    sid       = "LambdaRuntimeSqs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*-OutgoingQueue-*"]

    actions = [
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
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

data "aws_iam_policy_document" "send_issue" {
  statement {
    sid       = "DynamodbRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/papermill-subscribers-${var.Stage}/index/by-list"]
    actions   = ["dynamodb:Query"]
  }

  statement {
    sid       = "S3Read"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::*-issuesbucket-*/issues/*.html"]
    actions   = ["s3:GetObject"]
  }

  statement {
    sid       = "SqsWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*-OutgoingQueue-*"]
    actions   = ["sqs:SendMessage"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-SendIssue-*:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }

  statement {
    sid       = "LambdaRuntimeDeadLetter"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:papermill-failures"]
    actions   = ["sns:Publish"]
  }
}

data "aws_iam_policy_document" "subscribe" {
  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/papermill-subscribers-${var.Stage}"]
    actions   = ["dynamodb:PutItem"]
  }

  statement {
    sid       = "SnsWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*-SignupsTopic-*"]
    actions   = ["sns:Publish"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-Subscribe-*:*"]

    actions = [
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }
}
