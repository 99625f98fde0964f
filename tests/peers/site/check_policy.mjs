// SPDX-License-Identifier: MIT
//
// check_policy.mjs PAGE…: asks Google's CSP Evaluator about the security policy of each page; PACKAGES is a folder with
// csp_evaluator. Prints what it finds to be a weakness; exit 1 if there is one, or a page without a policy.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.PACKAGES + '/');
const { CspEvaluator } = require('csp_evaluator/dist/evaluator.js');
const { CspParser } = require('csp_evaluator/dist/parser.js');
const { Severity } = require('csp_evaluator/dist/finding.js');
const policyOf = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;
const weaknesses = (policy) => new CspEvaluator(new CspParser(policy).csp).evaluate()
  // 'self' is noted as unsafe for hosts that let visitors upload scripts; a folder of files does not.
  .filter((finding) => finding.severity < Severity.MEDIUM_MAYBE);

if (weaknesses("script-src 'self' 'unsafe-inline'").length === 0) throw new Error('a weak policy passes');
let wrong = 0;
for (const file of process.argv.slice(2)) {
  const policy = policyOf.exec(fs.readFileSync(file, 'utf8'))?.[1];
  const found = policy ? weaknesses(policy.replaceAll('&#39;', "'")) : [{ description: 'has no policy' }];
  for (const { directive, description } of found) console.log(`wrong: ${file}: ${directive ?? ''} ${description}`);
  wrong += found.length;
}
process.exit(wrong === 0 ? 0 : 1);
