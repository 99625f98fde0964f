// SPDX-License-Identifier: MIT
//
// check_data.mjs PAGE…: has TypeScript compare the structured data of each page with the types of schema.org (schema-dts);
// PACKAGES is a folder with both. Prints what does not fit; exit 1 if anything does not, or if no page has data.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const packages = process.env.PACKAGES;
const found = process.argv.slice(2).flatMap((file) =>
  [...fs.readFileSync(file, 'utf8').matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, text]) => [file, text]));
if (found.length === 0) throw new Error('no page has structured data');
const lines = ['import type { Course, ItemList, WithContext } from "schema-dts";',
  '// @ts-expect-error: what is no property of a course must not pass',
  'export const wrong: WithContext<Course> = {"@context":"https://schema.org","@type":"Course","creditTex":"1"};',
  ...found.map(([file, text], n) => `export const data${n}: WithContext<${JSON.parse(text)['@type']}> = ${text}; // ${file}`)];
// In the folder of the packages, where the types are found.
const source = path.join(packages, `data-${process.pid}.ts`);
fs.writeFileSync(source, lines.join('\n'));
try {
  execFileSync(process.execPath, [path.join(packages, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck',
    '--module', 'nodenext', source], { stdio: 'inherit' });
} catch {
  process.exit(1);
} finally {
  fs.rmSync(source);
}
console.log(`${found.length} pages have structured data as schema.org describes it`);
