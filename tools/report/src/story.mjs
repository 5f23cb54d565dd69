import {dayText, daysBetween, dollars, listText, number, percent, plural, rangeText, rough, spanText} from './format.mjs';
import {holdsText} from './holds.mjs';
import {payersOf} from './money.mjs';
import {costTexts} from './money_story.mjs';

/** The answer in words: when, what held it back, who paid. Plain functions of the data, without a page. */

const CAUSE_WORDS = {
  material: 'waiting for components', capacity: 'waiting for free capacity',
  allocation: 'others being served first', shell: 'waiting for the building',
  installation: 'waiting to be installed', power: 'waiting for power', outage: 'in outages', money: 'waiting for cash',
};

const MOST_MILESTONES = 4;
const MOST_VICTIMS = 3;
const MOST_NODES = 4;
const SAME_SHARE = 1e-4; // of a year

/** @returns [{run, figure, caption, items, text}] one per run */
export function whenStory(runs, customer) {
  return runs.map((run) => (customer ? whenPower(run, runs[0], customer) : whenOrders(run)));
}

function milestonesOf(run, customer) {
  return run.summary.customers[customer].milestones.filter((m) => m.measure === 'facility');
}

function whenPower(run, base, customer) {
  const list = milestonesOf(run, customer);
  const before = new Map(milestonesOf(base, customer).map((m) => [m.gw, m]));
  const last = [...list].reverse().find((m) => m.p50) ?? list[list.length - 1];
  const items = list.filter(({gw}) => list.length <= MOST_MILESTONES || gw >= list[list.length - 1].gw / 10)
    .map((m) => milestoneText(m, run, before.get(m.gw), run !== base ? base : null));
  const goals = (run.summary.goals ?? []).filter((g) => g.customer === customer)
    .map((g) => `The goal of ${gigawatts(g.gw)} by ${dayText(g.by)} is met in ${percent(g.reached)} of the runs` +
      ` (wanted: ${percent(g.probability)}).`);
  const hasRanges = list.some((m) => m.p50 && m.p10 !== m.p90);
  const figure = last.p50 ? dayText(last.p50) : `not by ${dayText(run.summary.end)}`;
  return {run, figure, items, caption: `${customer} at ${gigawatts(last.gw)}`,
    text: [hasRanges && run === base && 'In brackets: 8 of 10 runs.', ...goals].filter(Boolean).join(' ')};
}

export function gigawatts(gw) {
  return gw < 1 ? `${number(gw * 1000)}\u00a0MW` : `${number(gw)}\u00a0GW`; // the unit stays with its number
}

function milestoneText(m, run, before, base) {
  const name = gigawatts(m.gw);
  if (!m.p50) {
    return m.reached === 0 ? `${name}: not by ${dayText(run.summary.end)}`
      : `${name}: only in ${percent(m.reached)} of the runs by ${dayText(run.summary.end)}`;
  }
  let text = `${name}: ${dayText(m.p50)}`;
  if (m.p10 !== m.p90) text += ` (${m.p90 ? rangeText(m.p10, m.p90) : `${dayText(m.p10)} or later`})`;
  if (base && before?.p50) {
    const days = daysBetween(m.p50, before.p50);
    text += Math.abs(days) < 1 ? `, the same day as in ${base.label}`
      : `, ${spanText(days)} ${days > 0 ? 'sooner' : 'later'} than in ${base.label}`;
  } else if (base) {
    text += `, not reached in most runs of ${base.label}`;
  }
  return text;
}

function whenOrders(run) {
  const parts = Object.entries(run.summary.customers)
    .filter(([, data]) => data.orders?.ordered?.mean > 0)
    .map(([id, data]) => {
      const share = data.orders.delivered.mean / data.orders.ordered.mean;
      return {share, text: `${id} got ${rough(data.orders.delivered.mean)} of the ${rough(data.orders.ordered.mean)}` +
        ` units it ordered (${percent(share)})`};
    });
  const worst = Math.min(1, ...parts.map((part) => part.share));
  return {run, figure: percent(worst), caption: parts.length > 1 ? 'delivered to who got least' : 'delivered',
    text: `By ${dayText(run.summary.end)} ${listText(parts.map((part) => part.text))}.`};
}

