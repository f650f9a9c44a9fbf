data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

variable "Stage" {
  type        = string
  default     = "dev"
  description = "Template parameter Stage"
}

data "aws_iam_policy_document" "create_order" {
  statement {
    sid       = "DynamodbWrite2661c5"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/*-OrdersTable-*"]
    actions   = ["dynamodb:PutItem"]
  }

  statement {
    sid       = "DynamodbWritef5d249"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/*-StockTable-*"]
    actions   = ["dynamodb:UpdateItem"]
  }

  statement {
    sid       = "EventsWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/shop-${var.Stage}"]
    actions   = ["events:PutEvents"]
  }

  statement {
    sid       = "LambdaWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:*-QuoteShipping-*"]
    actions   = ["lambda:InvokeFunction"]
  }

  statement {
    sid       = "SqsWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*-FulfilmentQueue-*"]
    actions   = ["sqs:SendMessage"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/*-CreateOrder-*:*"]

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
