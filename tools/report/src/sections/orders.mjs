import {el, legend, numbers, select, table} from '../dom.mjs';
import {dateText, monthText, number, plural} from '../format.mjs';
import {AXIS_HEIGHT, STRETCHES, paint, stretchesOf} from '../order_canvas.mjs';
import {showOnPaper} from '../paper.mjs';
import {colors, onPrint, onTheme} from '../theme.mjs';

const DAY_MS = 86_400_000;
const MOST_TABLE_ROWS = 500;
const LEAST_ROWS = 8;

function tickText(date, kind) {
  if (kind === 'day') return dateText(date).replace(/ \d{4}$/, '');
  return kind === 'year' ? String(new Date(date).getUTCFullYear()) : monthText(date);
}

// The state of the picture and all ways to move it; every change ends in one frame.
class OrderView {
  constructor(run, canvas, readout) {
    Object.assign(this, {run, canvas, readout, orders: [], picked: null, pending: false, frames: 0});
    new ResizeObserver(() => this.request()).observe(canvas);
    onTheme(() => this.request());
    onPrint(() => this.print());
    canvas.addEventListener('wheel', (event) => this.wheel(event), {passive: false});
    canvas.addEventListener('pointerdown', (event) => this.grab(event));
    canvas.addEventListener('pointermove', (event) => this.move(event));
    canvas.addEventListener('pointerup', () => { this.held = null; });
    canvas.addEventListener('pointerleave', () => { this.held = null; });
    canvas.addEventListener('keydown', (event) => this.key(event));
  }

  show(orders) {
    this.orders = orders;
    this.picked = null;
    const dates = orders.flatMap((order) => [order.accepted ?? order.placed, order.done]).filter((date) => date !== null);
    const from = dates.reduce((a, b) => Math.min(a, b), this.run.end);
    const hasOpen = orders.some((order) => order.done === null);
    const to = hasOpen ? this.run.end : dates.reduce((a, b) => Math.max(a, b), from + DAY_MS);
    this.whole = {from, to: to + (to - from) * 0.01, first: 0, rows: Math.max(orders.length, LEAST_ROWS)};
    this.reset();
  }

  reset() {
    this.view = {...this.whole};
    this.request();
  }

  request() {
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      this.draw();
    });
  }

  print() {
    if (!this.canvas.isConnected) return;
    this.draw();
    showOnPaper(this.canvas.parentElement, this.canvas);
  }

  draw() {
    if (!this.canvas.isConnected || this.canvas.clientWidth === 0) return;
    const step = paint(this.canvas, this.orders, this.view, {theme: colors(), end: this.run.end, tickText, picked: this.picked});
    this.frames += 1;
    this.canvas.dataset.rendered = 'true';
    this.canvas.dataset.frames = String(this.frames);
    this.canvas.dataset.step = String(step);
  }

  zoom(factor, x = 0.5, y = 0.5) {
    const {view, whole} = this;
    const span = Math.min(Math.max((view.to - view.from) * factor, DAY_MS / 24), whole.to - whole.from);
    const rows = Math.round(Math.min(Math.max(view.rows * factor, LEAST_ROWS), whole.rows));
    const date = view.from + (view.to - view.from) * x;
    this.place(date - span * x, span, view.first + (view.rows - rows) * y, rows);
  }

  shift(dx, dy) {
    const {view} = this;
    this.place(view.from + dx * (view.to - view.from), view.to - view.from, view.first + dy * view.rows, view.rows);
  }

  place(from, span, first, rows) {
    const {whole} = this;
    const start = Math.min(Math.max(from, whole.from), whole.to - span);
    this.view = {from: start, to: start + span, first: Math.round(Math.min(Math.max(first, 0), whole.rows - rows)), rows};
    this.request();
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return {x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / (box.height - AXIS_HEIGHT)};
  }

  // A plain wheel scrolls the page; with Ctrl or Shift it zooms.
  wheel(event) {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    const {x, y} = this.at(event);
    this.zoom(1.0015 ** (event.deltaY || event.deltaX), x, Math.min(y, 1));
  }

  grab(event) {
    this.held = this.at(event);
    this.pick(event);
  }

  move(event) {
    const now = this.at(event);
    if (!this.held) {
      if (event.pointerType === 'mouse') this.pick(event);
      return;
    }
    this.shift(this.held.x - now.x, this.held.y - now.y);
    this.held = now;
  }

  pick(event) {
    const {y} = this.at(event);
    if (y < 0 || y >= 1) return;
    this.say(this.orders[this.view.first + Math.floor(y * this.view.rows)]);
  }

  say(order) {
    if (!order || order === this.picked) return;
    this.picked = order;
    const parts = stretchesOf(order, this.run.end).map(({state, from, to}) =>
      `${STRETCHES.find(([name]) => name === state)?.[1] ?? state} from ${dateText(from)} (${number((to - from) / DAY_MS)} days)`);
    this.readout.replaceChildren(el('strong', {}, order.id), ` ${number(order.quantity, 9)} ${order.product} for ${order.for || order.buyer}` +
      `${order.site ? `, ${order.site}` : ''}; placed ${dateText(order.placed)}, due ${dateText(order.due)}. ${parts.join('; ')}` +
      `${order.done === null ? '; open at the end' : `; done ${dateText(order.done)}`}.`);
    this.request();
  }

  key(event) {
    const rows = this.orders.indexOf(this.picked);
    const actions = {
      '+': () => this.zoom(0.7), '=': () => this.zoom(0.7), '-': () => this.zoom(1 / 0.7), 0: () => this.reset(), Home: () => this.reset(),
      ArrowLeft: () => this.shift(-0.1, 0), ArrowRight: () => this.shift(0.1, 0),
      ArrowUp: () => this.step(rows - 1), ArrowDown: () => this.step(rows + 1),
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  }

  step(row) {
    const order = this.orders[Math.min(Math.max(row, 0), this.orders.length - 1)];
    const place = this.orders.indexOf(order);
    const {view} = this;
    if (place < view.first || place >= view.first + view.rows) this.place(view.from, view.to - view.from, place - view.rows / 2, view.rows);
    this.say(order);
  }
}

