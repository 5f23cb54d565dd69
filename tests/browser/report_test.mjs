import {statSync} from 'node:fs';
import {after, before, test} from 'node:test';

import {placed} from '../../tools/report/src/sankey_places.mjs';
import {Fixture, assert, choose, drawAll, launch, open, violations} from './pages.mjs';

const SECONDS_TO_OPEN = 2;
const MOST_BYTES = 3_000_000;
const MOST_FRAME_MS = 100;

const fixture = new Fixture();
let browser;

before(async () => {
  fixture.run('first-gigawatt', '--scenario', 'fcfs', '--scenario', 'priority', '-n', '5', '--out', 'two');
  fixture.run('three-stage', '-n', '3', '--out', 'plain');
  fixture.altered('two/report.html', 'many-orders.html', ({runs}) => runs.forEach(({orders}) => repeatOrders(orders, 50_000)));
  fixture.altered('two/report.html', 'money.html', ({runs}) => runs.forEach(({summary}) => addMoney(summary)));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  fixture.remove();
});

function repeatOrders(orders, count) {
  for (const values of Object.values(orders)) {
    if (!Array.isArray(values) || values === orders.causes || values === orders.names) continue;
    const once = values.length;
    for (let i = once; i < count; i += 1) values.push(values[i % once]);
  }
  orders.all = count;
}

// As summary.json has it once a scenario has money.
function addMoney(summary) {
  const spread = (usd) => ({mean: usd, p10: usd * 0.9, p50: usd, p90: usd * 1.1});
  summary.customers.openai.spend_usd = {2026: spread(41e9), 2027: spread(60e9), total: spread(101e9)};
  summary.customers.openai.spend_of_path = {2027: spread(0.5)};
  summary.payments = [
    {from: '', to: 'openai', what: 'inflow', for: '', usd: spread(110e9)},
    {from: 'openai', to: 'nvidia', what: 'goods', for: 'openai', usd: spread(90e9)},
    {from: 'openai', to: '', what: 'building', for: 'openai', usd: spread(11e9)},
    {from: 'nvidia', to: 'openai', what: 'equity', for: '', usd: spread(10e9)}];
}

const report = (options) => open(browser, fixture.path('two/report.html'), options);

test('it opens without network and without a complaint, fast and small', async () => {
  const first = await report();
  await first.page.context().close();
  const {page, complaints, seconds} = await report();
  await drawAll(page);

  assert.deepEqual(complaints, []);
  assert.ok(seconds < SECONDS_TO_OPEN, `took ${seconds} s`);
  assert.ok(statSync(fixture.path('two/report.html')).size < MOST_BYTES);
});

test('the first screen says when, what held it back and who paid, with the figures of the summary', async () => {
  const {page} = await report();
  const reached = fixture.json('two/priority/summary.json').customers.openai.milestones.filter((m) => m.measure === 'facility' && m.p50);
  const [year, month, day] = reached.at(-1).p50.split('-').map(Number);
  const date = `${day} ${new Intl.DateTimeFormat('en', {month: 'short'}).format(new Date(2000, month - 1))} ${year}`;

  const cards = await page.locator('#answer .card').allInnerTexts();

  assert.equal(cards.length, 3);
  assert.match(cards[0], new RegExp(`When\\?[^]*priority\\s+${date}`));
  assert.match(cards[1], /What held it back\?[^]*of the time from order to use, most often at/);
  assert.match(cards[2], /Who paid\?[^]*priority\s+rivals/);
  assert.match(await page.locator('#answer .told').innerText(), /took [\d.]+.months, of which/);
  for (const brief of await page.locator('#answer .brief').all()) {
    const box = await brief.boundingBox();
    assert.ok(box.y + box.height <= 600, 'the answers of all scenarios are seen together on the first screen');
  }
});

test('the flagship with a ledger, as tools/run makes it, answers in words on its first screen', async () => {
  fixture.run('stargate-10gw', '--set', 'accounts=ledger', '-n', '2', '--out', 'flagship');
  const {page, complaints} = await open(browser, fixture.path('flagship/report.html'), {width: 1280, height: 800});
  const answer = page.locator('#answer');

  assert.match(await answer.innerText(), /Racks and buildings for openai cost \d+.bn\$[^]*oracle paid/);
  for (const part of await answer.locator('.brief, .story').all()) {
    const box = await part.boundingBox();
    assert.ok(box.y + box.height <= 800, `${await part.innerText()} ends at ${box.y + box.height}`);
  }
  assert.deepEqual(complaints, []);
});

test('the header says what each scenario assumes', async () => {
  const {page} = await report();
  const {scenario_title: title} = fixture.json('two/priority/manifest.json');

  assert.ok(title.length > 0);
  assert.match(await page.locator('header').innerText(), new RegExp(`priority: ${title}`));
});

