// SPDX-License-Identifier: MIT
// run_duckdb.mjs FILE COUNT: runs the statements of a file in DuckDB, which leave COUNT rows in the table `activities`.
// Exit 77: skipped, in words.
import { readFileSync } from 'node:fs';

const [file, count] = process.argv.slice(2);
let duckdb;
try {
  duckdb = await import('@duckdb/node-api');
} catch (error) {
  console.log(`skipped: DuckDB does not run here: ${error.message}`);
  process.exit(77);
}
const instance = await duckdb.DuckDBInstance.create(':memory:');
const connection = await instance.connect();
for (const statement of readFileSync(file, 'utf8').split(';')) {
  if (statement.trim() !== '') {
    await connection.run(statement);
  }
}
const answer = await connection.runAndReadAll("SELECT count(*) FROM 'build/activities.parquet'");
const rows = String(answer.getRows()[0][0]);
if (rows !== count.trim()) {
  console.log(`DuckDB has ${rows} activities of ${count}`);
  process.exit(1);
}
console.log(`DuckDB reads ${rows} activities`);
