import {el} from './dom.mjs';
import {echarts} from './echarts.mjs';
import {showOnPaper} from './paper.mjs';
import {colors, onPrint, onTheme} from './theme.mjs';

const charts = new Set();
const PRINT_RATIO = 2; // dots of a printed picture to a pixel of the screen
const FONT = 'system-ui, "DejaVu Sans", sans-serif';

/** A chart that is drawn when it comes near the screen, again at another theme or width, and before printing.
 *
 * `draw({theme, width, narrow})` returns the option; `height` is pixels or a function of the width; `label` is read
 * aloud; `points` is how many values the arrow keys walk through (of series `keySeries`). */
export function chart({name, label, height, draw, points = 0, keySeries = 0}) {
  const host = el('div.chart', {
    'data-chart': name, 'data-rendered': 'false', role: 'img', 'aria-label': label, tabindex: points > 0 ? 0 : null,
  });
  const state = {host, instance: null, width: 0, draw, height, points, keySeries, at: -1};
  charts.add(state);
  host.style.height = `${heightOf(state, 800)}px`;
  if (points > 0) host.addEventListener('keydown', (event) => walk(state, event));
  watcher.observe(host);
  host.redraw = () => state.instance && render(state, true);
  return host;
}

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const state = [...charts].find(({host}) => host === entry.target);
    if (state && entry.isIntersecting) render(state);
  }
}, {rootMargin: '400px'});

const sizes = new ResizeObserver((entries) => {
  for (const entry of entries) {
    const state = [...charts].find(({host}) => host === entry.target);
    if (state?.instance && Math.abs(entry.contentRect.width - state.width) > 1) render(state, true);
  }
});

function heightOf(state, width) {
  return typeof state.height === 'function' ? state.height(width) : state.height;
}

function render(state, again = false) {
  const {host} = state;
  if (!host.isConnected || host.clientWidth === 0 || (state.instance && !again)) return;
  state.width = host.clientWidth;
  host.style.height = `${heightOf(state, state.width)}px`;
  if (!state.instance) {
    state.instance = echarts.init(host, null, {renderer: 'canvas'});
    state.instance.on('finished', () => host.setAttribute('data-rendered', 'true'));
    sizes.observe(host);
  } else {
    state.instance.resize();
  }
  const theme = colors();
  const option = state.draw({theme, width: state.width, narrow: state.width < 560});
  state.instance.setOption({...base(theme), ...option}, {notMerge: true});
}

function base(theme) {
  return {
    animation: false,
    useUTC: true,
    backgroundColor: 'transparent',
    textStyle: {fontFamily: FONT, color: theme.text},
    color: theme.series,
  };
}

/** The look of all tooltips. */
export function tooltip(theme, extra) {
  return {
    confine: true, backgroundColor: theme.ground, borderColor: theme.line, borderWidth: 1, padding: 8,
    textStyle: {color: theme.text, fontFamily: FONT, fontSize: 13},
    extraCssText: 'max-width: min(22rem, 80vw); white-space: normal; box-shadow: 0 2px 8px rgba(0,0,0,.25);',
    ...extra,
  };
}

/** The look of an axis. */
export function axis(theme, extra) {
  const {axisLabel, ...rest} = extra;
  return {
    axisLine: {show: true, lineStyle: {color: theme.line}},
    axisTick: {show: false},
    splitLine: {lineStyle: {color: theme.grid}},
    nameTextStyle: {color: theme.faint, fontFamily: FONT},
    axisLabel: {color: theme.faint, fontFamily: FONT, hideOverlap: true, ...axisLabel},
    ...rest,
  };
}

// Arrow keys show one value after the other, Escape hides it.
function walk(state, event) {
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  if (event.key === 'Escape') state.instance?.dispatchAction({type: 'hideTip'});
  if (!step || !state.instance) return;
  event.preventDefault();
  state.at = Math.min(Math.max(state.at + step, 0), state.points - 1);
  state.instance.dispatchAction({type: 'showTip', seriesIndex: state.keySeries, dataIndex: state.at});
}

// A printer does not wait until a picture comes near the screen.
function renderAll() {
  for (const state of charts) {
    render(state, true);
    if (state.instance) showOnPaper(state.host, state.instance.renderToCanvas({pixelRatio: PRINT_RATIO}));
  }
}

/** Charts that left the page are forgotten. */
export function dropDetached() {
  for (const state of charts) {
    if (state.host.isConnected) continue;
    watcher.unobserve(state.host);
    sizes.unobserve(state.host);
    state.instance?.dispose();
    charts.delete(state);
  }
}

onTheme(() => {
  for (const state of charts) if (state.instance) render(state, true);
});
onPrint(renderAll);
