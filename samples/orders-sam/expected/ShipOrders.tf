data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_iam_policy_document" "ship_orders" {
  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/*-OrdersTable-*"]
    actions   = ["dynamodb:UpdateItem"]
  }

  statement {
    sid       = "SnsWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*-ShipmentTopic-*"]
    actions   = ["sns:Publish"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-ShipOrders-*:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }

  statement {
    sid       = "LambdaRuntimeSqs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*-FulfilmentQueue-*"]

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
