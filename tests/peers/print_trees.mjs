// SPDX-License-Identifier: MIT
// print_trees.mjs PACKAGES LIST: prints what js-yaml reads in each file that LIST names, as print_trees.cpp does.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [packages, list] = process.argv.slice(2);
const yaml = createRequire(`${packages}/`)('js-yaml');

// A mapping keeps its order only where no key is a number; keys are sorted, and so are those of the others.
const tree = (value) => {
  if (Array.isArray(value)) return ['list', ...value.map(tree)];
  if (value !== null && typeof value === 'object') {
    return ['map', ...Object.keys(value).sort().flatMap((key) => [key, tree(value[key])])];
  }
  return value ?? '';
};

for (const path of readFileSync(list, 'utf8').split('\n').filter(Boolean)) {
  let line = 'null';
  try {
    line = JSON.stringify(tree(yaml.load(readFileSync(path, 'utf8'), { schema: yaml.FAILSAFE_SCHEMA })));
  } catch (error) {
    if (!(error instanceof yaml.YAMLException)) throw error;
  }
  console.log(line);
}
