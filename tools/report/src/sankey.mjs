import {tooltip} from './chart.mjs';
import {el} from './dom.mjs';
import {NODE_WIDTH, columnsOf, fullest, namesOf, placed} from './sankey_places.mjs';

const MARGIN = 6;
const LABEL_WIDTH = 150; // of the last column

/** Option of a diagram of flows of `height` pixels. Parallel links between the same nodes stay apart; nodes need unique
 * names only. `links`: [{from, to, value, ...}]; `linkTip(link)` and `nodeTip(name, value)` are HTML. */
export function sankeyOption({theme, links, height, linkTip, nodeTip}) {
  const {gap, nodes} = placed(links, height - 2 * MARGIN);
  const names = namesOf(links);
  const color = (name) => theme.series[names.indexOf(name) % theme.series.length];
  return {
    tooltip: tooltip(theme, {trigger: 'item', formatter: ({dataType, data, name, value}) =>
      (dataType === 'edge' ? linkTip(data.link) : nodeTip(name, value))}),
    series: [{
      type: 'sankey', left: 4, right: LABEL_WIDTH, top: MARGIN, bottom: MARGIN, nodeWidth: NODE_WIDTH, nodeGap: gap,
      nodeAlign: 'left', draggable: false, layoutIterations: 0, emphasis: {focus: 'adjacency'},
      label: {color: theme.text, fontSize: 12, overflow: 'truncate', width: LABEL_WIDTH - 10,
        position: 'right', textBorderColor: theme.ground, textBorderWidth: 2},
      lineStyle: {color: 'gradient', opacity: 0.4},
      data: nodes.map(({name, top}) => ({name, localY: top, itemStyle: {color: color(name)}})),
      links: links.map((link) => ({source: link.from, target: link.to, value: link.value, link})),
    }],
  };
}

/** A diagram that stays wide enough to be read; a narrow screen scrolls it. */
export function wide(host, label, links) {
  host.style.setProperty('--columns', columnsOf(links).size);
  return el('div.wide', {tabindex: 0, role: 'region', 'aria-label': label}, host);
}

/** Height that leaves room for the fullest column, roughly. */
export function sankeyHeight(links) {
  return Math.max(360, Math.min(760, 24 * fullest(links)));
}
