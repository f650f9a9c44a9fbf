variable "environment" {
  description = "Which copy of the warehouse this is"
  type        = string
  default     = "staging"
}

variable "low_stock_threshold" {
  type    = number
  default = 10
}
