import {el, numbers, table} from '../dom.mjs';
import {escapeHtml, number, short} from '../format.mjs';
import {goodsLinks} from '../goods.mjs';
import {sankeyHeight, sankeyOption, wide} from '../sankey.mjs';

const unitText = (units, unit) => `${number(units)} ${unit}${units === 1 || /s$|MW/.test(unit) ? '' : 's'}`;

function draw(links, hasPower) {
  const amount = (value) => (!hasPower ? `${short(value)} units` : value < 1000 ? `${number(value)} MW` : `${number(value / 1000)} GW`);
  return ({theme}) => sankeyOption({theme, links, height: sankeyHeight(links),
    linkTip: ({from, to, product, units, unit: noun, value}) => `${escapeHtml(from)} to ${escapeHtml(to)}<br>${product ? `${escapeHtml(product)}: ` : ''}` +
      `<b>${escapeHtml(unitText(units, noun))}</b>${hasPower ? ` for ${number(value)} MW` : ''}`,
    nodeTip: (name, value) => `${escapeHtml(name)}: ${amount(value)}`});
}

/** Goods from raw starts to megawatts over the whole run. */
export function flows({run, chart}) {
  if (!run.summary.flows) return null;
  const {links, hasPower} = goodsLinks(run);
  if (links.length === 0) return null;
  const host = chart({name: 'flows', height: sankeyHeight(links), draw: draw(links, hasPower),
    label: `Goods shipped between ${new Set(links.flatMap(({from, to}) => [from, to])).size} nodes over the whole run`});
  return {
    id: 'goods', title: hasPower ? 'Goods, from wafers to megawatts' : 'Goods, from start to customer',
    lead: hasPower
      ? 'What was shipped over the whole run, mean of all runs. A width is the IT power of the racks that the goods are for; the ' +
        'components of one product share its power evenly, so widths add up along the chain. Where more comes in than goes out, the rest is stock.'
      : 'What was shipped over the whole run, in units, mean of all runs.',
    body: el('figure', {}, wide(host, 'Diagram of goods', links), numbers(() => table('Goods shipped over the whole run', ['From', 'To', 'Product', 'Units', ...(hasPower ? ['For MW'] : [])],
      links.map((link) => [link.from, link.to, link.product ?? '', unitText(link.units, link.unit), ...(hasPower ? [number(link.value)] : [])]), [3, 4]))),
  };
}
