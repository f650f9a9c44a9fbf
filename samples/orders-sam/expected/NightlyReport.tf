data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

variable "Stage" {
  type        = string
  default     = "dev"
  description = "Template parameter Stage"
}

data "aws_iam_policy_document" "nightly_report" {
  statement {
    sid       = "DynamodbRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/*-OrdersTable-*"]
    actions   = ["dynamodb:Scan"]
  }

  statement {
    sid       = "S3List"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::*-documentsbucket-*"]
    actions   = ["s3:ListBucket"]
  }

  statement {
    sid       = "S3Writede12b5"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::*-documentsbucket-*/*"]
    actions   = ["s3:DeleteObject"]
  }

  statement {
    sid       = "S3Writeacf8a2"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::*-documentsbucket-*/reports/*.json"]
    actions   = ["s3:PutObject"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-NightlyReport-*:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }

  statement {
    sid       = "LambdaRuntimeDeadLetter"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:shop-${var.Stage}-report-failures"]
    actions   = ["sqs:SendMessage"]
  }
}