/** @returns [{run, figure, caption, text}] */
export function heldStory(runs, customer) {
  return runs.map((run) => {
    const bindingOf = (one) => holdsText(one, customer) ?? bindingText(one);
    const binding = bindingOf(run);
    const isNew = run === runs[0] || binding !== bindingOf(runs[0]);
    const sentences = [causeText(run, customer), isNew ? binding : null, strandedText(run, customer)].filter(Boolean);
    const top = topHold(run, customer);
    return {run, figure: top?.figure ?? 'nothing', caption: top?.caption ?? 'no stage was short',
      text: sentences.join(' ') || busyText(run)};
  });
}

/** Mean seconds per unit and cause of the finished orders of a customer; null without any. */
export function causesOf(run, customer) {
  const orders = run.orders.list.filter((order) => (!customer || order.for === customer) &&
    order.done !== null && order.causes.some((seconds) => seconds > 0));
  const units = orders.reduce((sum, order) => sum + order.quantity, 0);
  if (units === 0) return null;
  const seconds = run.orders.causes.map((_, i) =>
    orders.reduce((sum, order) => sum + order.causes[i] * order.quantity, 0) / units);
  return {units, orders: orders.length, seconds, total: seconds.reduce((a, b) => a + b, 0)};
}

function topHold(run, customer) {
  const causes = causesOf(run, customer);
  if (causes) {
    const waits = waitsOf(run, causes);
    if (waits.length > 0) {
      return {figure: CAUSE_WORDS[waits[0].cause], caption: `${percent(waits[0].share)} of the time from order to use`};
    }
  }
  const binding = bindingByYear(run)[0];
  return binding ? {figure: binding.node, caption: `bound ${percent(binding.share)} of ${binding.year}`} : null;
}

function waitsOf(run, causes) {
  return run.orders.causes
    .map((cause, i) => ({cause, days: causes.seconds[i] / 86400, share: causes.seconds[i] / causes.total}))
    .filter(({cause, share}) => CAUSE_WORDS[cause] && share >= 0.02)
    .sort((a, b) => b.days - a.days);
}

function causeText(run, customer) {
  const causes = causesOf(run, customer);
  if (!causes) return null;
  const waits = waitsOf(run, causes);
  const last = customer && run.sitesOf(customer).length > 0 ? 'power-on' : 'delivery';
  const total = `From order to ${last} an average unit took ${spanText(causes.total / 86400)}`;
  if (waits.length === 0) return `${total}, almost none of it waiting.`;
  const parts = waits.slice(0, 3).map(({cause, days}) => `${spanText(days)} ${CAUSE_WORDS[cause]}`);
  return `${total}, of which ${listText(parts)}.`;
}

// Plants of one stage are full together.
function nodesText(nodes) {
  return nodes.length <= MOST_NODES ? listText(nodes) : `${nodes.slice(0, MOST_NODES - 1).join(', ')} and ${nodes.length - MOST_NODES + 1} more`;
}

/** Which plants bound most in each year: [{year, node, share}]; `node` names them all. */
export function bindingByYear(run) {
  const sums = new Map();
  for (const node of run.entitiesWith('binding')) {
    const series = run.metric(node, 'binding');
    series.dates.forEach((date, i) => {
      const since = i === 0 ? run.start : series.dates[i - 1];
      const year = new Date(since).getUTCFullYear();
      const key = `${year} ${node}`;
      const entry = sums.get(key) ?? {year, node, bound: 0, all: 0};
      entry.bound += series.mean[i] * (date - since);
      entry.all += date - since;
      sums.set(key, entry);
    });
  }
  const best = new Map();
  for (const {year, node, bound, all} of sums.values()) {
    const share = bound / all;
    const most = best.get(year)?.share ?? 0;
    if (share < 0.02 || share < most - SAME_SHARE) continue;
    const isSame = share <= most + SAME_SHARE;
    best.set(year, {year, share, bound, all, nodes: isSame ? [...best.get(year).nodes, node].sort() : [node]});
  }
  return [...best.values()].map((entry) => ({...entry, node: nodesText(entry.nodes)})).sort((a, b) => a.year - b.year);
}

