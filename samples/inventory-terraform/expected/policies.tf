data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_iam_policy_document" "aws_lambda_function_api" {
  statement {
    sid       = "DynamodbRead"
    effect    = "Allow"
    resources = [aws_dynamodb_table.items.arn]
    actions   = ["dynamodb:GetItem"]
  }

  statement {
    sid    = "SqsWrite"
    effect = "Allow"

    resources = [
      "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:inventory-${var.environment}-deliveries",
      aws_sqs_queue.reorders.arn,
    ]

    actions = ["sqs:SendMessage"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/${aws_lambda_function.api.function_name}:*"]

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

data "aws_iam_policy_document" "aws_lambda_function_worker_receive" {
  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = [aws_dynamodb_table.items.arn]
    actions   = ["dynamodb:UpdateItem"]
  }

  statement {
    sid       = "S3Write"
    effect    = "Allow"
    resources = ["${aws_s3_bucket.deliveries.arn}/deliveries/*/*.json"]
    actions   = ["s3:PutObject"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/${aws_lambda_function.worker["receive"].function_name}:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }

  statement {
    sid       = "LambdaRuntimeSqs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:inventory-${var.environment}-deliveries"]

    actions = [
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
    ]
  }
}

data "aws_iam_policy_document" "aws_lambda_function_worker_reorder" {
  statement {
    sid       = "DynamodbRead"
    effect    = "Allow"
    resources = ["${aws_dynamodb_table.items.arn}/index/by-quantity"]
    actions   = ["dynamodb:Query"]
  }

  statement {
    sid       = "SecretsmanagerRead"
    effect    = "Allow"
    resources = [aws_secretsmanager_secret.supplier.arn]
    actions   = ["secretsmanager:GetSecretValue"]
  }

  statement {
    sid       = "SnsWrite"
    effect    = "Allow"
    resources = [aws_sns_topic.alerts.arn]
    actions   = ["sns:Publish"]
  }

  statement {
    sid       = "LambdaRuntimeLogs"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/${aws_lambda_function.worker["reorder"].function_name}:*"]

    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
  }

  statement {
    sid       = "LambdaRuntimeSqs"
    effect    = "Allow"
    resources = [aws_sqs_queue.reorders.arn]

    actions = [
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
    ]
  }
}
