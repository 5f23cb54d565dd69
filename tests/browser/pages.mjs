import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync, gzipSync} from 'node:zlib';

import {chromium} from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const DATA = /(<script type="text\/plain" id="report-data">)([^<]*)(<\/script>)/;

export const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Runs of real scenarios in a folder of their own. */
export class Fixture {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'gigaramp-browser-'));
  }

  gigaramp(...words) {
    return execFileSync(process.env.GIGARAMP, words, {cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
  }

  run(scenario, ...words) {
    return this.gigaramp('run', join(root, 'scenarios', `${scenario}.yaml`), '--quiet', ...words);
  }

  path(...parts) {
    return join(this.folder, ...parts);
  }

  json(...parts) {
    return JSON.parse(readFileSync(this.path(...parts), 'utf8'));
  }

  /** A copy of a report whose data `change` has altered. */
  altered(from, to, change) {
    const page = readFileSync(this.path(from), 'utf8');
    const data = JSON.parse(gunzipSync(Buffer.from(DATA.exec(page)[2], 'base64')));
    change(data);
    const packed = gzipSync(JSON.stringify(data)).toString('base64');
    writeFileSync(this.path(to), page.replace(DATA, (_, open, __, close) => open + packed + close));
  }

  remove() {
    rmSync(this.folder, {recursive: true, force: true});
  }
}

export function launch() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/** A report in a page without network; `complaints` collects console errors, exceptions and requests. */
export async function open(browser, path, {width = 1280, height = 900, colorScheme = 'light'} = {}) {
  const context = await browser.newContext({viewport: {width, height}, offline: true, colorScheme});
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) complaints.push(`request ${request.url()}`); });
  const began = performance.now();
  await page.goto(`file://${path}`);
  await page.waitForSelector('html[data-ready]', {timeout: 20_000});
  return {page, complaints, seconds: (performance.now() - began) / 1000};
}

/** Scrolls through the page until every chart says that it is drawn. */
export async function drawAll(page) {
  for (const chart of await page.locator('[data-chart]').all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.and(page.locator('[data-rendered="true"]')).waitFor({state: 'attached', timeout: 10_000});
  }
}

/** Violations of WCAG 2 A and AA as axe sees them, one line each. */
export async function violations(page) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => globalThis.axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}));
  return result.violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}

export async function choose(page, section, label) {
  await page.locator(`#${section} .choice label`, {hasText: label}).click();
}

export {assert};
