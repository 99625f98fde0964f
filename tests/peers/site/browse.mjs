// SPDX-License-Identifier: MIT
//
// browse.mjs SITE TERMS [CORRECTIONS]: opens a site's pages from the disk in Chromium and under a path of a web server, and
// checks what a person would notice: accessibility (axe), the security policy, the width on a phone, and the search.
// Prints what is wrong, a line each; exit 1 if anything is.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(process.env.PACKAGES + '/');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [site, termsFile, correctionsFile] = process.argv.slice(2);
const day = '2026-01-15T12:00:00';
let wrong = 0;

function check(what, holds, found = '') {
  if (!holds) {
    wrong += 1;
    console.log(`wrong: ${what} ${found}`);
  }
}

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });

/// `answer` may say what a request gets in place of what is there.
async function open(address, { width = 1280, theme = 'light', scripts = true, answer = null } = {}) {
  const page = await browser.newPage();
  if (answer) {
    await page.setRequestInterception(true);
    page.on('request', async (request) => {
      const body = await answer(request.url());
      if (body === undefined) request.continue(); else if (body === null) request.abort(); else request.respond(body);
    });
  }
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

/// Scrolls until no more rows appear.
async function scroll(page) {
  for (let before = -1, same = 0; same < 3;) {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await pause(50);
    const now = (await page.$$('.hits h2 a')).length;
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

function files(folder, prefix = '') {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((e) => e.name === '.cme-render' ? []
    : e.isDirectory() ? files(path.join(folder, e.name), `${prefix}${e.name}/`) : [prefix + e.name]);
}

const disk = `file://${site}/`;
const pages = files(site).filter((f) => f.endsWith('.html'));
const one = (prefix) => pages.find((p) => p.startsWith(prefix));
const fileOf = (address) => path.join(site, decodeURIComponent(address.replace(disk, '')).split(/[?#]/)[0]);
const until = (page, holds, ...values) => page.waitForFunction(holds, { timeout: 5000 }, ...values);
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

// One page of each kind, in both themes and on a phone.
const kinds = ['index.html', 'search.html', 'search.html#q=medicine', 'search.html#q=xyzzy', 'search.html#q=tumour&fee=50', one('a/'), one('b/'),
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

// No page is wider than a window, whatever words and counts it has; no word of usual length and no number is broken, and what
// can be pressed is large enough for a finger, unless it is in a sentence.
{
  const faults = (most) => {
    const isSeen = (e) => e === document.body || (getComputedStyle(e).clipPath === 'none' && isSeen(e.parentElement));
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      for (const run of [...data.matchAll(/\S+/g)].filter((r) => r[0].length <= most && !/[<>=/@]/.test(r[0]))) {
        for (const word of run[0].matchAll(/[\p{L}\p{N}.,]+/gu)) {
          range.setStart(walker.currentNode, run.index + word.index);
          range.setEnd(walker.currentNode, run.index + word.index + word[0].length);
          const lines = new Set([...range.getClientRects()].map((r) => Math.round(r.top)));
          if (lines.size > 1 && isSeen(parentElement)) found.push(`"${word[0]}" is broken`);
        }
      }
    }
    for (const e of document.querySelectorAll('a, button, input, select, summary, label')) {
      const { width, height } = e.getBoundingClientRect();
      if (width === 0 || getComputedStyle(e).display === 'inline' || (e.matches('input') && e.closest('label')) || !isSeen(e)) continue;
      if (Math.min(width, height) < 24) found.push(`"${e.textContent}" is ${width} by ${height} pixels`);
    }
    return found;
  };
  const page = await open(`${disk}index.html`);
  for (const at of pages.filter((p) => p !== '404.html')) {
    await page.goto(disk + at);
    if (at === 'search.html') await settled(page);
    await page.evaluate(() => {
      document.querySelectorAll('details').forEach((d) => { d.open = true; });
      document.querySelectorAll('.index b, .cal b, .opts b, .stats dd').forEach((b) => { b.textContent = '4,321'; });
    });
    for (const width of [320, 768, 1280]) {
      await page.setViewport({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      check(`${at} is wider than ${width}`, wide <= width, wide);
      for (const fault of await page.evaluate(faults, 18)) check(`${at}, ${width} pixels wide:`, false, fault);
    }
  }
  await page.close();
}

// A list is sorted by what it knows, and what it does not know is last in both directions.
{
  const unknown = /data-v="" data-l="(Fee|Credits)"/;
  const lists = pages.filter((p) => unknown.test(fs.readFileSync(path.join(site, p), 'utf8')));
  check('some list has an activity without a fee or without credits', lists.length > 0);
  const page = await open(disk + lists[0]);
  for (const column of [2, 3]) {
    for (const sign of [1, -1]) {
      await page.click(`thead th:nth-child(${column}) button`);
      const values = await page.$$eval(`tbody td:nth-child(${column})`, (cells) => cells.map((c) => c.dataset.v));
      const known = values.filter((v) => v !== '').map(Number);
      const right = known.slice().sort((a, b) => sign * (a - b)).concat(values.filter((v) => v === ''));
      check(`${lists[0]} by column ${column}`, right.join() === known.concat(values.slice(known.length)).join() && values.slice(0, known.length).every((v) => v !== ''), values.join());
    }
  }
  await page.close();
}

// What is next to expire has not expired.
{
  const page = await open(`${disk}index.html`);
  const months = await page.$$eval('.soon a', (links) => links.map((a) => a.getAttribute('href')));
  for (const at of months) {
    await page.goto(disk + at);
    const last = await page.$$eval('time[data-x]', (times) => times.map((t) => t.dateTime).sort().pop());
    check('next to expire', last >= day.slice(0, 10), `${at} ${last}`);
  }
  await page.close();
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
  await scroll(asked);
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

// What may be typed, or written into an address, that is not as the index has it.
const found = () => asked.$$eval('.hits h2 a', (links) => links.map((a) => a.href.match(/(\d+)\.html/)[1]));
check('a British spelling is said to be another', (await find(asked, 'q=tumour')).includes('Searched for “tumor”'));
check('a British spelling finds the American one', (await found()).includes(String(words.get('tumor')[0])));
// The spelling is corrected as `cme search` does it, in the records that ship.
for (const line of correctionsFile ? fs.readFileSync(correctionsFile, 'utf8').trimEnd().split('\n') : []) {
  const [typed, word] = line.split('\t');
  const said = await find(asked, `q=${typed}`);
  const right = word ? said.includes(`“${typed.toLowerCase()}” is not in any activity. Searched for “${word}”`) : !/Searched/.test(said);
  check(`the correction of "${typed}"`, right && ((await found()).length > 0) === (word !== ''), said);
}
const withDoi = rows.find((r) => r.doi);
for (const form of withDoi ? ['', 'doi:', 'DOI: ', 'https://doi.org/', 'http://dx.doi.org/', 'doi.org/'] : []) {
  await find(asked, `q=${encodeURIComponent(form + withDoi.doi)}`);
  check(`"${form}${withDoi.doi}" does not find`, (await found()).includes(String(withDoi.id)));
}
for (const [hash, words] of [['fee=50', 'fee=50'], ['c=3', 'c=3'], ['fee=abc', 'fee=abc'], ['x=soon', 'x=soon'], ['s=age', 's=age'], ['b=nosuch', 'b=nosuch']]) {
  const said = await find(asked, `q=${tried[0][0]}&${hash}`);
  check(`#${hash} is ignored in words`, said.includes(words) && /^\d/.test(said), said);
}
await find(asked, 'x=7');
check('any number of days is a filter in words', (await text(asked, '.on')).includes('Within 7 days'), await text(asked, '.on'));
check('12 words are searched', !(await find(asked, `q=${Array(12).fill(tried[0][0]).join('+')}`)).includes('12 words'));
check('more than 12 words are not, and that is said', (await find(asked, `q=${Array(13).fill(tried[0][0]).join('+')}`)).includes('Only the first 12 words'));
await asked.close();

// An activity is on one sheet of paper, American or European, and a search has no empty last sheet.
if (correctionsFile) {
  const page = await open(`${disk}index.html`);
  for (const at of pages.filter((p) => p.startsWith('a/')).concat('search.html#fee=25&c=5')) {
    await page.goto(disk + at);
    if (at.startsWith('search')) await settled(page);
    for (const format of ['Letter', 'A4']) {
      const sheets = Buffer.from(await page.pdf({ format })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
      check(`${at} is on one sheet of ${format}`, sheets === 1, sheets);
    }
  }
  await page.close();
}

// On paper are all rows that are found, or it says how many.
for (const whole of [true, false]) {
  const page = await open(`${disk}search.html#s=title`, { answer: (url) => (!whole && /\/s\/r[1-9]/.test(url) ? null : undefined) });
  if (!whole) await page.goto(`${disk}search.html#s=exp`);
  await settled(page);
  await pause(300);
  const count = Number((await text(page, '.bar b').catch(() => '0')).replace(/\D/g, ''));
  if (count > 16) {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const printed = (await page.$$('.hits h2 a')).length;
    const heading = await text(page, '[data-printed]');
    check('all rows are printed', printed === (whole ? count : 6), `${printed} of ${count}`);
    check('the heading counts them', heading.startsWith(whole ? `${count} activities` : `The first 6 of ${count} activities`), heading);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await pause(200);
    check('afterwards the page is as before', (await page.$$('.hits h2 a')).length === 6);
    await page.evaluate(() => { window.print = () => { window.printed = document.querySelectorAll('.hits h2 a').length; }; });
  }
  await page.close();
}

// The box counts, even if it is empty, and not what the address had before.
{
  const page = await open(`${disk}search.html?q=${tried[0][0]}`);
  await settled(page);
  check('a form can search', (await page.$$('.hits h2 a')).length > 0);
  await page.focus('#q');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.press('Backspace');
  await pause(200);
  check('an empty box has no results', (await page.$$('.hits h2 a')).length === 0 && (await text(page, '.state h2')) === 'What are you looking for?');
  await page.reload();
  await settled(page);
  check('nor after loading the page again', (await page.$$('.hits h2 a')).length === 0);
  await page.close();
}

// An index that is replaced while a page is open is loaded again, and nothing is thrown.
{
  let late = 0;
  const stale = async (url) => {
    if (/\/s\/.*\?/.test(url)) await pause(100);
    if (!/\/s\/([tr]\d+|syn)\.js$/.test(url)) return undefined;
    await pause(late += 20);
    return { contentType: 'text/javascript', body: fs.readFileSync(fileOf(url), 'utf8').replace(/^cme\(("[^"]*"),"[^"]*"/, 'cme($1,"another"') };
  };
  const page = await open(`${disk}search.html`, { answer: stale });
  await page.focus('#q');
  await page.type('#q', tried.find(([w]) => w.length > 5)[0], { delay: 15 });
  await page.click('.filters summary');
  await page.waitForSelector('.hits h2 a', { timeout: 5000 }).catch(() => check('a stale index is loaded again', false));
  await pause(300);
  await page.close();
}

// What a page has in place of what is in the site.
const pageWith = (from, to) => (url) => (/\.html$/.test(url.split('#')[0])
  ? { contentType: 'text/html', body: fs.readFileSync(fileOf(url), 'utf8').replace(from, to) } : undefined);

// In a large catalog, a word of two letters is searched after a pause, and at once by Enter; the address is what the box says.
for (const enter of [true, false]) {
  const large = (url) => (/\/s\/dir\.js/.test(url)
    ? { contentType: 'text/javascript', body: fs.readFileSync(fileOf(url), 'utf8').replace(/"n":\d+/, '"n":1000') } : undefined);
  const page = await open(`${disk}search.html`, { answer: large });
  await page.focus('#q');
  await pause(500);
  const [word] = tried.find(([w]) => w.length > 5);
  await page.type('#q', word, { delay: 5 });
  await settled(page);
  for (let i = word.length; i > 2; i -= 1) await page.keyboard.press('Backspace');
  const before = page.url();
  check('two letters wait', !before.endsWith(`#q=${word.slice(0, 2)}`), before);
  if (enter) await page.keyboard.press('Enter');
  await until(page, (q) => location.hash === `#q=${q}` && document.querySelector('.hits h2 a'), word.slice(0, 2))
    .catch(() => check('two letters are searched', false, page.url()));
  if (enter) {
    await until(page, () => document.activeElement === document.querySelector('.hits h2 a'))
      .catch(() => check('Enter goes to the first result', false));
  }
  await page.close();
}

// Enter at once after other changes: the first result has the focus, and keeps it.
{
  const page = await open(`${disk}search.html`);
  const [word] = tried.find(([w]) => w.length > 5);
  await page.focus('#q');
  await page.type('#q', word, { delay: 5 });
  await settled(page);
  await page.evaluate((typed) => {
    const q = document.querySelector('#q');
    for (const value of typed) {
      q.value = value;
      q.dispatchEvent(new Event('input', { bubbles: true }));
    }
    q.form.requestSubmit();
  }, [word.slice(0, 4), word, word.slice(0, 5)]);
  const onFirst = () => document.activeElement === document.querySelector('.hits h2 a');
  await until(page, onFirst).catch(() => check('Enter after other changes goes to the first result', false));
  await pause(1000);
  check('the first result keeps the focus', await page.evaluate(onFirst));

  // What is typed after Enter keeps the focus in the box; Back shows what was searched before.
  await page.focus('#q');
  await page.evaluate(([before, now]) => {
    const q = document.querySelector('#q');
    q.value = before;
    q.form.requestSubmit();
    q.focus();
    q.value = now;
    q.dispatchEvent(new Event('input', { bubbles: true }));
  }, [word.slice(0, 4), word]);
  await until(page, (q) => location.hash === `#q=${q}` && document.querySelector('.hits h2 a'), word);
  await pause(500);
  check('the box keeps the focus', await page.evaluate(() => document.activeElement.id === 'q'));
  await page.evaluate(() => { document.querySelector('#q').value = ''; document.querySelector('#q').form.requestSubmit(); });
  await until(page, () => !document.querySelector('.hits h2 a'));
  await page.goBack();
  await until(page, (q) => document.querySelector('#q').value === q && document.querySelector('.hits h2 a'), word)
    .catch(() => check('Back fills the box', false));
  await page.close();
}

// In a very large catalog, the data of the choices is not loaded before a person turns to them. Without a search, they count
// the whole catalog.
{
  const large = (url) => (/\/s\/dir\.js/.test(url)
    ? { contentType: 'text/javascript', body: fs.readFileSync(fileOf(url), 'utf8').replace(/"n":\d+/, '"n":20000') } : undefined);
  const page = await open(`${disk}search.html`, { answer: large });
  const counted = () => page.$$eval('.filters label b', (all) => all.map((b) => b.textContent).join(' ').trim());
  const whole = await counted();
  await page.goto(`${disk}search.html#q=${tried[0][0]}`);
  await settled(page);
  await pause(300);
  check('choices of a large catalog are not counted unasked', (await counted()) === '', await counted());
  await page.hover('.filters');
  await until(page, () => /\d/.test(document.querySelector('.filters').textContent.replace(/^[^]*?Board/, '')))
    .catch(() => check('choices are counted when a person turns to them', false));
  check('a count for each choice that can be seen', /\d/.test(await counted()));
  await page.goto(`${disk}search.html#`);
  await settled(page);
  await pause(200);
  check('without a search, the choices count the whole catalog', (await counted()) === whole, await counted());
  await page.close();
}

// The keyboard reaches rows that are not there yet; after a failure, and with any theme, each row is there once.
if (rows.length > 10) {
  const page = await open(`${disk}search.html#s=title`, { answer: pageWith(/(<template id="t-hit">[^]*?)<h2([^]*?)<\/h2>/, '$1<h3$2</h3>') });
  await settled(page);
  await scroll(page);
  const titles = await page.$$eval('.hits > li:not(.bare) a', (links) => links.map((a) => a.href));
  check('each row is there once', titles.length === 10 && new Set(titles).size === 10, titles.join(' '));
  await page.close();
  const small = await open(`${disk}search.html#s=title`);
  await small.setViewport({ width: 1280, height: 600 });
  await settled(small);
  await small.focus('#q');
  for (let i = 0; i < 10; i += 1) {
    await small.keyboard.press('ArrowDown');
    await pause(40);
  }
  check('the arrows reach all rows', await small.evaluate(() => [...document.querySelectorAll('.hits h2 a')].indexOf(document.activeElement)) === 9);
  await small.close();
}

// The focus stays where it is while a page is printed.
{
  const page = await open(`${disk}search.html#q=${rows[0].id}`);
  await settled(page);
  await pause(200);
  await page.focus('.hits h2 a');
  await page.evaluate(() => { dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint')); });
  await pause(300);
  check('the focus stays in the results after printing', await page.evaluate(() => document.activeElement.matches('.hits h2 a')));
  await page.close();
}

// More results stay after a look at one of them.
{
  const page = await open(`${disk}search.html#s=title`);
  await settled(page);
  await pause(200);
  check('rows that nobody scrolled to are not there', (await page.$$('.hits h2 a')).length <= 6);
  await scroll(page);
  if (await page.$('.more:not([hidden]) button')) {
    await page.click('.more button');
    await until(page, () => document.querySelectorAll('.hits h2 a').length > 10).catch(() => check('more results are shown', false));
    const count = (await page.$$('.hits h2 a')).length;
    await Promise.all([page.waitForNavigation(), page.click('.hits h2 a')]);
    await page.goBack();
    await until(page, (n) => document.querySelectorAll('.hits h2 a').length === n, count)
      .catch(() => check('going back shows as many', false));
  }
  await page.close();
}

// Without a word there is nothing to search for.
{
  const page = await open(`${disk}search.html#q=%3F%3F`);
  await until(page, () => document.querySelector('.bar [role=status]').textContent.includes('has no word to search for'))
    .catch(() => check('a query without a word is named', false));
  check('a query without a word finds nothing', (await page.$$('.hits h2 a')).length === 0);
  await page.close();
}

// A theme may omit what only a part of the script needs.
for (const [at, from] of [['search.html', /<details class="keys"[^]*?<\/details>/], ['search.html', /<select name="s">[^]*?<\/select>/],
  ['search.html', /<template id="t-wait">[^]*?<\/template>/], ['search.html', /<p class="more"[^]*?<\/p>/], ['search.html', /<div class="on"[^]*?<\/div>/],
  [one('a/'), /<button type="button" data-do="ics">[^]*?<\/button>/], [one('a/'), /<section class="facts"[^]*?<\/section>/], [one('b/'), /<p role="status"[^]*?<\/p>/]]) {
  const whole = fs.readFileSync(path.join(site, at), 'utf8');
  check(`${at} has ${from}`, from.test(whole));
  const page = await open(`${disk}${at}${at === 'search.html' ? `#q=${tried[0][0]}` : ''}`, { answer: pageWith(from, '') });
  if (at === 'search.html') {
    await settled(page);
    check(`the search works without ${from}`, (await page.$$('.hits h2 a')).length > 0);
  }
  if (at === one('b/')) await page.click('thead button');
  await page.close();
}

// A language that no browser knows stops nothing.
{
  const page = await open(`${disk}search.html#q=${tried[0][0]}`, { answer: pageWith('<html lang="en">', '<html lang="x-cme">') });
  await settled(page);
  check('the search works in an unknown language', (await page.$$('.hits h2 a')).length > 0);
  await page.close();
}

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
  await page.keyboard.press('/');
  check('"/" goes from a filter to the box', await page.evaluate(() => document.activeElement.id === 'q'));
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
  const mark = await page.evaluate(async () => [...new Uint8Array(await window.saved.slice(0, 3).arrayBuffer())].join());
  check('the CSV begins with the mark that Excel needs', mark === '239,187,191', mark);
  check('the CSV has rows', csv.split('\r\n').length > 2);
  check('the CSV has no formula', !csv.split(/[\r\n]+/).some((l) => l.split('","').some((c) => /^"?[=+\-@]/.test(c))));
  await page.close();
}

// My boards are marked on the page of an activity, and look like the others.
{
  const at = pages.find((p) => p.startsWith('a/') && /class="chips"/.test(fs.readFileSync(path.join(site, p), 'utf8')));
  const page = await open(disk + at);
  const all = await page.$$eval('.body .chips a', (links) => links.map((a) => [a.getAttribute('href').split('/').at(-2), a.offsetHeight]));
  await page.evaluate((b) => localStorage.setItem('cme.boards', b), all[0][0]);
  await page.reload();
  const [mine] = await page.$$eval('.chips .mine', (links) => links.map((a) => [a.textContent, a.offsetHeight, getComputedStyle(a).marginTop]));
  check('my board is marked', mine?.[0].startsWith('✓') && mine[1] === all[0][1] && mine[2] === '0px', mine);
  await page.evaluate(() => localStorage.clear());
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

// What is lost after the first results is reported below them, and can be tried again.
{
  let lost = true;
  const page = await open(`${disk}search.html`, { answer: (url) => (lost && /\/s\/r[1-9]/.test(url) ? null : undefined) });
  await page.goto(`${disk}search.html#s=exp`);
  await settled(page);
  await pause(300);
  if (rows.length > 16) {
    await scroll(page);
    await page.click('.more button');
    await page.waitForSelector('.hits .fail', { timeout: 5000 }).catch(() => check('lost rows are reported', false));
    lost = false;
    await page.click('.hits [data-do=retry]');
    await until(page, () => document.querySelectorAll('.hits h2 a').length > 10 && !document.querySelector('.hits .fail'))
      .catch(() => check('lost rows are loaded again', false));
  }
  await page.close();
}
{
  let lost = true;
  const page = await open(`${disk}search.html`, { answer: (url) => (lost && /\/s\/t\d+\.js/.test(url) && /[" |]c:\d/.test(fs.readFileSync(fileOf(url), 'utf8')) ? null : undefined) });
  await page.goto(`${disk}search.html#q=${tried.find(([w]) => w > 'f' && w.length > 5)[0]}`);
  await page.waitForSelector('.fail', { timeout: 5000 }).catch(() => check('lost counts are reported', false));
  check('no count is of something else', (await page.$$eval('.filters label b', (all) => all.map((b) => b.textContent).join(''))) === '' || (await page.$$('.hits h2 a')).length === 0);
  lost = false;
  await page.click('.hits [data-do=retry]');
  await until(page, () => document.querySelector('.hits h2 a') && !document.querySelector('.hits .fail'))
    .catch(() => check('lost counts are loaded again', false));
  await page.close();
}

// A calendar entry.
{
  const page = await open(disk + one('a/'), { answer: pageWith(/<link rel="canonical"[^>]*>/, '') });
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
    check('the entry has no address of a disk', !ics.includes('file:'), ics);
    await page.$eval('h1', (h) => h.replaceChildren('two', document.createElement('br'), 'lines'));
    await page.$eval('time[data-x=all]', (t) => { t.dateTime = '9999-12-31'; });
    await page.evaluate(() => { window.saved = null; });
    await page.click('[data-do=ics]');
    const last = await page.evaluate(() => window.saved.text());
    check('a title of two lines is one', last.includes('two\\nlines'), last);
    check('no day is after the last one', !last.includes('DTEND') && last.includes('99991231'), last);
  }
  await page.close();
}

// Under a path of a server, which shows 404.html where there is no page.
{
  const own = /<link rel="canonical" href="https:\/\/[^/]+(.*)404.html"/.exec(fs.readFileSync(path.join(site, '404.html'), 'utf8'));
  const folders = ['/sub/path/', ...(own ? [own[1]] : [])];
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(request.url.split('?')[0]);
    const folder = folders.find((f) => address.startsWith(f));
    const there = path.join(site, folder ? address.slice(folder.length) : 'none');
    const is = fs.existsSync(there) && fs.statSync(there).isFile();
    const file = is ? there : path.join(site, '404.html');
    const kind = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }[path.extname(file)];
    response.writeHead(is ? 200 : 404, { 'Content-Type': kind ?? 'text/plain' });
    response.end(fs.readFileSync(file));
  });
  await new Promise((r) => server.listen(0, '127.0.0.1', r));
  const page = await open(`http://127.0.0.1:${server.address().port}/sub/path/search.html#q=medicine`);
  await settled(page);
  check('the search works under a path', (await page.$$('.hits h2 a')).length > 0);
  const link = await page.$eval('.hits h2 a', (a) => a.href);
  await page.goto(link);
  check('a result leads to its page', (await page.$('main.act')) !== null, link);
  check('the site has an address', own !== null);
  await page.goto(`http://127.0.0.1:${server.address().port}${own[1]}a/00/14389.html`);
  check('404.html has its styles', (await page.$eval('.find', (e) => getComputedStyle(e).display)) === 'grid');
  check('404.html knows the id', (await page.$eval('#q', (e) => e.value)) === '14389');
  await Promise.all([page.waitForNavigation(), page.click('.find button')]);
  check('404.html leads to the search', page.url().endsWith(`${own[1]}search.html#q=14389`), page.url());
  await page.close();
  server.close();
}

await browser.close();
console.log(wrong === 0 ? `the browser finds nothing wrong in ${pages.length} pages` : `${wrong} things are wrong`);
process.exit(wrong === 0 ? 0 : 1);
