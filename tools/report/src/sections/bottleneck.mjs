import {axis, tooltip} from '../chart.mjs';
import {choice, el, legend, numbers, table} from '../dom.mjs';
import {escapeHtml, monthText, parseDate, percent, plural} from '../format.mjs';
import {causeWord, holdText} from '../holds.mjs';
import {nodeName, stageOrder} from '../model.mjs';
import {colors, onTheme} from '../theme.mjs';

const LEAST_SHARE = 0.02; // paler rows cannot be told from empty ones

/** Rows of a strip: [{name, title, values: [[since, value]]}], values in [0, 1]. */
function bindingRows(run) {
  const stages = stageOrder(run.resolved).map((node) => ({node, series: run.metric(node, 'binding')}))
    .filter(({series}) => series)
    .map(({node, series}) => ({name: node, title: `${nodeName(run.resolved, node)} held orders back, share of the time`, values: monthly(run, series)}));
  return [...stages, ...run.customers.flatMap((customer) => idleRows(run, customer))];
}

function monthly(run, series) {
  return series.dates.map((date, i) => [i === 0 && date > run.start ? run.start : series.dates[i - 1] ?? null, series.mean[i]])
    .filter(([since]) => since !== null);
}

// Parts of a customer's megawatts that stood idle, as shares of what could have run.
function idleRows(run, customer) {
  const sites = run.sitesOf(customer);
  const sum = (metric) => sites.map((site) => run.metric(site, metric)).filter(Boolean)
    .reduce((all, {mean}) => mean.map((value, i) => value + (all[i] ?? 0)), []);
  const [running, noPower, noRacks] = ['it_mw', 'racks_wait_mw', 'power_waits_mw'].map(sum);
  const share = (idle) => ({dates: run.dates, mean: idle.map((value, i) => (value > 0 ? value / (value + running[i]) : 0))});
  const rows = [];
  if (noRacks.some((value) => value > 0.01)) {
    rows.push({name: `${customer}: no racks`, title: `${customer}'s power without racks`, values: monthly(run, share(noRacks))});
  }
  if (noPower.some((value) => value > 0.01)) {
    rows.push({name: `${customer}: no power`, title: `${customer}'s racks without power`, values: monthly(run, share(noPower))});
  }
  return rows;
}

function utilizationRows(run) {
  const order = stageOrder(run.resolved);
  return order.map((node) => ({node, series: run.metric(node, 'utilization')})).filter(({series}) => series)
    .map(({node, series}) => ({name: node, title: `${nodeName(run.resolved, node)} was used, share of the capacity`, values: monthly(run, series)}));
}

function strip(context, rows, what) {
  const {run, chart} = context;
  const months = rows[0].values.map(([since]) => since);
  const data = rows.flatMap(({values}, y) => values.map(([, value], x) => [x, y, Math.min(1, value)]));
  return chart({
    name: 'bottleneck', height: 60 + 26 * rows.length, points: data.length,
    label: `${what} by month and stage, ${run.label}`,
    draw: ({theme, narrow}) => ({
      grid: {left: 8, right: 8, top: 4, bottom: 34, containLabel: true},
      tooltip: tooltip(theme, {formatter: ({data: [x, y, value]}) =>
        `${monthText(months[x])}<br>${escapeHtml(rows[y].title)}: <b>${percent(value)}</b>`}),
      xAxis: monthAxis(theme, narrow, months),
      yAxis: axis(theme, {type: 'category', data: rows.map(({name}) => name), inverse: true,
        axisLabel: {width: narrow ? 132 : 190, fontSize: narrow ? 10 : 12, overflow: 'truncate', interval: 0}}),
      visualMap: {show: false, min: 0, max: 1, inRange: {color: theme.heat}},
      series: [{type: 'heatmap', progressive: 0, data, itemStyle: {borderColor: theme.ground, borderWidth: 1},
        emphasis: {itemStyle: {borderColor: theme.text, borderWidth: 2}}}],
    }),
  });
}

// Months, customers with the focus first, and what held each in each month.
function whomRows({run, focus}) {
  const rows = run.bottlenecks.filter(({period}) => period.length > 4);
  const months = [...new Set(rows.map(({period}) => period))].sort();
  const customers = [...new Set(rows.map(({customer}) => customer))].sort().sort((a, b) => (b === focus) - (a === focus));
  const causes = [...new Set(rows.map(({cause}) => cause))];
  return {rows, months, customers, causes};
}

