import {choice, el, numbers, table} from '../dom.mjs';
import {fanOption} from '../fan.mjs';
import {monthText, number} from '../format.mjs';
import {nodeName, stageOrder} from '../model.mjs';

const METRICS = [
  ['stock', 'Inventory', 'Finished units on hand at the end of each month.'],
  ['wip', 'In process', 'Units that are being made (work in process).'],
  ['backlog', 'Backlog', 'Units ordered or granted and not finished.'],
  ['utilization', 'Utilization', 'Used part of the capacity, month by month.'],
  ['lead_time', 'Lead time', 'Days from acceptance to finish of the units that left in the month.'],
  ['made', 'Output', 'Good units made since the month before.'],
  ['in_transit', 'In transit', 'Units on the way on each lane.'],
];
const UNIT_NAMES = {fraction: '%', unit: 'units', day: 'days'};

function hasValues(series) {
  return series && series.p90.some((value) => value > 0);
}

function unitOf(series) {
  const {unit} = series;
  return UNIT_NAMES[unit] ?? (unit.endsWith('s') || unit === 'MW' ? unit : `${unit}s`);
}

function small({runs, run, chart}, metric, entity) {
  const isShare = metric === 'utilization';
  const series = run.metric(entity, metric, isShare ? 100 : 1);
  const unit = unitOf(series);
  const host = chart({
    name: `${metric}-${entity}`, height: 150, points: series.dates.length,
    label: `${entity}: ${metric.replace('_', ' ')} in ${unit}, from ${number(series.p50[0])} to ${number(series.p50[series.p50.length - 1])}`,
    draw: ({theme, narrow}) => fanOption({theme, narrow, unit, top: 8, compact: true, max: isShare ? 100 : null,
      fans: [{name: run.label, series, color: theme.series[run.index % theme.series.length]}]}),
  });
  return el('figure.small', {}, el('figcaption', {}, el('span', {title: nodeName(run.resolved, entity)}, entity), el('span.unit', {}, ` ${unit}`)), host);
}

function grid(context, metric) {
  const {run} = context;
  const stages = stageOrder(run.resolved);
  const entities = run.entitiesWith(metric).filter((entity) => hasValues(run.metric(entity, metric)))
    .sort((a, b) => stages.indexOf(a) - stages.indexOf(b) || (a < b ? -1 : 1));
  return {entities, node: el('div.multiples', {}, entities.map((entity) => small(context, metric, entity)))};
}

/** Small multiples of levels and flows of every node. */
export function nodes(context) {
  const {run} = context;
  const views = METRICS.filter(([metric]) => run.entitiesWith(metric).some((entity) => hasValues(run.metric(entity, metric))));
  if (views.length === 0) return null;
  const box = el('div');
  const show = (metric) => {
    const {entities, node} = grid(context, metric);
    const [, title, text] = views.find(([key]) => key === metric);
    box.replaceChildren(el('p.note', {}, `${text} Line: median, band: p10 to p90. Each picture has its own scale.`), node,
      numbers(() => {
        const all = entities.map((entity) => run.metric(entity, metric));
        return table(`${title}: median by month`, ['Month', ...entities],
          all[0].dates.map((date, i) => [monthText(date), ...all.map((series) => number(series.p50[i]))]), entities.map((_, i) => i + 1));
      }));
  };
  return {
    id: 'nodes', title: 'Inside the chain',
    lead: 'Inventory, work in process, backlog, utilization and lead time of every node, side by side.',
    body: [choice('Series', views.map(([key, text]) => [key, text]), show), box],
  };
}
