var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// src/resize.ts
var resize_exports = {};
__export(resize_exports, {
  handler: () => handler
});
module.exports = __toCommonJS(resize_exports);
var import_logger = require("@aws-lambda-powertools/logger");
var import_ssm = require("@aws-lambda-powertools/parameters/ssm");
var import_tracer = require("@aws-lambda-powertools/tracer");
var import_client_eventbridge = require("@aws-sdk/client-eventbridge");
var import_client_s3 = require("@aws-sdk/client-s3");
var import_sharp = __toESM(require("sharp"));

// src/pictures.ts
var import_client_dynamodb = require("@aws-sdk/client-dynamodb");
var import_lib_dynamodb = require("@aws-sdk/lib-dynamodb");
var Pictures = class {
  constructor(table) {
    this.table = table;
  }
  table;
  documents = import_lib_dynamodb.DynamoDBDocumentClient.from(new import_client_dynamodb.DynamoDBClient({}));
  add(picture) {
    return this.documents.send(new import_lib_dynamodb.PutCommand({ TableName: this.table, Item: picture }));
  }
  async of(album) {
    const { Items = [] } = await this.documents.send(
      new import_lib_dynamodb.QueryCommand({
        TableName: this.table,
        KeyConditionExpression: "album = :album",
        ExpressionAttributeValues: { ":album": album }
      })
    );
    return Items;
  }
  remove({ album, key }) {
    return this.documents.send(new import_lib_dynamodb.DeleteCommand({ TableName: this.table, Key: { album, key } }));
  }
};

// src/resize.ts
var logger = new import_logger.Logger({ serviceName: "thumbnails" });
var tracer = new import_tracer.Tracer({ serviceName: "thumbnails" });
var s3 = tracer.captureAWSv3Client(new import_client_s3.S3Client({}));
var events = tracer.captureAWSv3Client(new import_client_eventbridge.EventBridgeClient({}));
var Resizer = class {
  constructor(pictures, target) {
    this.pictures = pictures;
    this.target = target;
  }
  pictures;
  target;
  async resize(bucket, key) {
    const widths = await this.widths();
    const { Body } = await s3.send(new import_client_s3.GetObjectCommand({ Bucket: bucket, Key: key }));
    const original = await Body.transformToByteArray();
    await Promise.all(widths.map((width) => this.store(original, key, width)));
    await this.pictures.add({ album: key.split("/")[0] ?? "", key, widths });
    await events.send(
      new import_client_eventbridge.PutEventsCommand({
        Entries: [
          {
            EventBusName: process.env.EVENT_BUS,
            Source: "thumbnails",
            DetailType: "Picture resized",
            Detail: JSON.stringify({ key, widths })
          }
        ]
      })
    );
  }
  async widths() {
    const text = await (0, import_ssm.getParameter)(process.env.WIDTHS_PARAMETER, { maxAge: 300 });
    return (text ?? "160").split(",").map(Number);
  }
  async store(original, key, width) {
    const Body = await (0, import_sharp.default)(original).resize({ width }).webp().toBuffer();
    await s3.send(
      new import_client_s3.PutObjectCommand({ Bucket: this.target, Key: `w${width}/${key}.webp`, Body, ContentType: "image/webp" })
    );
  }
};
var resizer = new Resizer(new Pictures(process.env.PICTURES_TABLE), process.env.THUMBNAILS_BUCKET);
var handler = async ({ Records }) => {
  for (const { body } of Records) {
    for (const { s3: s32 } of JSON.parse(body).Records ?? []) {
      logger.info("resize", { key: s32.object.key });
      await resizer.resize(s32.bucket.name, decodeURIComponent(s32.object.key.replace(/\+/g, " ")));
    }
  }
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  handler
});
