import {sankey, sankeyLeft} from 'd3-sankey';

/** Where the nodes of a diagram of flows stand. */

const LEAST_GAP = 14;
const MOST_GAP = 60;
export const NODE_WIDTH = 14;

export const namesOf = (links) => [...new Set(links.flatMap(({from, to}) => [from, to]))];

/** Nodes from top to bottom of each column, with their tops as parts of the height: [{name, top}]. d3-sankey finds the
 * order with few crossings; each column is then spread around the middle, where either library would let it drift to an edge. */
export function placed(links, height) {
  const gap = Math.min(LEAST_GAP, (0.6 * height) / fullest(links));
  const {nodes} = sankey().nodeId(({name}) => name).nodeAlign(sankeyLeft).nodeWidth(NODE_WIDTH).nodePadding(gap)
    .extent([[0, 0], [1000, height]]).iterations(64)({
      nodes: namesOf(links).map((name) => ({name})),
      links: links.map(({from, to, value}) => ({source: from, target: to, value}))});
  const columns = [];
  for (const node of nodes) (columns[node.depth] ??= []).push(node);
  return {gap, nodes: columns.flatMap((column) => spread(column, gap, height))};
}

function spread(column, least, height) {
  const used = column.reduce((sum, {y0, y1}) => sum + y1 - y0, 0);
  const gap = Math.min(Math.max(least, (height - used) / (column.length + 1)), MOST_GAP);
  let top = (height - used - gap * (column.length - 1)) / 2;
  return column.sort((a, b) => a.y0 - b.y0).map(({name, y0, y1}) => {
    const place = {name, top: top / height};
    top += y1 - y0 + gap;
    return place;
  });
}

/** Nodes in the fullest column. */
export function fullest(links) {
  return Math.max(...columnsOf(links).values());
}

/** How many nodes stand in each column, by the longest way to them. */
export function columnsOf(links) {
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
  const columns = new Map();
  for (const name of namesOf(links)) columns.set(depthOf(name), (columns.get(depthOf(name)) ?? 0) + 1);
  return columns;
}
