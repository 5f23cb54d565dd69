import {axis, tooltip} from './chart.mjs';
import {dateText, escapeHtml, monthText, number, short} from './format.mjs';

const SHORT_SPAN = 2 * 366 * 86_400_000;

/** Series of a fan: an invisible floor at p10, a band up to p90, the median as a line. */
export function fanSeries(name, series, color, width = 2) {
  const pair = (values) => series.dates.map((date, i) => [date, values[i]]);
  const height = series.p90.map((value, i) => value - series.p10[i]);
  const quiet = {type: 'line', symbol: 'none', silent: true, stack: `band ${name}`, stackStrategy: 'all', lineStyle: {opacity: 0}};
  return [
    {name, type: 'line', data: pair(series.p50), symbol: 'circle', symbolSize: 5, showSymbol: false, z: 3, itemStyle: {color},
      lineStyle: {width, color}},
    {...quiet, data: pair(series.p10)},
    {...quiet, data: pair(height), areaStyle: {color, opacity: 0.22}, itemStyle: {color}},
  ];
}

/** Text of a fan's tooltip: one line per run. `fans`: [{name, series}] with equal dates. */
export function fanTip(fans, unit, isMonth = false) {
  return (items) => {
    const list = Array.isArray(items) ? items : [items];
    const at = list[0]?.dataIndex ?? 0;
    const date = fans[0].series.dates[at];
    const rows = fans.filter(({series}) => at < series.dates.length).map(({name, series}) => {
      const [low, middle, high] = [series.p10, series.p50, series.p90].map((values) => number(values[at]));
      const range = low === high ? '' : ` <small>(${low} to ${high})</small>`;
      return `<br>${escapeHtml(name)}: <b>${middle}</b> ${escapeHtml(unit)}${range}`;
    });
    return `${isMonth ? monthText(date) : dateText(date)}${rows.join('')}`;
  };
}

/** Option of a small or large fan chart over time. */
export function fanOption({theme, narrow, fans, unit, top = 28, extra = [], max = null, compact = false}) {
  return {
    grid: {left: 8, right: compact ? 10 : 18, top, bottom: 6, containLabel: true},
    tooltip: tooltip(theme, {trigger: 'axis', axisPointer: {type: 'line', lineStyle: {color: theme.faint}}, formatter: fanTip(fans, unit)}),
    xAxis: axis(theme, {type: 'time', splitNumber: narrow || compact ? 3 : 8, splitLine: {show: false},
      axisLabel: {formatter: (value) => axisDate(value, compact && spanOf(fans) > SHORT_SPAN)}}),
    yAxis: axis(theme, {type: 'value', name: compact ? '' : unit, nameLocation: 'end', nameGap: 10, max, splitNumber: compact ? 2 : 5,
      nameTextStyle: {color: theme.faint, align: 'left'}, axisLabel: {formatter: short, fontSize: compact ? 11 : 12}}),
    series: [...fans.flatMap(({name, series, color}) => fanSeries(name, series, color)), ...extra],
  };
}

function spanOf([{series: {dates}}]) {
  return dates[dates.length - 1] - dates[0];
}

// Over several years a small picture has room for years only.
function axisDate(value, onlyYears) {
  const date = new Date(value);
  const isYear = date.getUTCMonth() === 0 && date.getUTCDate() === 1;
  if (isYear || onlyYears) return String(date.getUTCFullYear());
  return monthText(value).slice(0, 3);
}
