locals {
  prefix = "inventory-${var.environment}"

  shared_environment = {
    ITEMS_TABLE         = aws_dynamodb_table.items.name
    LOW_STOCK_THRESHOLD = var.low_stock_threshold
  }

  workers = {
    receive = {
      handler = "workers/receive.handler"
      timeout = 30
      environment = {
        ARCHIVE_BUCKET = aws_s3_bucket.deliveries.id
      }
    }
    reorder = {
      handler = "workers/reorder.handler"
      timeout = 60
      environment = {
        SUPPLIER_SECRET_ARN = aws_secretsmanager_secret.supplier.arn
        ALERTS_TOPIC_ARN    = aws_sns_topic.alerts.arn
        REORDER_INDEX       = "by-quantity"
      }
    }
  }
}
