import assert from 'node:assert/strict';
import {test} from 'node:test';

import {number, percent, rough, spanText, spread} from '../../tools/report/src/format.mjs';
import {amountOf, goodsLinks, megawattsPerUnit} from '../../tools/report/src/goods.mjs';
import {holdsText} from '../../tools/report/src/holds.mjs';
import {moneyLinks} from '../../tools/report/src/money.mjs';
import {focusOf, stageOrder} from '../../tools/report/src/model.mjs';
import {differences, inputsOf} from '../../tools/report/src/resolved.mjs';
import {paidStory, partsText} from '../../tools/report/src/paid_story.mjs';
import {causesOf, heldStory, whenStory} from '../../tools/report/src/story.mjs';

const same = (value) => ({mean: value, p10: value, p50: value, p90: value});
const DAY = 86_400;

// A run with one customer of the name `ann`; `over` replaces parts of the summary.
function run(label, over = {}, orders = {list: [], causes: []}) {
  const summary = {end: '2028-01-01', displacement: [], nodes: {}, flows: [], customers: {ann: {milestones: [], facility_gw: {}}}, ...over};
  return {label, summary, orders, start: 0, resolved: {}, entitiesWith: () => [], metric: () => null, sitesOf: () => []};
}

function reaches(p10, p50, p90, reached = 1) {
  return {customers: {ann: {facility_gw: {}, milestones: [{gw: 1, measure: 'facility', reached, p10, p50, p90}]}}};
}

test('when: the date, its range and the gain over the first scenario', () => {
  const runs = [run('slow', reaches('2026-09-01', '2026-10-01', '2026-11-01')), run('fast', reaches('2026-08-01', '2026-09-03', '2026-10-01'))];

  const [slow, fast] = whenStory(runs, 'ann');

  assert.equal(slow.figure, '1 Oct 2026');
  assert.deepEqual(slow.items, ['1\u00a0GW: 1 Oct 2026 (1 Sep to 1 Nov 2026)']);
  assert.match(fast.items[0], /, 4 weeks sooner than in slow$/);
});

test('when: all scenarios compare the largest milestone that all reach, and say what becomes of a larger one', () => {
  const level = (gw, p50, reached = 1) => ({gw, measure: 'facility', reached, p10: p50, p50, p90: p50});
  const world = (label, ...milestones) => run(label, {customers: {ann: {facility_gw: {}, milestones}}});
  const runs = [world('poor', level(1, '2026-09-01'), level(5, '2027-04-01'), level(10, null, 0.3)),
    world('rich', level(1, '2026-09-01'), level(5, '2027-02-01'), level(10, '2027-12-01'))];

  const [poor, rich] = whenStory(runs, 'ann');

  assert.deepEqual([poor.figure, rich.figure], ['1 Apr 2027', '1 Feb 2027']);
  assert.equal(poor.caption, 'ann at 5\u00a0GW; 10\u00a0GW only in 30 % of the runs by 1 Jan 2028');
  assert.equal(rich.caption, 'ann at 5\u00a0GW; 10\u00a0GW on 1 Dec 2027');
});

test('when: what is not reached in most runs has no date', () => {
  const [story] = whenStory([run('base', reaches('2027-06-01', null, null, 0.32))], 'ann');

  assert.equal(story.figure, 'not by 1 Jan 2028');
  assert.deepEqual(story.items, ['1\u00a0GW: only in 32 % of the runs by 1 Jan 2028']);
});

test('when: without megawatts it is what was delivered', () => {
  const customers = {big: {milestones: [], orders: {ordered: same(1000), delivered: same(675)}}};
  const [story] = whenStory([run('base', {customers})], null);

  assert.equal(story.figure, '68 %');
  assert.match(story.text, /big got 675 of the 1,000 units it ordered \(68 %\)/);
});

