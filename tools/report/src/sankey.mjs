import {tooltip} from './chart.mjs';
import {el} from './dom.mjs';

/** Option of a diagram of flows. Parallel links between the same nodes stay apart; nodes need unique names only.
 * `links`: [{from, to, value, ...}]; `linkTip(link)` and `nodeTip(name, value)` are HTML. */
export function sankeyOption({theme, links, linkTip, nodeTip}) {
  const names = [...new Set(links.flatMap(({from, to}) => [from, to]))];
  return {
    tooltip: tooltip(theme, {trigger: 'item', formatter: ({dataType, data, name, value}) =>
      (dataType === 'edge' ? linkTip(data.link) : nodeTip(name, value))}),
    series: [{
      type: 'sankey', left: 4, right: 150, top: 6, bottom: 6, nodeWidth: 14, nodeGap: 14,
      nodeAlign: 'left', draggable: false, layoutIterations: 64, emphasis: {focus: 'adjacency'},
      label: {color: theme.text, fontSize: 12, overflow: 'truncate', width: 170,
        position: 'right', textBorderColor: theme.ground, textBorderWidth: 2},
      lineStyle: {color: 'gradient', opacity: 0.4},
      data: names.map((name, i) => ({name, itemStyle: {color: theme.series[i % theme.series.length]}})),
      links: links.map((link) => ({source: link.from, target: link.to, value: link.value, link})),
    }],
  };
}

/** A diagram that stays wide enough to be read; a narrow screen scrolls it. */
export function wide(host, label) {
  return el('div.wide', {tabindex: 0, role: 'region', 'aria-label': label}, host);
}

/** Height that leaves room for the fullest column, roughly. */
export function sankeyHeight(links) {
  const into = new Map();
  for (const {from, to} of links) into.set(to, (into.get(to) ?? new Set()).add(from));
  const depth = new Map();
  const depthOf = (name) => {
    if (!depth.has(name)) {
      depth.set(name, 0);
      depth.set(name, 1 + Math.max(-1, ...[...(into.get(name) ?? [])].map(depthOf)));
    }
    return depth.get(name);
  };
  const column = new Map();
  for (const name of new Set(links.flatMap(({from, to}) => [from, to]))) {
    column.set(depthOf(name), (column.get(depthOf(name)) ?? 0) + 1);
  }
  return Math.max(360, Math.min(760, 24 * Math.max(...column.values())));
}
