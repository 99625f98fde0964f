// SPDX-License-Identifier: MIT
//
// lighthouse.mjs SITE PAGE…: has Lighthouse judge pages of a site, as on a slow phone, and prints the scores. Exit 1 if one is
// below 95. On a busy machine, speed is printed but not judged, and that is said. PACKAGES is a folder with lighthouse and
// puppeteer-core, CHROMIUM the browser.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const least = 95;
const tries = 3; // speed varies from run to run

const isBusy = () => os.loadavg()[0] > os.cpus().length;
const require = createRequire(process.env.PACKAGES + '/');
const { default: lighthouse } = await import(pathToFileURL(require.resolve('lighthouse')).href);
const [site, ...pages] = process.argv.slice(2);
const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const server = http.createServer((request, response) => {
  const file = path.join(site, decodeURIComponent(request.url.split('?')[0]));
  const is = fs.existsSync(file) && fs.statSync(file).isFile();
  response.writeHead(is ? 200 : 404, { 'Content-Type': kinds[path.extname(file)] ?? 'text/plain', 'Content-Encoding': 'gzip' });
  response.end(zlib.gzipSync(is ? fs.readFileSync(file) : ''));
});
await new Promise((r) => server.listen(0, '127.0.0.1', r));
const browser = await require('puppeteer-core').launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
const port = Number(new URL(browser.wsEndpoint()).port);
let wrong = 0;
for (const page of pages) {
  const best = {};
  let failed = [];
  const isLow = () => Object.entries(best).some(([name, score]) => score < least && !(name === 'performance' && isBusy()));
  for (let turn = 0; turn < tries && (turn === 0 || isLow()); turn += 1) {
    // It fetches robots.txt from inside the page, which the page's security policy forbids.
    const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/${page}`, { port, logLevel: 'error', skipAudits: ['robots-txt'] });
    for (const [name, { score }] of Object.entries(lhr.categories)) best[name] = Math.max(best[name] ?? 0, Math.round(score * 100));
    failed = Object.values(lhr.audits).filter((a) => a.score !== null && a.score < 0.9).map((a) => a.id);
  }
  console.log(`${page}: ${Object.entries(best).map(([name, score]) => `${name} ${score}`).join(', ')}`);
  if (isLow()) {
    wrong += 1;
    console.log(`wrong: below ${least}, for ${failed.join(', ')}`);
  } else if (best.performance < least) {
    console.log(`not judged: the speed, as the machine is busy (load ${os.loadavg()[0].toFixed(1)})`);
  }
}
await browser.close();
server.close();
process.exit(wrong === 0 ? 0 : 1);
