import {tooltip} from '../chart.mjs';
import {el, legend, numbers, table} from '../dom.mjs';
import {echarts} from '../echarts.mjs';
import {escapeHtml, monthText, number} from '../format.mjs';
import {colors, onTheme} from '../theme.mjs';
import {isPacific, mapOf, placeOn} from '../world.mjs';

const FRAME_MS = 450;

function coordinatesOf(place) {
  return place ? [Number(place.coordinates[1]), Number(place.coordinates[0])] : null;
}

function lanesOf(run) {
  const places = run.resolved.places ?? {};
  return Object.entries(run.resolved.lanes ?? {}).map(([id, lane]) => ({id, mode: lane.mode, from: lane.from, to: lane.to,
    ends: [coordinatesOf(places[lane.from]), coordinatesOf(places[lane.to])], series: run.metric(id, 'shipped')}))
    .filter(({ends, series}) => ends.every(Boolean) && series)
    .map((lane) => ({...lane, most: Math.max(...lane.series.mean)})).filter(({most}) => most > 0);
}

function sitesOf(run) {
  const places = run.resolved.places ?? {};
  return Object.entries(run.resolved.sites ?? {}).map(([id, site]) => ({id, customer: site.for, at: coordinatesOf(places[site.place]),
    series: run.metric(id, 'facility_mw')})).filter(({at, series}) => at && series);
}

function plantsOf(run) {
  const places = run.resolved.places ?? {};
  return Object.entries(run.resolved.plants ?? {}).map(([id, plant]) => ({id, at: coordinatesOf(places[plant.place])})).filter(({at}) => at);
}

// The same world, cut in the Atlantic when that keeps the lanes short.
function onMap({lanes, sites, plants}) {
  const pacific = isPacific(lanes.map(({ends}) => ends));
  const name = pacific ? 'world-pacific' : 'world';
  if (!echarts.getMap(name)) echarts.registerMap(name, mapOf(pacific));
  const place = (point) => placeOn(point, pacific);
  return {
    name,
    lanes: lanes.map((lane) => ({...lane, ends: lane.ends.map(place)})),
    sites: sites.map((site) => ({...site, at: place(site.at)})),
    plants: plants.map((plant) => ({...plant, at: place(plant.at)})),
  };
}

// The map shows the world as far as goods go, with a margin.
function bounds(points) {
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
  const grow = (low, high, least, margin) => {
    const half = Math.max((high - low) / 2 + margin, least);
    const middle = (low + high) / 2;
    return [middle - half, middle + half];
  };
  const [left, right] = grow(Math.min(...xs), Math.max(...xs), 20, 12);
  const [bottom, top] = grow(Math.min(...ys), Math.max(...ys), 15, 10);
  return [[left, Math.min(top, 84)], [right, Math.max(bottom, -60)]];
}

function option({theme, narrow, parts, at}) {
  const {lanes, sites, plants, customers, largest} = parts;
  const color = (customer) => theme.series[customers.indexOf(customer) % theme.series.length];
  return {
    geo: {map: parts.name, roam: false, silent: true, boundingCoords: parts.bounds, top: 4, bottom: 4, left: 4, right: 4,
      itemStyle: {areaColor: theme.land, borderColor: theme.ground, borderWidth: 0.7}, label: {show: false}},
    tooltip: tooltip(theme, {trigger: 'item', formatter: ({data}) => data.tip}),
    series: [
      {type: 'lines', coordinateSystem: 'geo', z: 2, progressive: 0, data: lanes.map((lane) => {
        const value = lane.series.mean[at] ?? 0;
        return {coords: lane.ends, value, tip: `${escapeHtml(lane.id)}<br>${escapeHtml(lane.from)} to ${escapeHtml(lane.to)}${lane.mode ? `, ${escapeHtml(lane.mode)}` : ''}` +
          `<br><b>${number(value)}</b> units in the month`, lineStyle: {color: theme.text, opacity: value > 0 ? 0.75 : 0.12,
            width: value > 0 ? 0.8 + 5 * Math.sqrt(value / lane.most) : 0.8, curveness: 0.22}};
      })},
      {type: 'scatter', coordinateSystem: 'geo', z: 3, symbol: 'rect', symbolSize: narrow ? 6 : 8,
        itemStyle: {color: theme.ground, borderColor: theme.text, borderWidth: 1.5},
        data: plants.map((plant) => ({value: plant.at, tip: `${escapeHtml(plant.id)}, plant`}))},
      {type: 'scatter', coordinateSystem: 'geo', z: 4, data: sites.map((site) => {
        const value = site.series.mean[at] ?? 0;
        return {value: site.at, tip: `${escapeHtml(site.id)}, for ${escapeHtml(site.customer)}<br><b>${number(value / 1000)}</b> GW of facility power`,
          symbolSize: 5 + (narrow ? 26 : 44) * Math.sqrt(value / largest), itemStyle: {color: color(site.customer), opacity: 0.75, borderColor: theme.ground}};
      })},
    ],
  };
}

