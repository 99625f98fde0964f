// SPDX-License-Identifier: MIT
//
// search_site.mjs SITE QUERY…: how long a search of a rendered site takes in Chromium, from the disk and as on slow 4G (150 ms,
// 1.6 Mbit/s, CPU four times slower) without a cache: milliseconds from the last key to the first result, and requests and bytes until
// then and until nothing more is loaded.
// PACKAGES is a folder with puppeteer-core, CHROMIUM the browser.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import { createRequire } from 'node:module';

const puppeteer = createRequire(process.env.PACKAGES + '/')('puppeteer-core');
const [site, ...queries] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
let bytes = 0;
let requests = 0;
const server = http.createServer((request, response) => {
  const data = zlib.gzipSync(fs.readFileSync(path.join(site, request.url.split('?')[0])), { level: 9 });
  requests += 1;
  bytes += data.length;
  response.writeHead(200, { 'Content-Type': kinds[path.extname(request.url.split('?')[0])], 'Content-Encoding': 'gzip' });
  response.end(data);
});
await new Promise((r) => server.listen(0, '127.0.0.1', r));

async function measure(address, query, slow) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 }); // with the filters beside the results
  await page.goto(address);
  if (slow) {
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 2e5, uploadThroughput: 1e5 });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await page.focus('#q');
  await new Promise((r) => setTimeout(r, 1500)); // a person begins to type
  requests = bytes = 0;
  for (const key of query.slice(0, -1)) await page.keyboard.type(key, { delay: 120 });
  await page.evaluate(() => {
    const box = document.querySelector('#q');
    box.addEventListener('input', () => {
      const from = performance.now();
      const wanted = box.value;
      document.querySelector('.hits').addEventListener('drawn', () => {
        if (location.hash.includes(encodeURIComponent(wanted))) window.took ??= performance.now() - from;
      });
    }, { once: true });
  });
  await page.keyboard.type(query.slice(-1));
  await page.waitForFunction(() => window.took !== undefined, { timeout: 20000 }).catch(() => {});
  const took = await page.evaluate(() => window.took);
  const first = { requests, bytes };
  await page.waitForNetworkIdle({ idleTime: 1000 });
  const found = await page.$eval('.bar [role=status]', (e) => e.textContent);
  await page.close();
  return { took, found, first, all: { requests, bytes } };
}

for (const query of queries) {
  const disk = await measure(`file://${site}/search.html`, query, false);
  const slow = await measure(`http://127.0.0.1:${server.address().port}/search.html`, query, true);
  const loaded = (what) => `${what.requests} requests, ${(what.bytes / 1000).toFixed(1)} kB gzip`;
  console.log(`${query}: ${disk.found}; disk ${disk.took?.toFixed(0)} ms; slow 4G ${slow.took?.toFixed(0)} ms, ${loaded(slow.first)}; in all ${loaded(slow.all)}`);
}
await browser.close();
server.close();
