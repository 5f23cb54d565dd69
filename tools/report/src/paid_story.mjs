import {dayText, dollars, listText, plural, rough} from './format.mjs';
import {payersOf} from './money.mjs';
import {costTexts} from './money_story.mjs';
import {gigawatts} from './story.mjs';

/** The answer in words: who paid. Plain functions of the data, without a page. */

const MOST_VICTIMS = 3;

/** Displacement summed over nodes and products by victim: [{victim, by, mw, units, node, isParts}], largest first.
 * `isParts`: not both are customers; designers wait for parts, which are anybody's until they are racks. */
export function paid(run) {
  const pairs = new Map();
  const isCustomer = (id) => id in run.summary.customers;
  for (const row of run.summary.displacement) {
    const key = `${row.victim} ${row.by}`;
    const entry = pairs.get(key) ?? {victim: row.victim, by: row.by, isParts: !isCustomer(row.victim) || !isCustomer(row.by), mw: 0, units: 0, node: row.node, most: -1};
    entry.mw += row.mw_days.mean;
    entry.units += row.unit_days.mean;
    const weight = row.mw_days.mean || row.unit_days.mean * 1e-9;
    if (weight > entry.most) Object.assign(entry, {node: row.node, most: weight});
    pairs.set(key, entry);
  }
  return [...pairs.values()].filter((p) => p.mw >= 0.5 || p.units >= 0.5).sort((a, b) => b.mw - a.mw || b.units - a.units);
}

/** What was paid for the customer the report is about; without one, for anybody. With delay, and with money where the
 * scenario has any.
 * @returns [{run, figure, caption, text}] */
export function paidStory(runs, customer) {
  return runs.map((run) => {
    const all = paid(run);
    const gained = customer ? all.filter(({by}) => by === customer) : all;
    const pairs = gained.filter(({isParts}) => !isParts);
    const costs = customer ? costTexts(run, customer) : [];
    const nobody = nobodyText(all, pairs, customer, costs.length > 0);
    const delays = [pairsText(pairs, customer), nobody, ownText(all, customer),
      run === runs[0] ? null : lossText(run, runs[0], customer), othersText(all, customer)].filter(Boolean);
    if (pairs.length > 0) {
      return {run, figure: pairs[0].victim, caption: `put back by ${amount(pairs[0])}${customer ? ` in favour of ${customer}` : ''}`, text: [...delays, ...costs].join(' ')};
    }
    const payer = costs.length > 0 ? payersOf(run, customer)[0] : null;
    return {run, text: [...costs, ...delays].join(' '), ...(payer
      ? {figure: payer.name, caption: `${dollars(payer.usd)} for racks and buildings of ${customer}`}
      : {figure: 'nobody', caption: customer ? `was served later so that ${customer} came sooner` : 'no rule put anybody back'})};
  });
}

function nobodyText(all, pairs, customer, hasCosts) {
  if (pairs.length > 0) return null;
  if (all.length === 0) return 'No node served anybody later than first come, first served would have.';
  return hasCosts ? `Nobody was served later so that ${customer} came sooner.` : null;
}

// Where all were put back at one node it is said once.
function pairsText(pairs, customer) {
  if (pairs.length === 0) return null;
  const shown = pairs.slice(0, MOST_VICTIMS);
  const isOne = pairs.every(({node}) => node === pairs[0].node);
  const parts = shown.map((p) => `${p.victim} ${p === shown[0] ? 'was put back ' : ''}by ${amount(p)}` +
    `${customer ? '' : ` in favour of ${p.by}`}${isOne ? '' : ` (most of it at ${p.node})`}`);
  const rest = pairs.slice(MOST_VICTIMS).reduce((sum, p) => ({mw: sum.mw + p.mw, units: sum.units + p.units}), {mw: 0, units: 0});
  if (pairs.length > MOST_VICTIMS) parts.push(`${plural(pairs.length - MOST_VICTIMS, 'other')} by ${amount(rest)} in all`);
  return `Compared with first come, first served${customer ? `, and in favour of ${customer},` : ''} ${listText(parts)}${isOne ? `, most of it at ${pairs[0].node}` : ''}.`;
}

/** Who waited most for parts that were made for a customer's share of a plan; they go into the stock of whoever
 * bought them. Null when nobody did. */
export function partsText(run, customer) {
  const [first] = paid(run).filter(({isParts, by}) => isParts && (!customer || by === customer));
  if (!first) return null;
  return `Among buyers of parts ${first.victim} waited most: ${amount(first)} in favour of ${first.by}'s share of its plan, most of it at ` +
    `${first.node}. Who gets the racks that are made of them is decided later, and the parts of one rack count at every node where they waited.`;
}

function ownText(all, customer) {
  const own = all.filter(({victim, isParts}) => victim === customer && !isParts);
  if (own.length === 0) return null;
  return `${customer} itself was put back by ${amount(own[0])} in favour of ${own[0].by}.`;
}

// Contracts between suppliers displace too; they are not what the reader asked about.
function othersText(all, customer) {
  const others = all.filter(({by, victim}) => customer && by !== customer && victim !== customer);
  if (others.length === 0) return null;
  return `Supply moved between others too, most of it from ${others[0].victim} to ${others[0].by} (${amount(others[0])}); the matrix below has all.`;
}

function amount({mw, units}) {
  return mw >= 0.5 ? `${rough(mw)} MW-days` : `${rough(units)} unit-days`;
}

// Who has less power than in the first run, and when most.
function lossText(run, base, customer) {
  const losses = [];
  for (const [id, data] of Object.entries(run.summary.customers)) {
    if (id === customer) continue;
    const days = Object.keys(data.facility_gw ?? {});
    const changes = days.map((day) => ({id, day,
      gw: data.facility_gw[day].mean - (base.summary.customers[id]?.facility_gw[day]?.mean ?? NaN)}));
    const worst = changes.sort((a, b) => a.gw - b.gw)[0];
    if (worst && worst.gw <= -0.001) losses.push(worst);
  }
  if (losses.length === 0) return null;
  const most = losses.sort((a, b) => a.gw - b.gw).slice(0, MOST_VICTIMS);
  const isOne = most.every(({day}) => day === most[0].day);
  const parts = most.map(({id, day, gw}) => `${id} runs ${gigawatts(-gw)} less${isOne ? '' : ` on ${dayText(day)}`}`);
  return `Compared with ${base.label}, ${isOne ? `on ${dayText(most[0].day)} ` : ''}${listText(parts)}.`;
}