test('on a telephone the three answers are on the first two screens, of one scenario on the first', async () => {
  for (const [file, most] of [['two/report.html', 1600], ['two/priority/report.html', 800]]) {
    const {page} = await open(browser, fixture.path(file), {width: 400, height: 800});
    for (const brief of await page.locator('#answer .brief').all()) {
      const box = await brief.boundingBox();
      assert.ok(box.y + box.height <= most, `${file}: ${await brief.innerText()} ends at ${box.y + box.height}`);
    }
  }
});

test('what the words and names mean stands at the end', async () => {
  const {page} = await report();
  await page.locator('#words summary').click();

  assert.match(await page.locator('#words').innerText(), /MW-day\s+One megawatt of racks[^]*HBM\s+High-bandwidth memory[^]*tsmc-cowos\s+plant\s+.*makes gb300/);
});

test('a diagram of flows keeps each column in its middle', () => {
  const links = [['wafers', 'fab'], ['fab', 'works'], ...['a', 'b', 'c', 'd'].map((site) => ['works', site])]
    .map(([from, to]) => ({from, to, value: to.length === 1 ? 1 : 4}));
  const height = 400;

  const {nodes} = placed(links, height);

  const scale = (height - 3 * 14) / 4;
  const middle = ({name, top}) => top * height + (name.length === 1 ? 1 : 4) * scale / 2;
  for (const name of ['wafers', 'fab', 'works']) {
    assert.ok(Math.abs(middle(nodes.find((node) => node.name === name)) - height / 2) < 1, name);
  }
  assert.equal(nodes.length, 7);
  assert.equal(Math.round(nodes.at(-1).top * height + scale), height, 'the fullest column fills the height');
});

test('every section that has data is there, with a drawn chart', async () => {
  const {page} = await report();
  await drawAll(page);
  const ids = await page.$$eval('section', (list) => list.map(({id}) => id));
  for (const id of ['answer', 'ramp', 'bottlenecks', 'why-late', 'who-paid', 'goods', 'phases', 'orders', 'nodes', 'map',
    'inputs', 'differences', 'words', 'provenance']) {
    assert.ok(ids.includes(id), `${id} is missing`);
  }
  assert.ok(!ids.includes('spend'), 'there is no money in this scenario');
});

test('money has a section as soon as a scenario has money', async () => {
  const {page, complaints} = await open(browser, fixture.path('money.html'));
  for (const name of ['spend-openai', 'money-flows']) {
    const chart = page.locator(`[data-chart="${name}"]`);
    await chart.scrollIntoViewIfNeeded();
    await chart.and(page.locator('[data-rendered="true"]')).waitFor({state: 'attached'});
  }
  await page.locator('#spend summary').click();
  await page.locator('#money summary').click();

  assert.match(await page.locator('#spend table').innerText(), /openai\s+41.bn\$\s+60.bn\$\s+101.bn\$/);
  assert.match(await page.locator('#money table').innerText(), /nvidia as investor\s+openai\s+shares\s+10.bn\$/);
  assert.match(await page.locator('#answer').innerText(), /Racks and buildings for openai cost 101.bn\$/);
  assert.deepEqual(complaints, []);
});

test('pointing at a curve shows its values, and so do the arrow keys', async () => {
  const {page} = await report();
  const chart = page.locator('[data-chart="ramp-openai"]');
  await chart.scrollIntoViewIfNeeded();
  await chart.and(page.locator('[data-rendered="true"]')).waitFor();

  await chart.hover({position: {x: 260, y: 150}});
  const tip = chart.locator('div', {hasText: /priority:.*GW/}).last();
  await tip.waitFor();
  assert.match(await tip.innerText(), /20\d\d[^]*fcfs: [\d.]+ GW[^]*priority: [\d.]+ GW/);

  await page.mouse.move(0, 0);
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  assert.match(await chart.locator('div', {hasText: /priority:.*GW/}).last().innerText(), /4 Oct 2025/);
});

test('tabs and the choice of the scenario change what is shown', async () => {
  const {page} = await report();
  await choose(page, 'ramp', 'IT power');
  assert.match(await page.locator('[data-chart="ramp-openai"]').getAttribute('aria-label'), /it power/);

  await choose(page, 'nodes', 'Utilization');
  await page.locator('[data-chart="utilization-tsmc-cowos"]').waitFor({state: 'attached'});
  assert.equal(await page.locator('[data-chart="stock-tsmc-cowos"]').count(), 0);

  await choose(page, 'bottlenecks', 'What held whom');
  await page.locator('[data-chart="bottleneck-whom"][data-rendered="true"]').waitFor({state: 'attached'});
  await page.locator('#bottlenecks summary').click();
  assert.match(await page.locator('#bottlenecks table').innerText(), /no free capacity at|components short at|no building at/);

  assert.match(await page.locator('#who-paid').innerText(), /rivals/);
  await page.locator('.runs label', {hasText: 'fcfs'}).click();
  assert.match(await page.locator('#who-paid').innerText(), /nobody was served later/);
});

