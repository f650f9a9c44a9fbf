data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_iam_policy_document" "thumbnails_gallery" {
  statement {
    sid       = "DynamodbRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/pictures"]
    actions   = ["dynamodb:Query"]
  }

  statement {
    sid       = "S3Read"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::thumbnails-thumbnails115905a6-*/w*/*.webp"]
    actions   = ["s3:GetObject"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/Thumbnails-Gallery88723B09-*:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }
}

data "aws_iam_policy_document" "thumbnails_resize" {
  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/pictures"]
    actions   = ["dynamodb:PutItem"]
  }

  statement {
    sid       = "EventsWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/ThumbnailsEvents2734B590"]
    actions   = ["events:PutEvents"]
  }

  statement {
    sid       = "S3Read"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::*/*"]
    actions   = ["s3:GetObject"]
  }

  statement {
    sid       = "S3Write"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::thumbnails-thumbnails115905a6-*/w*/*.webp"]
    actions   = ["s3:PutObject"]
  }

  statement {
    sid       = "SsmRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:parameter/thumbnails/widths"]
    actions   = ["ssm:GetParameter"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/Thumbnails-Resize57196AE7-*:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }

  statement {
    sid       = "LambdaRuntimeSqs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:Thumbnails-Uploads4F6EB0FD-*"]

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
