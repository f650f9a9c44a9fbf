data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_iam_policy_document" "get_order" {
  statement {
    sid       = "DynamodbRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/*-OrdersTable-*"]
    actions   = ["dynamodb:GetItem"]
  }

  statement {
    sid       = "S3Read"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::*-documentsbucket-*/invoices/*.pdf"]
    actions   = ["s3:GetObject"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-GetOrder-*:*"]

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
