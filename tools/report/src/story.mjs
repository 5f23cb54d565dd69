import {dayText, daysBetween, listText, number, percent, rangeText, rough, spanText} from './format.mjs';
import {holdsText, placeText} from './holds.mjs';

/** The answer in words: when, and what held it back. Plain functions of the data, without a page. */

const CAUSE_WORDS = {
  material: 'waiting for components', capacity: 'waiting for free capacity',
  allocation: 'others being served first', shell: 'waiting for the building',
  installation: 'waiting to be installed', power: 'waiting for power', outage: 'in outages', money: 'waiting for cash',
};

const MOST_MILESTONES = 4;
const MOST_NODES = 4;
const SAME_SHARE = 1e-4; // of a year

/** The first figure of each run is the date of the same milestone.
 * @returns [{run, figure, caption, items, text}] one per run */
export function whenStory(runs, customer) {
  if (!customer) return runs.map(whenOrders);
  const level = comparedLevel(runs, customer);
  return runs.map((run) => whenPower(run, runs[0], customer, level));
}

function milestonesOf(run, customer) {
  return run.summary.customers[customer].milestones.filter((m) => m.measure === 'facility');
}

/** The largest milestone that all runs reach in the median; where there is none, the least of the first run. */
function comparedLevel(runs, customer) {
  const isReached = (run, gw) => milestonesOf(run, customer).some((m) => m.gw === gw && m.p50);
  const levels = milestonesOf(runs[0], customer).map(({gw}) => gw);
  return [...levels].reverse().find((gw) => runs.every((run) => isReached(run, gw))) ?? levels[0];
}

function whenPower(run, base, customer, level) {
  const list = milestonesOf(run, customer);
  const before = new Map(milestonesOf(base, customer).map((m) => [m.gw, m]));
  const shown = list.find(({gw}) => gw === level) ?? list[list.length - 1];
  const largest = list[list.length - 1];
  const items = list.filter(({gw}) => list.length <= MOST_MILESTONES || gw >= largest.gw / 10)
    .map((m) => milestoneText(m, run, before.get(m.gw), run !== base ? base : null));
  const goals = (run.summary.goals ?? []).filter((g) => g.customer === customer)
    .map((g) => `Goal: ${gigawatts(g.gw)} by ${dayText(g.by)}. ${percent(g.reached)} of the runs meet it; ${percent(g.probability)} are wanted.`);
  const beyond = largest.gw <= shown.gw ? ''
    : `; ${gigawatts(largest.gw)} ${largest.p50 ? `on ${dayText(largest.p50)}` : missedText(largest, run)}`;
  const figure = shown.p50 ? dayText(shown.p50) : `not by ${dayText(run.summary.end)}`;
  return {run, figure, items, caption: `${customer} at ${gigawatts(shown.gw)}${beyond}`, text: goals.join(' ')};
}

function missedText(m, run) {
  const end = dayText(run.summary.end);
  return m.reached === 0 ? `not by ${end}` : `only in ${percent(m.reached)} of the runs by ${end}`;
}

export function gigawatts(gw) {
  return gw < 1 ? `${number(gw * 1000)}\u00a0MW` : `${number(gw)}\u00a0GW`; // the unit stays with its number
}

function milestoneText(m, run, before, base) {
  const name = gigawatts(m.gw);
  if (!m.p50) return `${name}: ${missedText(m, run)}`;
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
      return {figure: CAUSE_WORDS[waits[0].cause],
        caption: `${percent(waits[0].share)} of the time from order to use${mostlyAt(run, customer, waits[0].cause)}`};
    }
  }
  const binding = bindingByYear(run)[0];
  return binding ? {figure: binding.node, caption: `bound ${percent(binding.share)} of ${binding.year}`} : null;
}

// Where a customer's racks waited for a cause in most months and runs.
function mostlyAt(run, customer, cause) {
  const sums = new Map();
  for (const row of run.bottlenecks ?? []) {
    if (row.customer !== customer || row.cause !== cause || row.period.length === 4) continue;
    sums.set(row.node, (sums.get(row.node) ?? 0) + row.binds);
  }
  const [most] = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most ? `, most often at ${placeText(most[0], run.resolved)}` : '';
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
  if (power >= 1) parts.push(`power stood idle for lack of racks (${rough(power)} MW-days)`);
  if (racks >= 1) parts.push(`racks for lack of power (${rough(racks)} MW-days)`);
  return `At its sites ${power >= 1 ? '' : 'stood idle '}${listText(parts)}.`;
}

function busyText(run) {
  const busy = Object.entries(run.summary.nodes).filter(([, metrics]) => metrics.utilization?.mean > 0)
    .sort((a, b) => b[1].utilization.mean - a[1].utilization.mean)[0];
  return busy ? `The busiest node was ${busy[0]}, used to ${percent(busy[1].utilization.mean)}.` : 'Nothing was short.';
}
