import {parseDate} from './format.mjs';

/** One run of the report: what its folder says, with look-ups. */
export class Run {
  constructor(raw, index) {
    Object.assign(this, {index, manifest: raw.manifest, resolved: raw.resolved, summary: raw.summary});
    this.bottlenecks = raw.bottlenecks ?? [];
    this.label = raw.manifest.scenario;
    this.dates = raw.series.dates.map(parseDate);
    this.start = parseDate(raw.manifest.start);
    this.end = parseDate(raw.manifest.end);
    this.series = new Map(raw.series.rows.map((row) => [`${row.entity} ${row.metric}`, row]));
    this.orders = ordersOf(raw.orders, this.start);
  }

  /** `{dates, mean, p10, p50, p90, unit}` of an entity's metric, each value times `scale`; null when there is none. */
  metric(entity, metric, scale = 1) {
    const row = this.series.get(`${entity} ${metric}`);
    if (!row) return null;
    const scaled = (values) => (scale === 1 ? values : values.map((value) => value * scale));
    const of = (name) => scaled(row[name] ?? row.mean);
    const dates = this.dates.slice(row.first, row.first + row.mean.length);
    return {dates, unit: row.unit, mean: of('mean'), p10: of('p10'), p50: of('p50'), p90: of('p90')};
  }

  /** Entities that have a metric, in the order of the file. */
  entitiesWith(metric) {
    return [...this.series.values()].filter((row) => row.metric === metric).map((row) => row.entity);
  }

  sitesOf(customer) {
    return Object.entries(this.resolved.sites ?? {}).filter(([, site]) => site.for === customer).map(([id]) => id);
  }

  /** Customers whose megawatts are followed. */
  get customers() {
    return Object.keys(this.resolved.customers ?? {}).filter((id) => this.series.has(`${id} facility_mw`));
  }
}

/** Orders as objects with dates in ms; states in the order in which they are reached. */
export const STATES = ['accepted', 'granted', 'started', 'completed', 'shipped', 'delivered', 'installed', 'energized'];

const LEAST_HOLD = 14 * 86_400_000;

function ordersOf(raw, start) {
  const tick = raw.tick_s * 1000;
  const count = raw.id?.length ?? 0;
  const date = (column, i) => (raw[column][i] === null ? null : start + raw[column][i] * tick);
  const name = (column, i) => raw.names[raw[column][i]];
  const list = [];
  for (let i = 0; i < count; i += 1) {
    const order = {id: raw.id[i], quantity: raw.quantity[i]};
    for (const column of ['buyer', 'for', 'product', 'node', 'site']) order[column] = name(column, i);
    for (const column of ['placed', 'due', ...STATES]) order[column] = date(column, i);
    order.causes = raw.causes.map((cause) => raw[cause][i] * raw.tick_s);
    // Desks open weekly; who waits longer has no cash, or stands before a full book.
    order.held = order.placed >= start && order.accepted - order.placed > LEAST_HOLD ? order.placed : null;
    order.done = order.energized ?? (order.site ? null : order.delivered);
    list.push(order);
  }
  return {list, all: raw.all, causes: raw.causes.map((cause) => cause.replace(/^cause_|_s$/g, ''))};
}

/** Reads the packed text in the page. */
export async function unpack(text) {
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const data = JSON.parse(await new Response(stream).text());
  if (data.schema !== 1) throw new Error(`data of schema ${data.schema}, this page reads schema 1`);
  return data.runs.map((raw, index) => new Run(raw, index));
}

/** Who pays attention to whom: the customer the report is about. Whoever gains by rules, else who has a goal, else the
 * one with the most milestones. */
export function focusOf(runs) {
  const gains = new Map();
  for (const run of runs) {
    for (const row of run.summary.displacement) {
      gains.set(row.by, (gains.get(row.by) ?? 0) + (row.mw_days.mean || row.unit_days.mean * 1e-9));
    }
  }
  const followed = Object.entries(runs[0].summary.customers).filter(([, data]) => data.milestones.length > 0);
  const gainer = [...gains].filter(([id]) => followed.some(([name]) => name === id)).sort((a, b) => b[1] - a[1])[0];
  if (gainer) return gainer[0];
  const goal = runs[0].summary.goals?.[0];
  if (goal) return goal.customer;
  return followed.sort((a, b) => b[1].milestones.length - a[1].milestones.length)[0]?.[0] ?? null;
}

/** Longest way from raw material, by product's bill of materials: the order in which stages are shown. */
export function stageOrder(resolved) {
  const depth = new Map();
  const depthOf = (product, trail = new Set()) => {
    if (depth.has(product)) return depth.get(product);
    if (trail.has(product)) return 0;
    trail.add(product);
    const parts = Object.keys(resolved.products?.[product]?.bom ?? {});
    const value = parts.length === 0 ? 0 : 1 + Math.max(...parts.map((part) => depthOf(part, trail)));
    depth.set(product, value);
    return value;
  };
  const stage = ([, plant]) => Math.max(0, ...Object.keys(plant.makes ?? {}).map((product) => depthOf(product)));
  return Object.entries(resolved.plants ?? {})
    .map((entry) => [entry[0], stage(entry)])
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .map(([id]) => id);
}

/** `tsmc-cowos (TSMC)` where the operator is known. */
export function nodeName(resolved, id) {
  const operator = resolved.plants?.[id]?.operator;
  return operator && operator.length < 30 && !id.includes(operator.toLowerCase().replaceAll(' ', '-'))
    ? `${id} (${operator})` : id;
}
