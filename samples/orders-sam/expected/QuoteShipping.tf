data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_iam_policy_document" "quote_shipping" {
  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-QuoteShipping-*:*"]

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
