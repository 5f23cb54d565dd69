import {withoutLoops} from './loops.mjs';

/** Goods measured in the megawatts they become: the power of a rack, split evenly among the lines of each bill of
 * materials and then among the units of a line. Without power anywhere goods are counted in units. */

const POWER = {W: 1e-6, kW: 1e-3, MW: 1, GW: 1e3};

/** First number of a value as written: `138 kW`, `{value: 138 kW, range}`, `{triangular: [a, b, c]}` (its middle). */
export function amountOf(input) {
  if (input === null || input === undefined) return null;
  if (typeof input === 'number') return {value: input, unit: ''};
  if (typeof input === 'string') {
    const match = /^([-+\d.e]+)\s*(.*)$/i.exec(input);
    return match ? {value: Number(match[1]), unit: match[2]} : null;
  }
  if (Array.isArray(input)) return amountOf(input[Math.floor((input.length - 1) / 2)]);
  if ('value' in input) return amountOf(input.value);
  const [law] = Object.values(input);
  return typeof law === 'object' && law !== null && !Array.isArray(law) ? amountOf(law.mean ?? law.median) : amountOf(law);
}

export function megawattsPerUnit(resolved) {
  const products = resolved.products ?? {};
  const weights = new Map();
  const add = (product, megawatts) => {
    const list = weights.get(product) ?? [];
    list.push(megawatts);
    weights.set(product, list);
    const bom = Object.entries(products[product]?.bom ?? {});
    for (const [part, count] of bom) {
      const each = amountOf(count)?.value;
      if (each > 0 && list.length < 20) add(part, megawatts / bom.length / each);
    }
  };
  for (const [id, product] of Object.entries(products)) {
    const power = amountOf(product.it_power);
    if (power && POWER[power.unit]) add(id, power.value * POWER[power.unit]);
  }
  return new Map([...weights].map(([id, list]) => [id, list.reduce((a, b) => a + b, 0) / list.length]));
}

/** Links of the flow of goods: [{from, to, value, text}], with starts on the left and customers on the right. */
export function goodsLinks(run) {
  const {resolved, summary} = run;
  const weights = megawattsPerUnit(resolved);
  const hasPower = weights.size > 0;
  const weight = (product) => (hasPower ? weights.get(product) ?? 0 : 1);
  const links = summary.flows.map(({from, to, product, unit, units}) => ({from, to, product, unit, units: units.mean, value: units.mean * weight(product)}))
    .filter(({value, from, to}) => value > 0 && from !== to);
  const out = [...links];
  for (const [id, plant] of Object.entries(resolved.plants ?? {})) {
    const made = Object.keys(plant.makes ?? {});
    const isFirst = made.every((product) => Object.keys(resolved.products?.[product]?.bom ?? {}).length === 0);
    const leaving = links.filter(({from}) => from === id).reduce((sum, {value}) => sum + value, 0);
    const starts = summary.nodes[id]?.starts?.mean ?? 0;
    const noun = startUnit(plant);
    if (isFirst && leaving > 0 && starts > 0) out.unshift({from: `${noun} at ${id}`, to: id, unit: noun, units: starts, value: leaving});
  }
  for (const [site, info] of Object.entries(resolved.sites ?? {})) {
    const arriving = links.filter(({to}) => to === site).reduce((sum, {value}) => sum + value, 0);
    const megawatts = run.metric(site, 'it_mw');
    const gained = megawatts ? megawatts.mean[megawatts.mean.length - 1] - megawatts.mean[0] : 0;
    if (hasPower && arriving > 0 && gained > 0) {
      out.push({from: site, to: `MW for ${info.for}`, unit: 'MW (IT)', units: gained, value: Math.min(gained, arriving * 1.2)});
    }
  }
  return {links: withoutLoops(out), hasPower};
}

function startUnit(plant) {
  const starts = plant.capacity?.starts;
  const first = typeof starts === 'object' && starts !== null && !('value' in starts) ? Object.values(starts)[0] : starts;
  const unit = amountOf(first)?.unit.split('/')[0];
  return unit ? unit : 'starts';
}
