import {axis, tooltip} from '../chart.mjs';
import {choice, el, numbers, table} from '../dom.mjs';
import {escapeHtml, monthText, percent} from '../format.mjs';
import {nodeName, stageOrder} from '../model.mjs';

/** Rows of a strip: [{name, title, values: [[since, value]]}], values in [0, 1]. */
function bindingRows(run) {
  const stages = stageOrder(run.resolved).map((node) => ({node, series: run.metric(node, 'binding')}))
    .filter(({series}) => series)
    .map(({node, series}) => ({name: node, title: `${nodeName(run.resolved, node)} held a designer back`, values: monthly(run, series)}));
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
    .map(({node, series}) => ({name: node, title: `${nodeName(run.resolved, node)} was used`, values: monthly(run, series)}));
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
      xAxis: axis(theme, {type: 'category', data: months.map(monthText), splitLine: {show: false},
        axisLabel: {interval: (i) => (narrow ? isYear(months[i]) : new Date(months[i]).getUTCMonth() % 3 === 0),
          formatter: (text) => (narrow ? text.slice(-4) : text.replace(/^Jan /, ''))}}),
      yAxis: axis(theme, {type: 'category', data: rows.map(({name}) => name), inverse: true,
        axisLabel: {width: narrow ? 132 : 190, fontSize: narrow ? 10 : 12, overflow: 'truncate', interval: 0}}),
      visualMap: {show: false, min: 0, max: 1, inRange: {color: theme.heat}},
      series: [{type: 'heatmap', data, itemStyle: {borderColor: theme.ground, borderWidth: 1},
        emphasis: {itemStyle: {borderColor: theme.text, borderWidth: 2}}}],
    }),
  });
}

function isYear(ms) {
  return new Date(ms).getUTCMonth() === 0;
}

function scale() {
  return el('p.scale', {}, '0 %', el('span.ramp', {'aria-hidden': 'true'}), '100 %');
}

/** Which stage held orders back, month by month. */
export function bottleneck(context) {
  const {run} = context;
  const views = [
    ['binds', 'What held back', bindingRows(run), 'Share of the time in which the stage held back'],
    ['used', 'How busy', utilizationRows(run), 'Share of the capacity used'],
  ].filter(([, , rows]) => rows.length > 0 && rows[0].values.length > 0);
  if (views.length === 0) return null;
  const box = el('div');
  const show = (key) => {
    const [, , rows, what] = views.find(([name]) => name === key);
    box.replaceChildren(el('p.note', {}, `${what}, mean of all runs.`), strip(context, rows, what), scale(), numbers(() => table(what,
      ['Month', ...rows.map(({name}) => name)],
      rows[0].values.map(([since], i) => [monthText(since), ...rows.map(({values}) => percent(values[i][1]))]), rows.map((_, i) => i + 1))));
  };
  const binds = views[0][0] === 'binds';
  const idle = binds && views[0][2].some(({name}) => /: no (racks|power)$/.test(name));
  return {
    id: 'bottlenecks', title: binds ? 'What held it back, month by month' : 'How busy it was, month by month',
    lead: [`One row per stage, raw material first${idle ? ', megawatts last' : ''}.`,
      binds && 'A stage holds back when a designer could not grant what was claimed because this stage had no room or made too little.',
      idle && '"No racks" and "no power" are the parts of the megawatts at the sites that stood idle for lack of the other half.',
    ].filter(Boolean).join(' '),
    body: [views.length > 1 ? choice('View', views.map(([key, text]) => [key, text]), show) : (show(views[0][0]), null), box],
  };
}
