import {tooltip} from '../chart.mjs';
import {el, numbers, table} from '../dom.mjs';
import {escapeHtml, number, short} from '../format.mjs';
import {goodsLinks} from '../goods.mjs';

const unitText = (units, unit) => `${number(units)} ${unit}${unit === 'unit' && units !== 1 ? 's' : ''}`;

// Parallel links of several products between the same nodes stay apart; the nodes need unique names only.
function draw(links, hasPower) {
  const names = [...new Set(links.flatMap(({from, to}) => [from, to]))];
  const unit = hasPower ? 'MW' : 'units';
  return ({theme, narrow}) => ({
    tooltip: tooltip(theme, {trigger: 'item', formatter: ({dataType, data, name, value}) => (dataType === 'edge'
      ? `${escapeHtml(data.source)} to ${escapeHtml(data.target)}<br>${data.product ? `${escapeHtml(data.product)}: ` : ''}` +
        `<b>${escapeHtml(unitText(data.units, data.unit))}</b>${hasPower ? ` for ${number(data.value)} MW` : ''}`
      : `${escapeHtml(name)}: ${short(value)} ${unit}`)}),
    series: [{
      type: 'sankey', left: 4, right: narrow ? 8 : 150, top: 6, bottom: 6, nodeWidth: narrow ? 8 : 14, nodeGap: narrow ? 10 : 14,
      nodeAlign: 'left', orient: narrow ? 'vertical' : 'horizontal', draggable: false, layoutIterations: 64, emphasis: {focus: 'adjacency'},
      label: {color: theme.text, fontSize: narrow ? 10 : 12, overflow: 'truncate', width: narrow ? 74 : 170,
        position: narrow ? 'top' : 'right', textBorderColor: theme.ground, textBorderWidth: 2},
      lineStyle: {color: 'gradient', opacity: 0.4},
      data: names.map((name, i) => ({name, itemStyle: {color: theme.series[i % theme.series.length]}})),
      links: links.map(({from, to, value, product, units, unit: noun}) => ({source: from, target: to, value, product, units, unit: noun})),
    }],
  });
}

/** Goods from raw starts to megawatts over the whole run. */
export function flows({run, chart}) {
  if (!run.summary.flows) return null;
  const {links, hasPower} = goodsLinks(run);
  if (links.length === 0) return null;
  const host = chart({name: 'flows', height: (width) => (width < 560 ? 560 : 460), draw: draw(links, hasPower),
    label: `Goods shipped between ${new Set(links.flatMap(({from, to}) => [from, to])).size} nodes over the whole run`});
  return {
    id: 'goods', title: hasPower ? 'Goods, from wafers to megawatts' : 'Goods, from start to customer',
    lead: hasPower
      ? 'What was shipped over the whole run, mean of all runs. A width is the IT power of the racks that the goods are for; the ' +
        'components of one product share its power evenly, so widths add up along the chain. Stock makes the rest.'
      : 'What was shipped over the whole run, in units, mean of all runs.',
    body: el('figure', {}, host, numbers(() => table('Goods shipped over the whole run', ['From', 'To', 'Product', 'Units', ...(hasPower ? ['For MW'] : [])],
      links.map((link) => [link.from, link.to, link.product ?? '', unitText(link.units, link.unit), ...(hasPower ? [number(link.value)] : [])]), [3, 4]))),
  };
}
