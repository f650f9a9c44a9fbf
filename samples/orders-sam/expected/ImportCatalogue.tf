data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

variable "Stage" {
  type        = string
  default     = "dev"
  description = "Template parameter Stage"
}

data "aws_iam_policy_document" "import_catalogue" {
  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/*-StockTable-*"]
    actions   = ["dynamodb:BatchWriteItem"]
  }

  statement {
    sid       = "S3Writedd50c4"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::*-documentsbucket-*/imports/*.json"]

    actions = [
      "s3:AbortMultipartUpload",
      "s3:PutObject",
    ]
  }

  statement {
    sid       = "S3Write138b47"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::shop-uploads-${var.Stage}-${data.aws_caller_identity.current.account_id}/*"]

    actions = [
      "s3:DeleteObject",
      "s3:GetObject",
    ]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-ImportCatalogue-*:*"]

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
