// SPDX-License-Identifier: MIT
// node validate.mjs PACKAGES SCHEMA FOLDER: checks all records below FOLDER by the schema, with js-yaml and ajv. The
// quickest way that these have: one process, a compiled schema, no promises. Exit 1: some are not valid.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [packages, schema, folder] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(packages), "package.json"));
const yaml = require("js-yaml");
const Ajv = require("ajv").default;

const validate = new Ajv({ strict: false }).compile(JSON.parse(fs.readFileSync(schema, "utf8")));
let records = 0;
let invalid = 0;
for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) {
    continue;
  }
  records += 1;
  const file = path.join(entry.path, entry.name);
  if (!validate(yaml.load(fs.readFileSync(file, "utf8")))) {
    invalid += 1;
    console.log(file, validate.errors[0]);
  }
}
console.log(`${records} records, ${invalid} not valid`);
process.exit(invalid > 0 ? 1 : 0);