test('held back: the causes of finished orders, weighted by units', () => {
  const order = (quantity, capacity, power) => ({for: 'ann', done: 1, quantity, causes: [capacity * DAY, power * DAY]});
  const orders = {list: [order(3, 10, 0), order(1, 30, 20), {...order(9, 99, 99), done: null}], causes: ['capacity', 'power']};

  const causes = causesOf(run('base', {}, orders), 'ann');
  const [story] = heldStory([run('base', {}, orders)], 'ann');

  assert.deepEqual(causes.seconds.map((seconds) => seconds / DAY), [15, 5]);
  assert.equal(story.figure, 'waiting for free capacity');
  assert.match(story.text, /took 3 weeks, of which 2 weeks waiting for free capacity and 5 days waiting for power/);
});

test('held back: the place where racks waited most often for the main cause', () => {
  const orders = {list: [{for: 'ann', done: 1, quantity: 1, causes: [10 * DAY]}], causes: ['shell']};
  const row = (period, node, binds, cause = 'shell') => ({customer: 'ann', period, node, binds, cause});
  const base = {...run('base', {}, orders), resolved: {sites: {far: {}}},
    bottlenecks: [row('2026-01', 'near', 0.5), row('2026-02', 'far', 0.4), row('2026-03', 'far', 0.2), row('2026-04', 'grid', 1, 'power'), row('2026', 'near', 1)]};

  const [story] = heldStory([base], 'ann');

  assert.equal(story.caption, '100 % of the time from order to use, most often at site far');
});

const PEOPLE = Object.fromEntries(['ann', 'bob', 'cat', 'dog'].map((id) => [id, {milestones: [], facility_gw: {}}]));

test('paid: the victim with most megawatt-days, and where', () => {
  const row = (node, mw) => ({by: 'ann', victim: 'bob', node, product: 'rack', unit_days: same(mw), mw_days: same(mw)});
  const [story] = paidStory([run('base', {customers: PEOPLE, displacement: [row('far', 1000), row('near', 2345)]})], 'ann');

  assert.equal(story.figure, 'bob');
  assert.equal(story.text, 'Compared with first come, first served, and in favour of ann, bob was put back by 3,350 MW-days, most of it at near.');
});

test('paid: what contracts of others move is not laid at the door of the customer', () => {
  const row = (by, victim, mw) => ({by, victim, node: 'n', product: 'rack', unit_days: same(mw), mw_days: same(mw)});
  const [story] = paidStory([run('base', {customers: PEOPLE, displacement: [row('cat', 'dog', 9000), row('cat', 'ann', 70)]})], 'ann');

  assert.deepEqual([story.figure, story.caption], ['nobody', 'was served later so that ann came sooner']);
  assert.equal(story.text, 'ann itself was put back by 70 MW-days in favour of cat. ' +
    'Supply moved between others too, most of it from dog to cat (9,000 MW-days); the matrix below has all.');
});

