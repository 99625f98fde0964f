// SPDX-License-Identifier: MIT
//
// screenshots.mjs SITE FOLDER: takes pictures of each kind of a site's pages, as of January 15, 2026, and prints them to PDF.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const puppeteer = createRequire(process.env.PACKAGES + '/')('puppeteer-core');
const [site, folder] = process.argv.slice(2);
const activity = fs.readdirSync(path.join(site, 'a')).flatMap((d) => fs.readdirSync(path.join(site, 'a', d)).map((f) => `a/${d}/${f}`))
  .find((f) => f.endsWith('/14389.html'));
const pages = {
  index: 'index.html', activity, board: 'b/radiology/index.html', format: 'f/live/index.html', provider: 'p/48/example-urological-society/index.html',
  providers: 'p/index.html', month: 'x/2026-03.html', months: 'x/index.html', embed: 'embed/b/radiology.html', start: 'search.html',
  search: 'search.html#q=pain&fee=25', filtered: 'search.html#b=radiology,urology&fee=0', corrected: 'search.html#q=opoid', nothing: 'search.html#q=dermatology',
};
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
for (const [name, address] of Object.entries(pages)) {
  for (const theme of ['light', 'dark']) {
    for (const width of [320, 768, 1280]) {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        const Real = Date;
        const fixed = new Real('2026-01-15T12:00:00').getTime();
        window.Date = class extends Real { constructor(...x) { x.length ? super(...x) : super(fixed); } static now() { return fixed; } };
      });
      await page.setViewport({ width, height: Math.round(width * 0.75) });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await page.goto(`file://${site}/${address}`);
      await new Promise((r) => setTimeout(r, 400));
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${theme}.png`), fullPage: true });
      if (width === 1280 && theme === 'light') await page.pdf({ path: path.join(folder, `${name}.pdf`), format: 'Letter' });
      await page.close();
    }
  }
}
await browser.close();
