variable "name" {
  type = string
}

variable "max_retries" {
  type    = number
  default = 5
}
