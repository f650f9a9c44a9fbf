var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
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
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// src/gallery.ts
var gallery_exports = {};
__export(gallery_exports, {
  main: () => main
});
module.exports = __toCommonJS(gallery_exports);
var import_client_s3 = require("@aws-sdk/client-s3");
var import_s3_request_presigner = require("@aws-sdk/s3-request-presigner");

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

// src/gallery.ts
var { THUMBNAILS_BUCKET, PICTURES_TABLE } = process.env;
var s3 = new import_client_s3.S3Client({});
var pictures = new Pictures(PICTURES_TABLE);
var link = (Key) => (0, import_s3_request_presigner.getSignedUrl)(s3, new import_client_s3.GetObjectCommand({ Bucket: THUMBNAILS_BUCKET, Key }), { expiresIn: 3600 });
async function main({ rawPath }) {
  const album = rawPath.slice(1);
  const found = await pictures.of(album);
  const links = await Promise.all(found.map(({ key, widths }) => link(`w${Math.min(...widths)}/${key}.webp`)));
  return { statusCode: 200, body: JSON.stringify(links) };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  main
});
