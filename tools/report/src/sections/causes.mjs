import {axis, tooltip} from '../chart.mjs';
import {el, legend, numbers, table} from '../dom.mjs';
import {escapeHtml, number, percent, plural} from '../format.mjs';
import {causesOf} from '../story.mjs';
import {colors, onTheme} from '../theme.mjs';

const DAY = 86400;
const LEAST_SHARE = 0.002; // thinner parts cannot be seen
const MEANING = {
  schedule: 'not due yet', material: 'components short', capacity: 'no free capacity', allocation: 'others served first',
  processing: 'being made or tested', transit: 'on the way', shell: 'no building', installation: 'being installed',
  power: 'no power', outage: 'an outage', money: 'the buyer short of cash',
};

function bars({chart, run}, groups) {
  const causes = run.orders.causes;
  return chart({
    name: 'causes', height: 50 + 46 * groups.length, points: groups.length,
    label: `Days from order to use by cause: ${groups.map(({name, result}) => `${name} ${number(result.total / DAY)} days`).join(', ')}`,
    draw: ({theme, narrow}) => ({
      grid: {left: 8, right: 20, top: 4, bottom: 26, containLabel: true},
      tooltip: tooltip(theme, {trigger: 'axis', axisPointer: {type: 'shadow'}, formatter: (items) => {
        const {name, result} = groups[items[0].dataIndex];
        const lines = causes.map((cause, i) => [cause, result.seconds[i]]).filter(([, seconds]) => seconds > 0).map(([cause, seconds]) =>
          `<br>${MEANING[cause] ?? cause}: <b>${number(seconds / DAY)}</b> days (${percent(seconds / result.total)})`);
        return `${escapeHtml(name)}: <b>${number(result.total / DAY)}</b> days${lines.join('')}`;
      }}),
      xAxis: axis(theme, {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 24}),
      yAxis: axis(theme, {type: 'category', inverse: true, data: groups.map(({name}) => name), axisLabel: {width: narrow ? 90 : 160, overflow: 'truncate'}}),
      series: causes.map((cause, i) => ({name: cause, type: 'bar', stack: 'days', barWidth: 24,
        itemStyle: {color: theme.causes[cause] ?? theme.faint, borderColor: theme.ground, borderWidth: 1},
        data: groups.map(({result}) => result.seconds[i] / DAY)})),
    }),
  });
}

/** The time of finished orders from acceptance to use, cut into causes that add up. */
export function causes(context) {
  const {run, focus} = context;
  const customers = [...new Set(run.orders.list.map((order) => order.for))].sort()
    .sort((a, b) => (b === focus) - (a === focus));
  const groups = customers.map((name) => ({name: name || 'nobody', result: causesOf(run, name)})).filter(({result}) => result);
  if (groups.length === 0) return null;
  const used = run.orders.causes.filter((_, i) => groups.some(({result}) => result.seconds[i] > result.total * LEAST_SHARE));
  const key = el('div');
  const keys = () => key.replaceChildren(legend(used.map((cause) => ({name: MEANING[cause] ?? cause, color: colors().causes[cause] ?? colors().faint}))));
  onTheme(keys);
  keys();
  const finished = groups.reduce((sum, {result}) => sum + result.orders, 0);
  return {
    id: 'why-late', title: 'Where the time went',
    lead: 'From the day a supplier accepted an order, or its buyer first waited for cash, to the day its last rack was in use. Each moment has one ' +
      `cause, so the parts add up. "Not due yet" is time for which the buyer ordered ahead. Mean over the units of ${plural(finished, 'finished order')} of the first run.`,
    body: [key, bars(context, groups), numbers(() => table('Days by cause', ['For', 'Orders', 'Units', 'Days', ...used.map((cause) => MEANING[cause] ?? cause)],
      groups.map(({name, result}) => [name, number(result.orders, 9), number(result.units, 9), number(result.total / DAY),
        ...used.map((cause) => number(result.seconds[run.orders.causes.indexOf(cause)] / DAY))]),
      [1, 2, 3, ...used.map((_, i) => i + 4)]))],
  };
}
