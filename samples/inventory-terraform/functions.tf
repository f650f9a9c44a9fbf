resource "aws_lambda_function" "api" {
  function_name    = "${local.prefix}-api"
  filename         = data.archive_file.functions.output_path
  source_code_hash = data.archive_file.functions.output_base64sha256
  handler          = "api/index.handler"
  runtime          = "nodejs22.x"
  role             = aws_iam_role.api.arn

  environment {
    variables = merge(local.shared_environment, {
      DELIVERIES_QUEUE_URL = module.deliveries.url
      REORDERS_QUEUE_URL   = aws_sqs_queue.reorders.url
    })
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/aws/lambda/${aws_lambda_function.api.function_name}"
  retention_in_days = 14
}

resource "aws_lambda_function" "worker" {
  for_each = local.workers

  function_name    = "${local.prefix}-${each.key}"
  filename         = data.archive_file.functions.output_path
  source_code_hash = data.archive_file.functions.output_base64sha256
  handler          = each.value.handler
  runtime          = "nodejs22.x"
  timeout          = each.value.timeout
  role             = aws_iam_role.worker.arn

  environment {
    variables = merge(local.shared_environment, each.value.environment)
  }
}

resource "aws_lambda_event_source_mapping" "receive" {
  event_source_arn = module.deliveries.arn
  function_name    = aws_lambda_function.worker["receive"].arn
  batch_size       = 5
}

resource "aws_lambda_event_source_mapping" "reorder" {
  event_source_arn = aws_sqs_queue.reorders.arn
  function_name    = aws_lambda_function.worker["reorder"].arn
}