function whomStrip({run, chart}, {rows, months, customers, causes}) {
  const dates = months.map((month) => parseDate(`${month}-01`));
  return chart({
    name: 'bottleneck-whom', height: 60 + 26 * customers.length, points: rows.length, label: `What held each customer's racks, by month, ${run.label}`,
    draw: ({theme, narrow}) => ({
      grid: {left: 8, right: 8, top: 4, bottom: 34, containLabel: true},
      tooltip: tooltip(theme, {formatter: ({data: {row}}) =>
        `${monthText(dates[months.indexOf(row.period)])}, ${escapeHtml(row.customer)}<br><b>${escapeHtml(holdText(row, run.resolved))}</b> in ${percent(row.binds)} of the runs`}),
      xAxis: monthAxis(theme, narrow, dates),
      yAxis: axis(theme, {type: 'category', data: customers, inverse: true, axisLabel: {width: narrow ? 132 : 190, fontSize: narrow ? 10 : 12, overflow: 'truncate', interval: 0}}),
      visualMap: {show: false, type: 'piecewise', dimension: 2, pieces: causes.map((cause, i) => ({value: i, color: theme.causes[cause] ?? theme.faint}))},
      series: [{type: 'heatmap', progressive: 0, itemStyle: {borderColor: theme.ground, borderWidth: 1}, emphasis: {itemStyle: {borderColor: theme.text, borderWidth: 2}},
        data: rows.map((row) => ({value: [months.indexOf(row.period), customers.indexOf(row.customer), causes.indexOf(row.cause)], row}))}],
    }),
  });
}

function whomView(context, whom) {
  const key = el('div');
  const keys = () => key.replaceChildren(legend(whom.causes.map((cause) => ({name: causeWord(cause), color: colors().causes[cause] ?? colors().faint}))));
  onTheme(keys);
  keys();
  const at = (customer, month) => whom.rows.find((row) => row.customer === customer && row.period === month);
  return [el('p.note', {}, 'The largest wait of each customer\u2019s racks in most of the runs. Work and transport are no waits; what is not due yet counts ' +
    'only when nothing else waits. Point at a month for the place.'), key, whomStrip(context, whom),
  numbers(() => table('Largest wait', ['Month', ...whom.customers], whom.months.map((month) =>
    [month, ...whom.customers.map((customer) => (at(customer, month) ? holdText(at(customer, month), context.run.resolved) : ''))])))];
}

function monthAxis(theme, narrow, months) {
  return axis(theme, {type: 'category', data: months.map(monthText), splitLine: {show: false},
    axisLabel: {interval: (i) => (narrow ? isYear(months[i]) : new Date(months[i]).getUTCMonth() % (months.length > 36 ? 6 : 3) === 0),
      formatter: (text) => (narrow ? text.slice(-4) : text.replace(/^Jan /, ''))}});
}

function isYear(ms) {
  return new Date(ms).getUTCMonth() === 0;
}

function scale() {
  return el('p.scale', {}, '0 %', el('span.ramp', {'aria-hidden': 'true'}), '100 %');
}

// What a row of a view means.
function meaningOf(view, rows) {
  if (view !== 'binds') return '';
  const isIdle = rows.some(({name}) => /: no (racks|power)$/.test(name));
  return 'One row per stage, raw material first. A stage held back when orders that were due got less than they asked for because it was full or made too little. ' +
    `${isIdle ? '"No racks" and "no power" are the part of a customer\u2019s megawatts that stood idle for lack of the other half. ' : ''}`;
}

/** Which stage held orders back, month by month. */
export function bottleneck(context) {
  const {run} = context;
  const views = [
    ['binds', 'What held back', bindingRows(run), 'Share of the time in which the stage held back'],
    ['used', 'How busy', utilizationRows(run), 'Share of the capacity used'],
  ].filter(([, , rows]) => rows.length > 0 && rows[0].values.length > 0);
  const whom = whomRows(context);
  if (whom.rows.length > 0) views.splice(1, 0, ['whom', 'What held whom', null, null]);
  if (views.length === 0) return null;
  const box = el('div');
  const show = (key) => {
    if (key === 'whom') return box.replaceChildren(...whomView(context, whom));
    const [, , rows, what] = views.find(([name]) => name === key);
    const seen = rows.filter(({values}) => values.some(([, value]) => value >= LEAST_SHARE));
    const quiet = rows.length - seen.length;
    return box.replaceChildren(el('p.note', {}, `${meaningOf(key, rows)}${what}, mean of all runs.${quiet > 0 ? ` ${plural(quiet, 'row')} that never ${quiet === 1 ? 'reaches' : 'reach'} ` +
      `${percent(LEAST_SHARE)} ${quiet === 1 ? 'is' : 'are'} among the numbers only.` : ''}`), seen.length > 0 && strip(context, seen, what), scale(), numbers(() => table(what,
      ['Month', ...rows.map(({name}) => name)],
      rows[0].values.map(([since], i) => [monthText(since), ...rows.map(({values}) => percent(values[i][1]))]), rows.map((_, i) => i + 1))));
  };
  const binds = views[0][0] === 'binds';
  return {
    id: 'bottlenecks', title: binds ? 'What held it back, month by month' : 'How busy it was, month by month',
    lead: binds ? 'Where orders and racks waited. Point at a field for the place and the share.' : 'How much of its capacity each plant used.',
    body: [views.length > 1 ? choice('View', views.map(([key, text]) => [key, text]), show) : (show(views[0][0]), null), box],
  };
}