test('paid: who waits for parts does not hide who waits for racks', () => {
  const row = (victim, mw) => ({by: 'ann', victim, node: 'n', product: 'p', unit_days: same(mw), mw_days: same(mw)});
  const base = run('base', {customers: PEOPLE, displacement: [row('designer', 8_000_000), row('bob', 50)]});

  const [story] = paidStory([base], 'ann');

  assert.equal(story.figure, 'bob');
  assert.ok(!story.text.includes('designer'));
  assert.match(partsText(base, 'ann'), /Among buyers of parts designer waited most: 8,000,000 MW-days in favour of ann's share/);
});

test('paid: who runs less than in the first scenario, and when', () => {
  const world = (label, bob, cat) => run(label, {customers: {ann: {milestones: []},
    bob: {facility_gw: {'2026-12-31': same(bob), '2027-12-31': same(2)}}, cat: {facility_gw: {'2026-12-31': same(cat), '2027-12-31': same(2)}}}});

  const [, story] = paidStory([world('even', 1, 1), world('first', 0.5, 0.9)], 'ann');

  assert.match(story.text, /Compared with even, on 31 Dec 2026 bob runs 500.MW less and cat runs 100.MW less\./);
});

test('paid: nobody, when no rule put anybody back', () => {
  const [story] = paidStory([run('base')], 'ann');

  assert.equal(story.figure, 'nobody');
});

test('the report is about whoever gains, else about whoever has a goal', () => {
  const customers = {ann: {milestones: [{gw: 1}]}, bob: {milestones: [{gw: 1}, {gw: 2}]}};
  const gain = {by: 'ann', victim: 'bob', unit_days: same(5), mw_days: same(5)};

  assert.equal(focusOf([run('base', {customers})]), 'bob');
  assert.equal(focusOf([run('base', {customers, goals: [{customer: 'ann'}]})]), 'ann');
  assert.equal(focusOf([run('base', {customers, displacement: [gain]})]), 'ann');
});

test('goods count in the megawatts of the racks they are for', () => {
  const resolved = {
    products: {die: {}, stack: {}, card: {bom: {die: 2, stack: 4}}, rack: {bom: {card: 10}, it_power: {value: '100 kW'}}},
    plants: {fab: {makes: {die: {}}, capacity: {starts: '50 wafers/week'}}, works: {makes: {rack: {}}}},
  };
  const weights = megawattsPerUnit(resolved);
  const flow = (from, to, product, units) => ({from, to, product, unit: product, units: same(units)});
  const {links} = goodsLinks({...run('base', {flows: [flow('fab', 'works', 'die', 40)], nodes: {fab: {starts: same(7)}}}), resolved});

  assert.equal(weights.get('rack'), 0.1);
  assert.ok(Math.abs(weights.get('card') - 0.01) < 1e-12);
  assert.ok(Math.abs(weights.get('die') - 0.0025) < 1e-12);
  assert.ok(Math.abs(weights.get('stack') - 0.00125) < 1e-12);
  assert.deepEqual(links.map(({from, to, units}) => [from, to, units]), [['wafers at fab', 'fab', 7], ['fab', 'works', 40]]);
});

test('goods that go round in a loop are drawn one way', () => {
  const flow = (from, to, units) => ({from, to, product: 'p', unit: 'p', units: same(units)});
  const {links} = goodsLinks(run('base', {flows: [flow('a', 'b', 5), flow('b', 'c', 4), flow('c', 'a', 1)]}));

  assert.deepEqual(links.map(({from}) => from), ['a', 'b']);
});

test('stages are in the order of the bills of materials', () => {
  const resolved = {products: {die: {}, card: {bom: {die: 1}}, rack: {bom: {card: 1}}},
    plants: {assembler: {makes: {rack: {}}}, packer: {makes: {card: {}}}, zfab: {makes: {die: {}}}}};

  assert.deepEqual(stageOrder(resolved), ['zfab', 'packer', 'assembler']);
});

test('equal differences of several entities are one', () => {
  const rule = (value) => ({plants: {a: {allocation: {start: value}}, b: {allocation: {start: value}}}, end: '2028-01-01'});

  const list = differences(rule('fcfs'), {...rule('pro_rata'), end: '2029-01-01'});

  assert.deepEqual(list.map(({name, paths, before, after}) => [name, paths.length, before, after]),
    [['allocation.start', 2, 'fcfs', 'pro_rata'], ['end', 1, '2028-01-01', '2029-01-01']]);
});

test('what only one scenario has is one difference, and values come before what is known of them', () => {
  const cash = (value) => ({value, range: ['0 $', '5 $'], source: 's'});
  const before = {raises: {bond: {amount: '1 $', on: '2026-01-01'}}, customers: {ann: {cash: cash('2 $')}}};
  const after = {raises: {}, customers: {ann: {cash: cash('3 $')}}};

  assert.deepEqual(differences(before, after), [
    {paths: ['raises.bond'], name: 'the whole entry', before: 'there', after: undefined},
    {paths: ['customers.ann'], name: 'cash', before: '2 $ (0 $ to 5 $; source s)', after: '3 $ (0 $ to 5 $; source s)'}]);
});

test('inputs are found with source, range and confidence', () => {
  const resolved = {plants: {a: {yield: {value: '90 %', range: ['80 %', '95 %'], source: 's', confidence: 'low'}}},
    opening_orders: {o: {quantity: 692, source: 't', confidence: 'medium'}}, sources: {s: {text: 'x', source: 'y'}}};

  assert.deepEqual(inputsOf(resolved), [
    {path: 'plants.a.yield', value: '90 %', range: ['80 %', '95 %'], source: 's', confidence: 'low'},
    {path: 'opening_orders.o', value: 692, range: undefined, source: 't', confidence: 'medium'}]);
});

test('numbers read well', () => {
  assert.deepEqual([0, 0.01234, 12.345, 1234567].map((value) => number(value)), ['0', '0.0123', '12.3', '1,234,567']);
  assert.equal(rough(51961), '52,000');
  assert.deepEqual([0.004, 0.5, 0.996, 1].map(percent), ['<1 %', '50 %', '>99 %', '100 %']);
  assert.deepEqual([2, 30, 300].map(spanText), ['2 days', '4 weeks', '9.9 months']);
  assert.equal(spread({mean: 2, p10: 1, p90: 3}), '2 (1 to 3)');
  assert.deepEqual(amountOf({value: {triangular: ['1 kW', '2 kW', '4 kW']}}), {value: 2, unit: 'kW'});
});

// Ann's racks are bought by bob, who lives on her rent; the maker owns a part of her.
const PAYMENTS = [
  {from: '', to: 'ann', what: 'inflow', for: '', usd: same(50e9)}, {from: '', to: 'bob', what: 'debt', for: '', usd: same(70e9)},
  {from: 'maker', to: 'ann', what: 'equity', for: '', usd: same(20e9)}, {from: 'ann', to: 'bob', what: 'rent', for: 'ann', usd: same(40e9)},
  {from: 'bob', to: 'maker', what: 'deposit', for: 'ann', usd: same(30e9)}, {from: 'bob', to: 'maker', what: 'goods', for: 'ann', usd: same(50e9)},
  {from: 'bob', to: '', what: 'building', for: 'ann', usd: same(10e9)}, {from: 'eve', to: 'maker', what: 'goods', for: 'eve', usd: same(9e9)}];

function richRun() {
  const customers = {ann: {milestones: [], facility_gw: {}, cash_usd: {}}, bob: {milestones: [], cash_usd: {}}, eve: {milestones: []}};
  return {...run('base', {customers, payments: PAYMENTS}), resolved: {sites: {campus: {for: 'ann', buyer: 'bob'}}}};
}

test('who paid: whoever bought the racks and buildings, and what it got for them', () => {
  const [story] = paidStory([richRun()], 'ann');

  assert.equal(story.figure, 'bob');
  assert.equal(story.caption, '90\u00a0bn$ for racks and buildings of ann');
  assert.match(story.text, /cost 90.bn\$ by 1 Jan 2028: bob paid 90.bn\$\. ann itself paid rent: 40.bn\$ to bob\. Money came to it from maker \(20.bn\$\)/);
});

test('money: the investor stands apart from the seller, and what comes in goes out or stays', () => {
  const links = moneyLinks(richRun(), 'ann');
  const sum = (key, name) => links.filter((link) => link[key] === name).reduce((total, {value}) => total + value, 0);

  assert.equal(sum('from', 'maker as investor'), 20e9);
  assert.equal(sum('to', 'maker'), 80e9); // deposits and rests together, not what others buy
  for (const name of ['ann', 'bob']) assert.equal(sum('to', name), sum('from', name));
  assert.equal(sum('to', 'cash at the end'), 50e9);
});

test('held back: plants of one stage that are full together are named together', () => {
  const series = {dates: [0, 366 * DAY * 1000], mean: [0, 0.5]};
  const base = {...run('base'), entitiesWith: () => ['one', 'two'], metric: () => series};

  const [story] = heldStory([base], 'ann');

  assert.equal(story.figure, 'one and two');
});

test('held back: the largest wait of the customer year by year, where it is known', () => {
  const row = (period, cause, node, binds, customer = 'ann') => ({period, cause, node, binds, customer});
  const bottlenecks = [row('2026', 'capacity', 'makers of rack', 1), row('2027', 'capacity', 'makers of rack', 0.8),
    row('2027-01', 'power', 'campus', 1), row('2028', 'money', 'bob', 1), row('2028', 'power', 'other', 1, 'eve')];

  assert.equal(holdsText({bottlenecks}, 'ann'), 'What held it back most: from 2026 to 2027 no free capacity at the makers of rack ' +
    '(in 80 to 100 % of the runs) and in 2028 cash short at bob.');
  assert.equal(holdsText({}, 'ann'), null);
});
