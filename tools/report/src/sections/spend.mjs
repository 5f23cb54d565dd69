import {axis, tooltip} from '../chart.mjs';
import {el, numbers, table} from '../dom.mjs';
import {escapeHtml, number} from '../format.mjs';

const BILLION = 1e9;
const inBillions = (value) => `${number(value / BILLION)} bn$`;

/** Spend by year and customer; left out while the scenario has no money. */
export function spend({run, chart}) {
  const spenders = Object.entries(run.summary.customers).filter(([, data]) =>
    Object.values(data.spend_usd ?? {}).some(({mean}) => mean > 0));
  if (spenders.length === 0) return null;
  const years = [...new Set(spenders.flatMap(([, data]) => Object.keys(data.spend_usd)))].sort();
  const plan = (data, year) => data.planned_spend_usd?.[year]?.mean ?? null;
  const host = chart({
    name: 'spend', height: 320, points: years.length, label: `Spend by year: ${spenders.map(([id]) => id).join(', ')}`,
    draw: ({theme}) => ({
      grid: {left: 8, right: 12, top: 30, bottom: 6, containLabel: true},
      tooltip: tooltip(theme, {trigger: 'axis', axisPointer: {type: 'shadow'}, formatter: (items) => years[items[0].dataIndex] + spenders.map(([id, data]) => {
        const s = data.spend_usd[years[items[0].dataIndex]];
        return s ? `<br>${escapeHtml(id)}: <b>${inBillions(s.mean)}</b> <small>(${inBillions(s.p10)} to ${inBillions(s.p90)})</small>` : '';
      }).join('')}),
      xAxis: axis(theme, {type: 'category', data: years}),
      yAxis: axis(theme, {type: 'value', name: 'bn$', nameTextStyle: {color: theme.faint, align: 'left'}}),
      series: spenders.flatMap(([id, data], i) => [
        {name: id, type: 'bar', itemStyle: {color: theme.series[i % theme.series.length]}, data: years.map((year) => (data.spend_usd[year]?.mean ?? 0) / BILLION)},
        {name: `${id}, plan`, type: 'scatter', symbol: 'diamond', symbolSize: 12, itemStyle: {color: theme.text},
          data: years.map((year) => (plan(data, year) === null ? null : plan(data, year) / BILLION))}]),
    }),
  });
  return {
    id: 'spend', title: 'What was spent',
    lead: 'Bars are the mean of all runs by calendar year; diamonds are the plan, where the scenario states one.',
    body: el('figure', {}, host, numbers(() => table('Spend by year: mean (p10 to p90)', ['Customer', ...years],
      spenders.map(([id, data]) => [id, ...years.map((year) => (data.spend_usd[year] ? inBillions(data.spend_usd[year].mean) : '-'))]), years.map((_, i) => i + 1)))),
  };
}
