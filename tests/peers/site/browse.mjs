// SPDX-License-Identifier: MIT
//
// browse.mjs SITE TERMS [WIDE]: opens a site's pages from the disk in Chromium and under a path of a web server, and
// checks what a person would notice: accessibility (axe), the security policy, the width on a phone, and the search.
// Prints what is wrong, a line each; exit 1 if anything is.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(process.env.PACKAGES + '/');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [site, termsFile] = process.argv.slice(2);
const day = '2026-01-15T12:00:00';
let wrong = 0;

function check(what, holds, found = '') {
  if (!holds) {
    wrong += 1;
    console.log(`wrong: ${what} ${found}`);
  }
}

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });

async function open(address, { width = 1280, theme = 'light', scripts = true } = {}) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => check(`${address} throws`, false, error.message));
  page.on('console', (line) => check(`${address} says`, !/Content Security|Refused|violat/.test(line.text()), line.text()));
  await page.evaluateOnNewDocument((now) => {
    const Real = Date;
    const fixed = new Real(now).getTime();
    window.Date = class extends Real { constructor(...x) { x.length ? super(...x) : super(fixed); } static now() { return fixed; } };
  }, day);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  await page.setJavaScriptEnabled(scripts);
  await page.goto(address);
  return page;
}

const text = (page, selector) => page.$eval(selector, (e) => e.textContent.trim());
const settled = (page) => page.waitForFunction(
  () => document.querySelector('.bar b') || document.querySelector('.state'), { timeout: 5000 }).catch(() => {});

function files(folder, prefix = '') {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((e) => e.name === '.cme-render' ? []
    : e.isDirectory() ? files(path.join(folder, e.name), `${prefix}${e.name}/`) : [prefix + e.name]);
}

const disk = `file://${site}/`;
const pages = files(site).filter((f) => f.endsWith('.html'));
const one = (prefix) => pages.find((p) => p.startsWith(prefix));

// One page of each kind, in both themes and on a phone.
const kinds = ['index.html', 'search.html', 'search.html#q=medicine', 'search.html#q=xyzzy', one('a/'), one('b/'),
  one('f/'), one('p/'), 'p/index.html', one('x/'), one('embed/')];