function bindingText(run) {
  const years = bindingByYear(run);
  if (years.length === 0) return null;
  const groups = [];
  for (const entry of years) {
    const last = groups[groups.length - 1];
    if (last?.node === entry.node) last.entries.push(entry);
    else groups.push({node: entry.node, entries: [entry]});
  }
  const sum = (entries, key) => entries.reduce((total, entry) => total + entry[key], 0);
  const parts = groups.map(({node, entries}) => {
    const [first, last] = [entries[0].year, entries[entries.length - 1].year];
    const when = first === last ? `in ${first}` : `from ${first} to ${last}`;
    return `${node} ${when} (${percent(sum(entries, 'bound') / sum(entries, 'all'))} of the time)`;
  });
  return `The tightest part of the chain was ${listText(parts)}.`;
}

function strandedText(run, customer) {
  const stranded = customer && run.summary.customers[customer].stranded_mw_days;
  if (!stranded?.racks_wait_for_power) return null;
  const racks = stranded.racks_wait_for_power.mean;
  const power = stranded.power_waits_for_racks.mean;
  if (racks < 1 && power < 1) return null;
  const parts = [];
  if (power >= 1) parts.push(`power ${rough(power)} MW-days for racks`);
  if (racks >= 1) parts.push(`racks ${rough(racks)} MW-days for power`);
  return `At its sites waited ${listText(parts)}.`;
}

function busyText(run) {
  const busy = Object.entries(run.summary.nodes).filter(([, metrics]) => metrics.utilization?.mean > 0)
    .sort((a, b) => b[1].utilization.mean - a[1].utilization.mean)[0];
  return busy ? `The busiest node was ${busy[0]}, used to ${percent(busy[1].utilization.mean)}.` : 'Nothing was short.';
}

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
    const delays = [pairsText(pairs, customer), nobody, ownText(all, customer), partsText(gained),
      othersText(all, customer), run === runs[0] ? null : lossText(run, runs[0], customer)].filter(Boolean);
    if (pairs.length > 0) {
      return {run, figure: pairs[0].victim, caption: `${amount(pairs[0])} later`, text: [...delays, ...costs].join(' ')};
    }
    const payer = costs.length > 0 ? payersOf(run, customer)[0] : null;
    return {run, text: [...costs, ...delays].join(' '), ...(payer
      ? {figure: payer.name, caption: `${dollars(payer.usd)} for racks and buildings of ${customer}`}
      : {figure: 'nobody', caption: customer ? `for ${customer}` : 'no rule put anybody back'})};
  });
}

function nobodyText(all, pairs, customer, hasCosts) {
  if (pairs.length > 0) return null;
  if (all.length === 0) return 'No node served anybody later than first come, first served would have.';
  return hasCosts ? `With delay nobody paid for ${customer}.` : null;
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
  return `Against first come, first served${customer ? `, and in favour of ${customer},` : ''} ${listText(parts)}${isOne ? `, most of it at ${pairs[0].node}` : ''}.`;
}

// Parts that were made for one customer's share of a plan go into the stock of whoever bought them.
function partsText(gained) {
  const parts = gained.filter(({isParts}) => isParts);
  if (parts.length === 0) return null;
  const [first] = parts;
  return `Among buyers of parts ${first.victim} waited most, ${amount(first)} in favour of ${first.by}'s share, most of it at ` +
    `${first.node}; who gets the racks is decided later.`;
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
  return `Other rules moved supply between others, most from ${others[0].victim} to ${others[0].by} (${amount(others[0])}); see the matrix.`;
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
  const parts = losses.sort((a, b) => a.gw - b.gw).slice(0, 3)
    .map(({id, day, gw}) => `${id} runs ${gigawatts(-gw)} less on ${dayText(day)}`);
  return `Compared with ${base.label}, ${listText(parts)}.`;
}