function player(months, show) {
  let timer = null;
  const text = el('output.month', {}, monthText(months[0]));
  const slider = el('input', {type: 'range', min: 0, max: months.length - 1, value: 0, step: 1, 'aria-label': 'Month', oninput: () => step(Number(slider.value))});
  const button = el('button', {type: 'button', onclick: () => (timer === null ? play() : stop())}, 'Play');
  function step(i) {
    slider.value = i;
    text.textContent = monthText(months[i]);
    slider.setAttribute('aria-valuetext', text.textContent);
    show(i);
  }
  function stop() {
    clearInterval(timer);
    timer = null;
    button.textContent = 'Play';
  }
  function play() {
    if (Number(slider.value) >= months.length - 1) step(0);
    button.textContent = 'Pause';
    timer = setInterval(() => {
      if (!slider.isConnected || Number(slider.value) >= months.length - 1) stop();
      else step(Number(slider.value) + 1);
    }, FRAME_MS);
  }
  return {node: el('div.player', {}, button, slider, text), step};
}

/** Goods on the world map, month by month. */
export function worldMap({run, chart}) {
  if (lanesOf(run).length === 0) return null;
  const {name, lanes, sites, plants} = onMap({lanes: lanesOf(run), sites: sitesOf(run), plants: plantsOf(run)});
  const customers = [...new Set(sites.map((site) => site.customer))].sort();
  const points = [...lanes.flatMap(({ends}) => ends), ...sites.map((site) => site.at), ...plants.map((plant) => plant.at)];
  const parts = {name, lanes, sites, plants, customers, bounds: bounds(points), largest: Math.max(1, ...sites.flatMap(({series}) => series.mean))};
  let at = run.dates.length - 1;
  const host = chart({name: 'map', height: (width) => Math.max(240, Math.min(520, width * 0.5)),
    label: 'World map: goods shipped on each lane and megawatts at each site, by month',
    draw: ({theme, narrow}) => option({theme, narrow, parts, at})});
  const {node, step} = player(run.dates.slice(0, -1), (i) => { at = i + 1; host.redraw(); host.dataset.month = String(i); });
  step(run.dates.length - 2);
  const key = el('div');
  const keys = () => key.replaceChildren(legend([...customers.map((name, i) => ({name: `site for ${name}`, color: colors().series[i % colors().series.length], kind: 'dot'})),
    {name: 'plant', color: colors().text, kind: 'square'}, {name: 'goods shipped in the month', color: colors().text, kind: 'line'}]));
  onTheme(keys);
  keys();
  return {
    id: 'map', title: 'Where the goods go',
    lead: 'A line is as wide as what left on its lane in the month, against the lane\u2019s own largest month; a circle is as large as the power that runs at its site.',
    body: [node, key, host, numbers(() => table('Units shipped by lane', ['Lane', 'From', 'To', 'Mode', 'Largest month', 'Whole run'],
      lanes.map((lane) => [lane.id, lane.from, lane.to, lane.mode ?? '', number(lane.most), number(lane.series.mean.reduce((a, b) => a + b, 0))]), [4, 5]))],
  };
}