test('the map moves with its slider and plays', async () => {
  const {page} = await report();
  const slider = page.locator('#map input[type=range]');
  await slider.scrollIntoViewIfNeeded();
  await slider.focus();
  await page.keyboard.press('Home');
  const first = await page.locator('#map output').innerText();
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await page.locator('#map output').innerText(), first);

  await page.locator('#map .player button').click();
  await page.locator('#map .player button', {hasText: 'Pause'}).waitFor();
  const before = await slider.inputValue();
  await page.waitForTimeout(1500);
  await page.locator('#map .player button').click();
  assert.notEqual(await slider.inputValue(), before);
});

test('50,000 orders are drawn at once and move smoothly', async () => {
  const {page, complaints} = await open(browser, fixture.path('many-orders.html'));
  const canvas = page.locator('canvas[data-chart="orders"]');
  await canvas.scrollIntoViewIfNeeded();
  await canvas.and(page.locator('[data-rendered="true"]')).waitFor({state: 'attached'});
  await page.locator('#orders .select select').selectOption({index: 0});

  const ms = await canvas.evaluate(async (node) => {
    const times = [];
    for (let i = 0; i < 12; i += 1) {
      const began = performance.now();
      const frames = node.dataset.frames;
      node.dispatchEvent(new WheelEvent('wheel', {deltaY: i < 6 ? -200 : 200, ctrlKey: true, clientX: 500, clientY: 300, cancelable: true}));
      while (node.dataset.frames === frames) await new Promise(requestAnimationFrame);
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b)[6];
  });

  assert.ok(ms < MOST_FRAME_MS, `a frame takes ${ms} ms`);
  assert.deepEqual(complaints, []);
});

test('orders can be read with the keyboard', async () => {
  const {page} = await report();
  const canvas = page.locator('canvas[data-chart="orders"]');
  await canvas.focus();
  await page.keyboard.press('ArrowDown');
  assert.match(await page.locator('#orders .readout').innerText(), /nvl72 for (openai|rivals)/);
});

test('light and dark have enough contrast and every control has a label, on a desk and on a telephone', async () => {
  for (const [colorScheme, width] of [['light', 1280], ['dark', 1280], ['light', 400], ['dark', 400]]) {
    const {page} = await report({colorScheme, width});
    assert.equal(await page.locator('html').getAttribute('data-theme'), colorScheme);
    await drawAll(page);
    for (const box of await page.locator('details.numbers').all()) await box.evaluate((node) => { node.open = true; });
    assert.deepEqual(await violations(page), []);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.locator('button.theme').click();
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), ground);
  }
});

test('a telephone shows all of it without scrolling sideways', async () => {
  const {page, complaints} = await report({width: 400, height: 800});
  await drawAll(page);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  assert.equal(wider, 0);
  assert.deepEqual(complaints, []);
});

test('a scenario without sites, map and designer has a report too', async () => {
  const {page, complaints} = await open(browser, fixture.path('plain/report.html'));
  await drawAll(page);
  const ids = await page.$$eval('section', (list) => list.map(({id}) => id));

  assert.deepEqual(complaints, []);
  assert.match(await page.locator('#answer').innerText(), /How much\?[^]*big got [\d,]+.of the 1,000 units/);
  assert.doesNotMatch(await page.locator('#words table').first().innerText(), /MW-day|designer|HBM/);
  for (const id of ['ramp', 'phases', 'map', 'spend', 'differences']) assert.ok(!ids.includes(id), `${id} has no data`);
});

test('it prints in light colours with every chart drawn', async () => {
  const {page} = await report({colorScheme: 'dark'});
  const charts = await page.locator('.chart').count() + 1; // and the orders
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const papers = await page.$$eval('canvas.print', (list) => list.map((canvas) => {
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let inked = 0;
    for (let i = 3; i < data.length; i += 4) inked += data[i] > 0 ? 1 : 0;
    return inked / (data.length / 4);
  }));
  const theme = await page.locator('html').getAttribute('data-theme');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  const bytes = await page.pdf({format: 'A4', printBackground: false});

  assert.equal(theme, 'light');
  assert.equal(papers.length, charts);
  assert.ok(papers.every((share) => share > 0.002), `shares of pixels that are drawn: ${papers}`);
  assert.equal(await page.locator('canvas.print').count(), 0);
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  assert.ok(bytes.length > 50_000);
});
