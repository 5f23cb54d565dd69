import {el, table} from '../dom.mjs';
import {stageOrder} from '../model.mjs';

/** What this report means by its words: [word, meaning]. */
const POWER_WORDS = [
  ['IT power', 'What racks draw themselves. Facility power adds cooling and losses; their ratio is the PUE of the site.'],
  ['MW-day', 'One megawatt of racks (IT power) that comes a day later: 100 MW that come 30 days later are 3,000 MW-days.'],
];
const DESIGNER_WORDS = [
  ['designer', 'Whoever has chips made and hands packages out to rack works: Nvidia, Broadcom and others.'],
];
const WORDS = [
  ['run', 'One simulation of the whole scenario with its own luck: transit times, yields, dates of power. Also called replication.'],
  ['median, p10, p90', 'Half of the runs lie below the median, one in ten below p10, nine in ten below p90.'],
  ['node, stage', 'A place where goods are made, handed out or carried: a plant, a lane, a site, or whoever hands out packages. Nodes that do the same are one stage.'],
  ['granted', 'The supplier has set goods or room aside for an order. Before that an order is accepted: it stands in line.'],
  ['put back', 'Served later than first come, first served would have from the same supply.'],
  ['backlog', 'Ordered or granted, and not finished.'],
  ['in process', 'Being made (work in process).'],
];
const TRADE = [
  ['HBM', /\bhbm/i, 'High-bandwidth memory: stacks of memory dies that stand beside the processor in its package.'],
  ['CoWoS', /cowos/i, 'TSMC\u2019s way to put processors and memory on one carrier; OSATs are firms that package for others.'],
  ['die, package', /cowos|package/i, 'Dies are cut from wafers; a package holds dies and memory and is what goes into a rack.'],
  ['ODM', /odms?\b/i, 'Original design manufacturer: the works that build racks and servers.'],
  ['NVL72', /nvl72/i, 'Nvidia\u2019s rack of 72 packages; vr-nvl72 is the generation Vera Rubin after it.'],
  ['HGX', /\bhgx/i, 'A board of eight packages for servers.'],
];

const list = (names) => names.join(', ');

// What each name stands for, makers first and in the order of the chain.
function namesOf({plants = {}, designers = {}, customers = {}, sites = {}, products = {}, places = {}}, run) {
  const made = (id) => list(Object.keys(plants[id].makes ?? {}));
  const at = (place) => (place && places[place] ? `, at ${place}` : '');
  const parts = (bom) => list(Object.entries(bom).map(([part, count]) => `${typeof count === 'object' ? count.value : count} ${part}`));
  return [
    ...stageOrder(run.resolved).map((id) => [id, 'plant', `${plants[id].operator ? `${plants[id].operator}: ` : ''}makes ${made(id)}${at(plants[id].place)}`]),
    ...Object.keys(designers).map((id) => [id, 'designer', `sells ${list([...new Set((designers[id].roadmap ?? []).map(({product}) => product))])}`]),
    ...Object.keys(customers).map((id) => [id, 'customer', customers[id].order ? 'orders racks' : 'invests or pays for others']),
    ...Object.entries(sites).map(([id, site]) => [id, 'site', `for ${site.for}${site.buyer && site.buyer !== site.for ? `, bought by ${site.buyer}` : ''}${at(site.place)}`]),
    ...Object.entries(products).map(([id, product]) => [id, 'product', `${product.unit ?? 'unit'}${product.bom ? ` of ${parts(product.bom)}` : ''}`]),
  ];
}

/** What words and names mean, for a reader who never saw the tool. */
export function words({run}) {
  const text = JSON.stringify([run.resolved.plants ?? {}, run.resolved.products ?? {}]);
  const used = [...(run.customers.length > 0 ? POWER_WORDS : []), ...WORDS, ...(run.resolved.designers ? DESIGNER_WORDS : []), ...TRADE.filter(([, seen]) => seen.test(text)).map(([word, , meaning]) => [word, meaning])];
  return {
    id: 'words', title: 'Words and names',
    lead: 'What this report means by its words, and what the names in its pictures stand for.',
    body: [table('Words', ['Word', 'Meaning'], used),
      el('details.numbers', {}, el('summary', {}, 'Show the names'), table('Names in this scenario', ['Name', 'Is a', 'What it does'], namesOf(run.resolved, run)))],
  };
}
