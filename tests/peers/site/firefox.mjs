// SPDX-License-Identifier: MIT
//
// firefox.mjs SITE: opens a site from the disk and under a path of a web server in Firefox, and checks that nothing is
// refused or thrown, that words and filters find what the data have, and that links lead to pages.
// PACKAGES is a folder with puppeteer-core, FIREFOX the browser. Prints what is wrong, a line each; exit 1 if anything is.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';

const puppeteer = createRequire(process.env.PACKAGES + '/')('puppeteer-core');
const [site] = process.argv.slice(2);
let wrong = 0;

function check(what, holds, found = '') {
  if (!holds) {
    wrong += 1;
    console.log(`wrong: ${what} ${found}`);
  }
}

// As Firefox is delivered; puppeteer would let a page from the disk read its neighbors.
const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX,
  extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true } });
const rows = fs.readFileSync(path.join(site, 'data/activities.ndjson'), 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l));
const pages = fs.readdirSync(site, { recursive: true }).filter((f) => f.endsWith('.html') && f !== '404.html');
const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const server = http.createServer((request, response) => {
  const file = path.join(site, decodeURIComponent(request.url.split('?')[0]).replace('/sub/path/', ''));
  const is = request.url.startsWith('/sub/path/') && fs.existsSync(file) && fs.statSync(file).isFile();
  response.writeHead(is ? 200 : 404, { 'Content-Type': kinds[path.extname(file)] ?? 'text/plain' });
  response.end(is ? fs.readFileSync(file) : '');
});
await new Promise((r) => server.listen(0, '127.0.0.1', r));

const ids = (page) => page.$$eval('.hits h2 a', (links) => links.map((a) => a.href.match(/(\d+)\.html/)[1]));
const settled = (page) => page.waitForFunction(
  () => document.querySelector('.bar b') || document.querySelector('.state'), { timeout: 10000 }).catch(() => {});

for (const root of [`file://${site}/`, `http://127.0.0.1:${server.address().port}/sub/path/`]) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => check(`${page.url()} throws`, false, error.message));
  page.on('console', (line) => check(`${page.url()} says`, !/Content.Security|blocked/i.test(line.text()), line.text()));
  // All pages from the disk; from the server, which changes only their addresses, one of each folder.
  const folders = new Set();
  for (const at of pages) {
    if (root.startsWith('http') && folders.size === folders.add(at.split('/')[0]).size) continue;
    await page.goto(root + at);
    check(`${at} has no heading`, (await page.$('h1')) !== null);
    const color = await page.$eval('body', (e) => getComputedStyle(e).getPropertyValue('--accent'));
    check(`${at} has no styles`, at.startsWith('embed/') || color !== '', color);
  }
  await page.goto(`${root}search.html`);
  const titles = rows.filter((r) => r.title).slice(0, 10);
  for (const { id, title } of titles) {
    const words = await page.evaluate((t) => window.cmeTerms(t), title);
    const word = words.sort((a, b) => b.length - a.length)[0];
    if (!word) continue;
    await page.goto(`${root}search.html#q=${encodeURIComponent(word)}`);
    await page.reload();
    await settled(page);
    for (let more = await page.$('.more:not([hidden]) button'); more; more = await page.$('.more:not([hidden]) button')) {
      await more.click();
      await new Promise((r) => setTimeout(r, 50));
    }
    check(`"${word}" does not find`, (await ids(page)).includes(String(id)), id);
  }
  await page.goto(`${root}search.html#fee=0`);
  await page.reload();
  await settled(page);
  const free = rows.filter((r) => r.fee.some((f) => f.amount !== null && Number(f.amount) === 0)).length;
  const found = await page.$eval('.bar b', (e) => e.textContent).catch(() => 'nothing');
  check('the number of free activities', found === `${free} ${free === 1 ? 'activity' : 'activities'}`, found);
  await page.focus('#q');
  await page.keyboard.type('medicine', { delay: 20 });
  await page.waitForFunction(() => location.hash.includes('q=medicine'), { timeout: 10000 }).catch(() => check('typing searches', false));
  await page.close();
}

await browser.close();
server.close();
console.log(wrong === 0 ? `Firefox finds nothing wrong in ${pages.length} pages` : `${wrong} things are wrong`);
process.exit(wrong === 0 ? 0 : 1);
