import {axis, tooltip} from '../chart.mjs';
import {el, legend, numbers, table} from '../dom.mjs';
import {dollars, escapeHtml, short} from '../format.mjs';
import {payersOf} from '../money.mjs';
import {colors, onTheme} from '../theme.mjs';

const BILLION = 1e9;
const isYear = (key) => /^\d{4}$/.test(key);

/** What a customer meant to spend in a year, where the scenario says so. */
function planned(data, year) {
  const part = data.spend_of_path?.[year]?.mean;
  return part > 0 ? data.spend_usd[year].mean / part : null;
}

// By year, in the order in which they are drawn: [{name, color of the theme, values}]
function rowsOf(data, years) {
  const of = (key) => years.map((year) => data[key]?.[year]?.mean ?? null);
  return [
    {name: 'spent', values: of('spend_usd')},
    {name: 'still to be paid at the end of the year', values: of('commitments_usd')},
    {name: 'cash at the end of the year', values: of('cash_usd')},
    {name: 'planned', values: years.map((year) => planned(data, year))},
  ].map((row) => ({...row, isEmpty: row.values.every((value) => value === null)}));
}

const looks = (theme) => [
  {type: 'bar', barGap: '10%', itemStyle: {color: theme.series[0]}},
  {type: 'bar', itemStyle: {color: theme.series[0], opacity: 0.35}},
  {type: 'line', symbol: 'circle', symbolSize: 7, itemStyle: {color: theme.series[1]}, lineStyle: {color: theme.series[1], width: 2}},
  {type: 'scatter', symbol: 'diamond', symbolSize: 13, z: 5, itemStyle: {color: 'transparent', borderColor: theme.text, borderWidth: 2}},
];

function panel({chart}, id, data, years) {
  const rows = rowsOf(data, years);
  const total = data.spend_usd.total?.mean ?? years.reduce((sum, year) => sum + (data.spend_usd[year]?.mean ?? 0), 0);
  const host = chart({
    name: `spend-${id}`, height: 190, points: years.length, label: `${id}: spend by year, ${dollars(total)} in all`,
    draw: ({theme}) => ({
      grid: {left: 8, right: 10, top: 12, bottom: 6, containLabel: true},
      tooltip: tooltip(theme, {trigger: 'axis', axisPointer: {type: 'shadow'}, formatter: ([{dataIndex: at}]) => {
        const s = data.spend_usd[years[at]];
        const range = s && s.p10 !== s.p90 ? ` <small>(${dollars(s.p10)} to ${dollars(s.p90)})</small>` : '';
        return `${escapeHtml(id)}, ${years[at]}${rows.map(({name, values}, i) =>
          (values[at] === null ? '' : `<br>${name}: <b>${dollars(values[at])}</b>${i === 0 ? range : ''}`)).join('')}`;
      }}),
      xAxis: axis(theme, {type: 'category', data: years, splitLine: {show: false}}),
      yAxis: axis(theme, {type: 'value', splitNumber: 3, axisLabel: {formatter: short, fontSize: 11}}),
      series: rows.map(({name, values}, i) => ({name, ...looks(theme)[i], data: values.map((usd) => (usd === null ? null : usd / BILLION))}))
        .filter((_, i) => !rows[i].isEmpty),
    }),
  });
  return el('figure.small', {}, el('figcaption', {}, id, el('span.unit', {}, ` ${dollars(total)} in all`)), host);
}

/** Spend by year and customer, those who pay for the focus first; left out while the scenario has no money. */
export function spend(context) {
  const {run, focus} = context;
  const sumOf = (data) => Object.entries(data.spend_usd ?? {}).filter(([key]) => isYear(key)).reduce((sum, [, {mean}]) => sum + mean, 0);
  const payers = focus ? payersOf(run, focus).map(({name}) => name) : [];
  const rank = (id) => (id === focus ? -1 : payers.includes(id) ? payers.indexOf(id) : payers.length);
  const spenders = Object.entries(run.summary.customers).filter(([, data]) => sumOf(data) > 0)
    .sort(([a, x], [b, y]) => rank(a) - rank(b) || sumOf(y) - sumOf(x));
  if (spenders.length === 0) return null;
  const years = [...new Set(spenders.flatMap(([, data]) => Object.keys(data.spend_usd)))].filter(isYear).sort();
  const used = rowsOf({}, years).map((_, i) => spenders.some(([, data]) => !rowsOf(data, years)[i].isEmpty));
  const key = el('div');
  const keys = () => {
    const theme = colors();
    const entries = rowsOf({}, years).map(({name}, i) => ({name, kind: ['box', 'box.pale', 'line', 'diamond'][i],
      color: [theme.series[0], theme.series[0], theme.series[1], theme.text][i]}));
    key.replaceChildren(legend(entries.filter((_, i) => used[i])));
  };
  onTheme(keys);
  keys();
  const cell = (s) => (s ? dollars(s.mean) : '-');
  return {
    id: 'spend', title: 'What was spent',
    lead: 'In bn$ by calendar year, mean of all runs, for racks, buildings, rent and interest; loans given and paid back are left out. ' +
      `${focus && payers.length > 0 ? `Whoever pays for ${focus} comes first. ` : ''}Each picture has its own scale.`,
    body: [key, el('div.multiples', {}, spenders.map(([id, data]) => panel(context, id, data, years))),
      numbers(() => table('Spend by year: mean', ['Customer', ...years, 'all'],
        spenders.map(([id, data]) => [id, ...years.map((year) => cell(data.spend_usd[year])), dollars(sumOf(data))]),
        [...years, 'all'].map((_, i) => i + 1)))],
  };
}
