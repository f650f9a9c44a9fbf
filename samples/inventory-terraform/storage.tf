resource "aws_dynamodb_table" "items" {
  name         = "${local.prefix}-items"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "sku"

  attribute {
    name = "sku"
    type = "S"
  }

  attribute {
    name = "warehouse"
    type = "S"
  }

  attribute {
    name = "quantity"
    type = "N"
  }

  global_secondary_index {
    name            = "by-quantity"
    hash_key        = "warehouse"
    range_key       = "quantity"
    projection_type = "ALL"
  }
}

resource "aws_s3_bucket" "deliveries" {
  bucket = "${local.prefix}-deliveries-${data.aws_caller_identity.current.account_id}"
}

resource "aws_sns_topic" "alerts" {
  name_prefix = "${local.prefix}-alerts-"
}

resource "aws_secretsmanager_secret" "supplier" {
  name = "inventory/${var.environment}/supplier"
}

module "deliveries" {
  source = "./modules/queue"

  name        = "${local.prefix}-deliveries"
  max_retries = 3
}

resource "aws_sqs_queue" "reorders" {
  name                       = "${local.prefix}-reorders"
  visibility_timeout_seconds = 360
}