function orderTable(orders) {
  const day = (date) => (date === null ? '-' : dateText(date));
  return table(`Orders${orders.length > MOST_TABLE_ROWS ? `, the first ${MOST_TABLE_ROWS} of ${number(orders.length, 9)}` : ''}`,
    ['Order', 'For', 'Product', 'Units', 'Placed', 'Due', 'Granted', 'Shipped', 'Delivered', 'In use'],
    orders.slice(0, MOST_TABLE_ROWS).map((order) => [order.id, order.for, order.product, number(order.quantity, 9), day(order.placed), day(order.due),
      day(order.granted), day(order.shipped), day(order.delivered), day(order.energized)]), [3]);
}

/** Every order's life on one canvas. */
export function orders({run}) {
  const {list, all} = run.orders;
  if (list.length === 0) return null;
  const sorted = list.filter((order) => order.accepted !== null || order.granted !== null)
    .sort((a, b) => a.placed - b.placed || (a.id < b.id ? -1 : 1));
  const customers = [...new Set(sorted.map((order) => order.for))].sort();
  const canvas = el('canvas.gantt', {'data-chart': 'orders', 'data-rendered': 'false', tabindex: 0, role: 'img',
    'aria-label': 'Life of the orders, one row each, in order of the date they were placed. Arrow keys move, plus and minus zoom, 0 shows all.'});
  const readout = el('p.readout', {'aria-live': 'polite'}, 'Point at a row, or walk with the arrow keys.');
  const view = new OrderView(run, canvas, readout);
  let shown = sorted;
  const show = (customer) => {
    shown = customer === '*' ? sorted : sorted.filter((order) => order.for === customer);
    view.show(shown);
  };
  show('*');
  const button = (text, label, action) => el('button', {type: 'button', 'aria-label': label, title: label, onclick: action}, text);
  const key = el('div');
  const keys = () => key.replaceChildren(legend(STRETCHES.filter(([state]) => state !== 'held' || run.orders.list.some((order) => order.held !== null)).map(([, name, cause]) => ({name, color: colors().causes[cause]}))));
  onTheme(keys);
  keys();
  const hasSites = list.some(({site}) => site);
  const sample = list.length < all ? ` Shown is every ${Math.round(all / list.length)}th of ${number(all, 9)}.` : '';
  return {
    id: 'orders', title: 'The life of the orders',
    lead: `${plural(sorted.length, 'order')} of the first run, one row each, oldest on top. A row ends when the last ${hasSites ? 'rack of the order runs' : 'unit is delivered'}.${sample} Drag to move; zoom with the buttons, or with ` +
      'Ctrl and the wheel.',
    body: [el('div.tools', {}, customers.length > 1 && select('For', [['*', 'everyone'], ...customers.map((id) => [id, id || 'nobody'])], show),
      el('div.buttons', {}, button('+', 'Zoom in', () => view.zoom(0.7)), button('\u2212', 'Zoom out', () => view.zoom(1 / 0.7)),
        button('All', 'Show all orders', () => view.reset()))),
    key, el('div.rows', {}, canvas), readout, numbers(() => orderTable(shown))],
  };
}
