import {STATES} from './model.mjs';

/** Draws orders as rows of coloured stretches on one canvas: 50,000 rows stay smooth, as never more rows are drawn than
 * there are pixels. */
export const STRETCHES = [
  ['held', 'ordered, not accepted yet', 'money'],
  ['accepted', 'accepted, not granted yet', 'schedule'], ['granted', 'granted, waits for its start', 'material'],
  ['started', 'in process', 'processing'], ['completed', 'finished, waits for freight', 'shell'],
  ['shipped', 'on the way', 'transit'], ['delivered', 'at the site, not installed', 'installation'],
  ['installed', 'installed, waits for power', 'power'],
];
export const AXIS_HEIGHT = 22;

/** The stretches of an order: [{name, from, to}] with the state it reaches next. */
export function stretchesOf(order, end) {
  const reached = ['held', ...STATES].filter((state) => order[state] !== null);
  const list = [];
  reached.forEach((state, i) => {
    const from = order[state];
    const to = i + 1 < reached.length ? order[reached[i + 1]] : (order.done === null ? end : from);
    if (to > from) list.push({state, from, to});
  });
  return list;
}

/** Dates of the axis: years, quarters, months or days, so that labels do not touch. */
export function ticksOf(from, to, most) {
  const day = 86_400_000;
  const steps = [[12, 'year'], [3, 'month'], [1, 'month']];
  for (const [months, kind] of steps.reverse()) {
    const ticks = [];
    const first = new Date(from);
    const date = new Date(Date.UTC(first.getUTCFullYear(), 0, 1));
    while (date.getTime() <= to) {
      if (date.getTime() >= from) ticks.push([date.getTime(), kind === 'year' ? 'year' : 'month']);
      date.setUTCMonth(date.getUTCMonth() + months);
    }
    if (ticks.length > 1 && ticks.length <= most) return ticks;
  }
  const step = Math.max(1, Math.ceil((to - from) / day / most)) * day;
  if (to - from > 400 * day) {
    const years = [];
    for (let year = new Date(from).getUTCFullYear() + 1; Date.UTC(year, 0, 1) <= to; year += 1) years.push([Date.UTC(year, 0, 1), 'year']);
    return years.filter((_, i) => i % Math.ceil(years.length / most) === 0);
  }
  const ticks = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push([at, 'day']);
  return ticks;
}

/** What is seen: dates [from, to) and rows [first, first + rows). */
export function paint(canvas, orders, view, {theme, end, tickText, picked}) {
  const ratio = globalThis.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, width, height);
  const area = height - AXIS_HEIGHT;
  const x = (date) => ((date - view.from) / (view.to - view.from)) * width;
  paintAxis(context, view, {theme, tickText, width, area, x});
  const rowHeight = area / view.rows;
  const step = Math.max(1, Math.floor(1 / rowHeight));
  const thickness = Math.max(1, rowHeight > 4 ? rowHeight - 1.5 : rowHeight * step);
  for (let row = 0; row < view.rows; row += step) {
    const order = orders[view.first + row];
    if (!order) break;
    paintOrder(context, order, {y: row * rowHeight, thickness, x, width, end, theme, isPicked: order === picked});
  }
  return step;
}

function paintAxis(context, view, {theme, tickText, width, area, x}) {
  context.font = '12px system-ui, "DejaVu Sans", sans-serif';
  context.textBaseline = 'middle';
  for (const [date, kind] of ticksOf(view.from, view.to, Math.max(2, Math.floor(width / 84)))) {
    const at = Math.round(x(date)) + 0.5;
    context.strokeStyle = theme.grid;
    context.beginPath();
    context.moveTo(at, 0);
    context.lineTo(at, area);
    context.stroke();
    context.fillStyle = theme.faint;
    const text = tickText(date, kind);
    context.fillText(text, Math.min(at + 3, width - context.measureText(text).width - 2), area + AXIS_HEIGHT / 2);
  }
}

function paintOrder(context, order, {y, thickness, x, width, end, theme, isPicked}) {
  for (const {state, from, to} of stretchesOf(order, end)) {
    const left = Math.max(0, x(from));
    const right = Math.min(width, x(to));
    if (right <= left) continue;
    const cause = STRETCHES.find(([name]) => name === state)?.[2];
    context.fillStyle = theme.causes[cause] ?? theme.faint;
    context.fillRect(left, y, Math.max(right - left, 0.7), thickness);
  }
  if (!isPicked) return;
  context.strokeStyle = theme.text;
  context.lineWidth = 2;
  context.strokeRect(1, y, width - 2, Math.max(thickness, 3));
  context.lineWidth = 1;
}
