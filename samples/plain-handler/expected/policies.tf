data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

variable "CALLS_TABLE" {
  type        = string
  description = "Name of the resource in environment variable CALLS_TABLE, without the rest of its ARN or URL"
}

data "aws_iam_policy_document" "transcribe_mjs_handler" {
  statement {
    sid       = "DynamodbWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/${var.CALLS_TABLE}"]

    actions = [
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
    ]
  }

  statement {
    sid    = "S3Read"
    effect = "Allow"

    resources = [
      "arn:${data.aws_partition.current.partition}:s3:::acme-transcripts/raw/*.json",
      "arn:${data.aws_partition.current.partition}:s3:::acme-voice-inbox/*",
    ]

    actions = ["s3:GetObject"]
  }

  statement {
    sid       = "S3Write"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:s3:::acme-transcripts/*"]
    actions   = ["s3:PutObject"]
  }

  statement {
    sid       = "SqsWrite"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:sqs:eu-west-2:123456789012:call-review"]
    actions   = ["sqs:SendMessage"]
  }

  statement {
    sid       = "TranscribeRead"
    effect    = "Allow"
    resources = ["arn:${data.aws_partition.current.partition}:transcribe:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:transcription-job/*"]
    actions   = ["transcribe:GetTranscriptionJob"]
  }

  statement {
    sid       = "TranscribeWrite"
    effect    = "Allow"
    resources = ["*"]
    actions   = ["transcribe:StartTranscriptionJob"]
  }
}