for (const kind of kinds) {
  for (const theme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      const page = await open(disk + kind, { width, theme });
      if (kind.startsWith('search')) await settled(page);
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document,
        { preload: false, runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
      for (const v of found.violations) check(`axe: ${kind} ${theme} ${width}`, false, `${v.id} ${v.nodes[0].html.slice(0, 150)}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      check(`${kind} is wider than ${width}`, wide <= width, wide);
      await page.close();
    }
  }
}

// Without scripts, every activity can be reached by links.
{
  const seen = new Set();
  const queue = ['index.html'];
  while (queue.length) {
    const at = queue.pop();
    if (seen.has(at)) continue;
    seen.add(at);
    const html = fs.readFileSync(path.join(site, at), 'utf8').replace(/<template[\s\S]*?<\/template>/g, '');
    for (const [, href] of html.matchAll(/ href="([^"#]+\.html)/g)) {
      if (!/^[a-z]+:/.test(href)) queue.push(path.posix.normalize(path.posix.join(path.posix.dirname(at), href)));
    }
  }
  for (const page of pages.filter((p) => p.startsWith('a/'))) check('cannot be reached without scripts:', seen.has(page), page);
}

// The terms are those of the program, and each word of a title finds its activity.
const search = await open(`${disk}search.html`);
for (const line of fs.readFileSync(termsFile, 'utf8').trimEnd().split('\n')) {
  const [from, terms] = line.split('\t');
  const got = await search.evaluate((t) => window.cmeTerms(t).join(' '), from);
  check('the terms of', got === terms, `"${from}": "${got}"`);
}
check('nothing is loaded before the box has the focus', (await search.evaluate(() =>
  performance.getEntriesByType('resource').filter((r) => r.name.includes('/s/')).length)) === 0);
await search.close();

async function find(page, hash) {
  await page.goto(`${disk}search.html#${hash}`);
  await page.reload();
  await settled(page);
  return text(page, '[role=status]');
}
const asked = await open(`${disk}search.html`);
const rows = fs.readFileSync(path.join(site, 'data/activities.ndjson'), 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l));
const words = new Map();
for (const row of rows) {
  for (const word of await asked.evaluate((t) => window.cmeTerms(t), row.title ?? '')) words.set(word, (words.get(word) ?? []).concat(row.id));
}
const tried = [...words].slice(0, 150);
for (const [word, ids] of tried) {
  await find(asked, `q=${encodeURIComponent(word)}`);
  for (let more = await asked.$('.more:not([hidden]) button'); more; more = await asked.$('.more:not([hidden]) button')) {
    await more.click();
    await new Promise((r) => setTimeout(r, 30));
  }
  const got = await asked.$$eval('.hits h2 a', (links) => links.map((a) => a.href.match(/(\d+)\.html/)[1]));
  for (const id of ids) check(`"${word}" does not find`, got.includes(String(id)), id);
}

// Counts of the facets are those of the data.
const slug = (s) => s.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
await find(asked, 'fee=0');
const free = rows.filter((r) => r.fee.some((f) => f.amount !== null && Number(f.amount) === 0));
check('the number of free activities', (await text(asked, '.bar b')) === `${free.length} ${free.length === 1 ? 'activity' : 'activities'}`);
await asked.evaluate(() => new Promise((r) => setTimeout(r, 300)));
for (const [value, count] of await asked.$$eval('input[name=b]', (b) => b.map((i) => [i.value, i.parentNode.querySelector('b').textContent]))) {
  const real = free.filter((r) => Object.values(r.approvals).flat().some((b) => slug(b) === value)).length;
  check(`free activities for ${value}`, Number(count) === real, `${count}, not ${real}`);
}
await asked.close();

// The keyboard, the address, and going back.
{
  const page = await open(`${disk}index.html`);
  await page.keyboard.press('/');
  check('"/" goes to the box', await page.evaluate(() => document.activeElement.id === 'q'));
  await page.keyboard.type('medicine');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await settled(page);
  check('Enter searches', page.url().endsWith('search.html#q=medicine'), page.url());
  await page.close();
}
{
  const page = await open(`${disk}search.html`);
  await page.focus('#q');
  const word = tried.find(([w]) => w.length > 5)[0];
  await page.type('#q', word.slice(0, -1), { delay: 10 });
  await settled(page);
  await page.waitForSelector('.hits h2 a');
  check('the beginning of a word finds', (await page.$$('.hits h2 a')).length > 0);
  await page.keyboard.press('ArrowDown');
  check('the arrow goes to the first result', await page.evaluate(() => document.activeElement === document.querySelector('.hits h2 a')));
  await page.keyboard.press('Escape');
  check('Esc goes back to the box', await page.evaluate(() => document.activeElement.id === 'q'));
  const before = await text(page, '[role=status]');
  await page.click('input[name=fee][value="0"]');
  await new Promise((r) => setTimeout(r, 400));
  check('the filter is in the address', page.url().includes('fee=0'), page.url());
  await page.goBack();
  await new Promise((r) => setTimeout(r, 400));
  check('back takes the filter away', (await text(page, '[role=status]')) === before, await text(page, '[role=status]'));
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (x) => { window.saved = x; return make.call(URL, x); };
    HTMLAnchorElement.prototype.click = () => {};
  });
  await page.click('[data-do=csv]');
  await page.waitForFunction(() => window.saved);
  const csv = await page.evaluate(() => window.saved.text());
  check('the CSV has rows', csv.split('\r\n').length > 2);
  check('the CSV has no formula', !csv.split(/[\r\n]+/).some((l) => l.split('","').some((c) => /^"?[=+\-@]/.test(c))));
  await page.close();
}

// What cannot be loaded is not "nothing found".
{
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  let lost = true;
  page.on('request', (r) => (lost && /\/s\/t\d/.test(r.url()) ? r.abort() : r.continue()));
  await page.goto(`${disk}search.html#q=medicine`);
  await page.waitForSelector('.fail[role=alert]', { timeout: 5000 }).catch(() => check('a lost part is reported', false));
  lost = false;
  await page.click('[data-do=retry]');
  await page.waitForSelector('.hits h2 a', { timeout: 5000 }).catch(() => check('trying again works', false));
  await page.close();
}

// A calendar entry.
{
  const page = await open(disk + one('a/'));
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (x) => { window.saved = x; return make.call(URL, x); };
    HTMLAnchorElement.prototype.click = () => {};
  });
  if (await page.$('[data-do=ics]:not([hidden])')) {
    await page.click('[data-do=ics]');
    const ics = await page.evaluate(() => window.saved.text());
    check('the calendar entry is folded', ics.split('\r\n').every((l) => Buffer.byteLength(l) <= 75));
    const [, from, to] = /DTSTART;VALUE=DATE:(\d+)\r\nDTEND;VALUE=DATE:(\d+)/.exec(ics);
    check('the entry ends after it begins', Number(to) > Number(from), ics);
  }
  await page.close();
}

// Under a path of a server.
{
  const server = http.createServer((request, response) => {
    const file = path.join(site, decodeURIComponent(request.url.split('?')[0]).replace(/^\/sub\/path\//, ''));
    const kind = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }[path.extname(file)];
    fs.readFile(file, (error, data) => {
      response.writeHead(error || !request.url.startsWith('/sub/path/') ? 404 : 200, { 'Content-Type': kind ?? 'text/plain' });
      response.end(data);
    });
  });
  await new Promise((r) => server.listen(0, '127.0.0.1', r));
  const page = await open(`http://127.0.0.1:${server.address().port}/sub/path/search.html#q=medicine`);
  await settled(page);
  check('the search works under a path', (await page.$$('.hits h2 a')).length > 0);
  const link = await page.$eval('.hits h2 a', (a) => a.href);
  await page.goto(link);
  check('a result leads to its page', (await page.$('main.act')) !== null, link);
  await page.close();
  server.close();
}

await browser.close();
console.log(wrong === 0 ? `the browser finds nothing wrong in ${pages.length} pages` : `${wrong} things are wrong`);
process.exit(wrong === 0 ? 0 : 1);
