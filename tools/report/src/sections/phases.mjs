import {axis, tooltip} from '../chart.mjs';
import {el, legend, numbers, select, table} from '../dom.mjs';
import {dayText, escapeHtml, number, parseDate} from '../format.mjs';
import {colors, onTheme} from '../theme.mjs';

const STEPS = [
  ['shell', 'power', 'building stands, no power yet', (theme) => theme.causes.shell],
  ['power', 'live', 'power is there, no megawatts yet', (theme) => theme.causes.power],
  ['racks', 'live', 'racks are there, not running yet', (theme) => theme.causes.installation],
  ['live', 'last', 'megawatts come', (theme) => theme.series[0]],
];
const MOST_ROWS = 40;

function phasesOf(run, site) {
  const date = (quantiles) => (quantiles.p50 ? parseDate(quantiles.p50) : null);
  return run.summary.phases.filter((phase) => phase.site === site).map((phase) => ({
    ...phase, at: Object.fromEntries(['shell', 'power', 'racks', 'live', 'last'].map((key) => [key, date(phase[key])]))}))
    .filter(({at}) => Object.values(at).some((value) => value !== null));
}

// Two thin bars for what waits for the other half, one thick bar for the ramp; whiskers: p10 to p90 of the last megawatt.
function barsOf(rows, end) {
  const bars = [];
  rows.forEach(({at, last}, y) => {
    STEPS.forEach(([from, to], step) => {
      const since = at[from];
      if (since === null) return;
      const until = Math.max(at[to] ?? end, since);
      bars.push([y, since, until, step]);
    });
    if (last.p10 && last.p90 && last.p10 !== last.p90) bars.push([y, parseDate(last.p10), parseDate(last.p90), STEPS.length]);
  });
  return bars;
}

function renderBar(theme) {
  return (params, api) => {
    const step = api.value(3);
    const [x, y] = api.coord([api.value(1), api.value(0)]);
    const [right] = api.coord([api.value(2), api.value(0)]);
    const height = api.size([0, 1])[1];
    const width = Math.max(right - x, 2);
    if (step === STEPS.length) {
      const line = (x1, y1, x2, y2) => ({type: 'line', shape: {x1, y1, x2, y2}, style: {stroke: theme.text, lineWidth: 1}});
      return {type: 'group', children: [line(x, y, right, y), line(x, y - 3, x, y + 3), line(right, y - 3, right, y + 3)]};
    }
    const part = step === 3 ? {top: -0.2, size: 0.4} : {top: step === 2 ? 0.2 : -0.4, size: 0.2};
    return {type: 'rect', shape: {x, y: y + part.top * height, width, height: part.size * height}, style: {fill: STEPS[step][3](theme)}};
  };
}

function gantt({run, chart}, site, rows) {
  const bars = barsOf(rows, run.end);
  return chart({
    name: 'phases', height: 40 + Math.max(22, Math.min(34, 900 / rows.length)) * rows.length, points: rows.length, keySeries: 1,
    label: `Phases of ${site}: when building, power, racks and megawatts came`,
    draw: ({theme, narrow}) => ({
      grid: {left: 8, right: 14, top: 4, bottom: 26, containLabel: true},
      tooltip: tooltip(theme, {formatter: ({data}) => phaseTip(rows[data[0] ?? data.value?.[0]])}),
      xAxis: axis(theme, {type: 'time', min: Math.min(run.start, ...bars.map((bar) => bar[1])), max: Math.max(...bars.map((bar) => bar[2])),
        splitNumber: narrow ? 3 : 8}),
      yAxis: axis(theme, {type: 'category', inverse: true, data: rows.map(({phase}) => phase), axisLabel: {width: narrow ? 80 : 150, overflow: 'truncate', interval: 0}}),
      series: [{type: 'custom', renderItem: renderBar(theme), encode: {x: [1, 2], y: 0}, data: bars, clip: true},
        {type: 'scatter', symbolSize: 0.1, data: rows.map(({at}, y) => ({value: [y, at.live ?? at.power ?? at.shell], at: y})), encode: {x: 1, y: 0}}],
    }),
  });
}

function phaseTip(row) {
  const dates = [['building', 'shell'], ['power', 'power'], ['first racks', 'racks'], ['first megawatts', 'live'], ['last megawatts', 'last']];
  const lines = dates.filter(([, key]) => row[key].p50).map(([name, key]) => {
    const range = row[key].p10 === row[key].p90 ? '' : ` <small>(${dayText(row[key].p10)} to ${dayText(row[key].p90)})</small>`;
    return `<br>${name}: <b>${dayText(row[key].p50)}</b>${range}`;
  });
  return `${escapeHtml(row.site)} ${escapeHtml(row.phase)}, ${number(row.it_mw.mean)} MW IT${lines.join('')}`;
}

/** Phases of a campus over time: what waited for what. */
export function phases(context) {
  const {run, focus} = context;
  if (!run.summary.phases) return null;
  const sites = Object.keys(run.resolved.sites ?? {}).filter((id) => run.resolved.sites[id].phases && phasesOf(run, id).length > 0)
    .sort((a, b) => (run.resolved.sites[b].for === focus) - (run.resolved.sites[a].for === focus));
  if (sites.length === 0) return null;
  const box = el('div');
  const show = (site) => {
    const rows = phasesOf(run, site).slice(0, MOST_ROWS);
    box.replaceChildren(el('figure', {}, gantt(context, site, rows), numbers(() => table(`Phases of ${site}: median dates`,
      ['Phase', 'MW IT', 'Building', 'Power', 'First racks', 'First MW', 'Last MW'],
      rows.map((row) => [row.phase, number(row.it_mw.mean), ...['shell', 'power', 'racks', 'live', 'last'].map((key) => (row[key].p50 ? dayText(row[key].p50) : '-'))]), [1]))));
  };
  const key = el('div');
  const keys = () => key.replaceChildren(legend([...STEPS.map(([, , name, color]) => ({name, color: color(colors())})),
    {name: 'p10 to p90 of the last megawatt', color: colors().text, kind: 'line'}]));
  onTheme(keys);
  keys();
  show(sites[0]);
  return {
    id: 'phases', title: 'Phases of the sites',
    lead: 'Median dates of all runs. Thin bars show what waits: a building for power, power for racks, racks for power. ' +
      'The thick bar is the time in which the megawatts of a phase come on.',
    body: [sites.length > 1 && select('Site', sites.map((id) => [id, `${id} (${run.resolved.sites[id].for})`]), show), key, box],
  };
}
