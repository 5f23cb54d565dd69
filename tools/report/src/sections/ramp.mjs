import {choice, el, legend, numbers, table} from '../dom.mjs';
import {fanOption} from '../fan.mjs';
import {dayText, dateText, number, parseDate, percent, spread} from '../format.mjs';
import {gigawatts} from '../story.mjs';
import {colors, onTheme} from '../theme.mjs';

const LEAST_GAP = 0.055; // of the axis between two labels
const MEASURES = [['facility', 'Facility power'], ['it', 'IT power']];

function fansOf(runs, customer, measure, theme) {
  return runs.map((run) => ({
    name: run.label, run, color: theme.series[run.index % theme.series.length],
    series: run.metric(customer, `${measure}_mw`, 1e-3),
  })).filter(({series}) => series);
}

function milestonesOf(run, customer, measure) {
  return run.summary.customers[customer].milestones.filter((m) => m.measure === measure);
}

// Levels as dashed lines, the dates at which runs reach them as a bar from p10 to p90 with a dot at the median.
function milestoneMarks(fans, customer, measure, theme, max) {
  const levels = milestonesOf(fans[0].run, customer, measure);
  const hasRoom = (gw, i) => levels.slice(i + 1).every((other) => other.gw - gw > max * LEAST_GAP || other.gw > max);
  const lines = {type: 'line', data: [], markLine: {
    symbol: 'none', silent: true, label: {color: theme.faint, position: 'insideStartTop', formatter: ({value}) => gigawatts(value)},
    lineStyle: {color: theme.faint, type: 'dashed', width: 1}, data: levels.map(({gw}, i) => ({yAxis: gw, label: {show: hasRoom(gw, i)}}))}};
  const dots = fans.map(({run, name, color}) => ({
    type: 'scatter', name, symbol: 'circle', symbolSize: 9, z: 5, itemStyle: {color, opacity: 1, borderColor: theme.ground, borderWidth: 1.5},
    data: milestonesOf(run, customer, measure).filter((m) => m.p50).map((m) => [parseDate(m.p50), m.gw]), silent: true}));
  const goals = measure === 'facility' ? (fans[0].run.summary.goals ?? []).filter((goal) => goal.customer === customer) : [];
  const targets = {type: 'scatter', symbol: 'diamond', symbolSize: 14, z: 6, silent: true,
    itemStyle: {color: 'transparent', borderColor: theme.text, borderWidth: 2}, data: goals.map((goal) => [parseDate(goal.by), goal.gw])};
  return [lines, ...dots, targets];
}

function highest(fans, customer, measure) {
  const top = Math.max(...fans.flatMap(({series}) => series.p90));
  const levels = milestonesOf(fans[0].run, customer, measure).map(({gw}) => gw).filter((gw) => gw <= top * 1.6);
  return Math.max(top, ...levels) * 1.06;
}

function nice(value) {
  const scale = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * scale).find((step) => step >= value);
}

// Customers with milestones large, the rest as small pictures.
function panel({runs, chart}, customer, measure, isSmall) {
  const last = (run) => run.metric(customer, `${measure}_mw`, 1e-3);
  const end = last(runs[0]);
  const host = chart({
    name: `ramp-${customer}`, height: isSmall ? 150 : (width) => (width < 560 ? 260 : 330), points: end.dates.length,
    label: `${customer}: ${measure} power in GW from ${dateText(end.dates[0])} to ${dateText(end.dates[end.dates.length - 1])}`,
    draw: ({theme, narrow}) => {
      const fans = fansOf(runs, customer, measure, theme);
      const max = highest(fans, customer, measure);
      if (isSmall) return fanOption({theme, narrow, fans, unit: 'GW', top: 8, compact: true, max: max > 0 ? nice(max) : null});
      return fanOption({theme, narrow, fans, unit: 'GW', max: max > 0 ? nice(max) : null,
        extra: milestoneMarks(fans, customer, measure, theme, max)});
    },
  });
  return el(isSmall ? 'figure.small' : 'figure', {}, el('figcaption', {}, customer, isSmall && el('span.unit', {}, ' GW')), host,
    !isSmall && numbers(() => rampTable(runs, customer, measure)));
}

function othersTable(runs, customers, measure) {
  const rows = customers.flatMap((customer) => runs.flatMap((run) =>
    Object.entries(run.summary.customers[customer][`${measure}_gw`]).map(([day, gw]) => [customer, run.label, dayText(day), spread(gw)])));
  return table('Power at the end of each year', ['Customer', 'Scenario', 'End of', 'GW: mean (p10 to p90)'], rows, [3]);
}

function rampTable(runs, customer, measure) {
  const rows = runs.flatMap((run) => [
    ...milestonesOf(run, customer, measure).map((m) =>
      [gigawatts(m.gw), run.label, percent(m.reached), dayText(m.p10), dayText(m.p50), dayText(m.p90)]),
    ...Object.entries(run.summary.customers[customer][`${measure}_gw`]).map(([day, gw]) =>
      [`end of ${dayText(day)}`, run.label, `${spread(gw)} GW`, '', '', '']),
  ]);
  return table(`${customer}: milestones and power at the end of each year`,
    ['', 'Scenario', 'Reached, or GW: mean (p10 to p90)', 'p10', 'Median', 'p90'], rows);
}

/** Megawatts over time by customer: p10, median and p90 of every scenario, with milestones and goals. */
export function ramp(context) {
  const {runs, focus} = context;
  const customers = [...runs[0].customers].sort((a, b) => (b === focus) - (a === focus));
  if (customers.length === 0) return null;
  const isLarge = (customer) => customer === focus || runs[0].summary.customers[customer].milestones.length > 0 || customers.length <= 2;
  const [large, others] = [customers.filter(isLarge), customers.filter((customer) => !isLarge(customer))];
  const panels = el('div');
  const show = (measure) => panels.replaceChildren(
    el('div.panels', {}, large.map((customer) => panel(context, customer, measure, false))),
    ...(others.length === 0 ? [] : [el('h3.others', {}, 'Everyone else'),
      el('div.multiples', {}, others.map((customer) => panel(context, customer, measure, true))), numbers(() => othersTable(runs, others, measure))]));
  const key = el('div');
  const keys = () => key.replaceChildren(legend([
    ...runs.map((run) => ({name: run.label, color: colors().series[run.index % colors().series.length], kind: 'band'})),
    {name: 'milestone', color: colors().faint, kind: 'dashed'},
    {name: 'median date of a milestone', color: colors().series[0], kind: 'dot'},
    ...((runs[0].summary.goals ?? []).length > 0 ? [{name: 'goal', color: colors().text, kind: 'diamond'}] : [])]));
  onTheme(keys);
  keys();
  return {
    id: 'ramp', title: 'How fast the megawatts come',
    lead: 'The line is the median of all simulated runs; the band holds 8 of 10 runs (p10 to p90). Facility power is IT ' +
      'power times the PUE of the site: what its racks draw, with cooling and losses on top.',
    body: [choice('Power measured as', MEASURES, show), key, panels],
  };
}
