import {chart, dropDetached} from './chart.mjs';
import {choice, el} from './dom.mjs';
import {dayText, listText, plural} from './format.mjs';
import {focusOf, unpack} from './model.mjs';
import {isDark, onTheme, startTheme, toggleTheme} from './theme.mjs';
import {bottleneck} from './sections/bottleneck.mjs';
import {causes} from './sections/causes.mjs';
import {difference} from './sections/difference.mjs';
import {displacement} from './sections/displacement.mjs';
import {flows} from './sections/flows.mjs';
import {headline} from './sections/headline.mjs';
import {inputs} from './sections/inputs.mjs';
import {money} from './sections/money.mjs';
import {nodes} from './sections/nodes.mjs';
import {orders} from './sections/orders.mjs';
import {phases} from './sections/phases.mjs';
import {provenance} from './sections/provenance.mjs';
import {ramp} from './sections/ramp.mjs';
import {spend} from './sections/spend.mjs';
import {words} from './sections/words.mjs';
import {worldMap} from './sections/world_map.mjs';

/** Each makes `{id, title, lead, body}` of `{runs, run, focus, chart}`, or null without data. Sections that show one
 * run are made again when another run is chosen. */
const SECTIONS = [
  {make: headline, isOfAll: true}, {make: ramp, isOfAll: true}, {make: bottleneck}, {make: causes},
  {make: displacement}, {make: spend}, {make: money}, {make: flows}, {make: phases}, {make: orders},
  {make: nodes}, {make: worldMap}, {make: inputs}, {make: difference, isOfAll: true}, {make: words}, {make: provenance, isOfAll: true},
];

function sectionOf(entry, context) {
  const made = entry.make(context);
  if (!made) return null;
  return el('section', {id: made.id, 'aria-labelledby': `${made.id}-title`},
    el('h2', {id: `${made.id}-title`}, made.title,
      !entry.isOfAll && context.runs.length > 1 && el('span.of', {title: context.run.manifest.scenario_title || null}, `in ${context.run.label}`)),
    made.lead && el('p.lead', {}, made.lead),
    made.body);
}

// What is asked; of several scenarios, what each assumes.
function introduction(runs) {
  const titled = runs.filter(({manifest}) => manifest.scenario_title);
  if (runs.length > 1) {
    return titled.length > 0 && el('ul.scenarios', {}, titled.map(({label, manifest}) =>
      el('li', {}, el('strong', {}, label), `: ${manifest.scenario_title}`)));
  }
  const {manifest, resolved} = runs[0];
  const texts = [manifest.scenario_title && `${manifest.scenario_title}.`, manifest.scenario_question || resolved.question];
  const text = texts.filter(Boolean).join(' ');
  return text && el('p.question', {}, text);
}

function header(runs) {
  const {manifest, summary} = runs[0];
  const theme = el('button.theme', {type: 'button', onclick: toggleTheme});
  const say = () => { theme.textContent = isDark() ? 'Light' : 'Dark'; theme.title = `Switch to ${theme.textContent.toLowerCase()} colours`; };
  onTheme(say);
  say();
  const what = runs.length === 1 ? `scenario ${runs[0].label}` : `scenarios ${listText(runs.map((run) => run.label))}`;
  return el('header', {},
    el('div', {}, el('h1', {}, manifest.title || manifest.name),
      introduction(runs),
      el('p', {}, `${manifest.name}, ${what}. ${dayText(summary.start)} to ${dayText(summary.end)}, ` +
        `${plural(summary.replications, 'simulated run')}${runs.length > 1 ? ' of each' : ''}, seed ${summary.seed}.`)),
    theme);
}

function navigation(sections) {
  return el('nav', {'aria-label': 'Sections'}, el('ul', {}, sections.map((section) =>
    el('li', {}, el('a', {href: `#${section.id}`}, section.dataset.short ?? section.id.replaceAll('-', ' '))))));
}

function build(runs, app) {
  const focus = focusOf(runs);
  const places = SECTIONS.map((entry) => ({entry, node: null}));
  const main = el('main');
  const show = (run) => {
    for (const place of places) {
      if (place.node && place.entry.isOfAll) continue;
      const node = sectionOf(place.entry, {runs, run, focus, chart}) ?? document.createComment('no data');
      if (place.node) place.node.replaceWith(node);
      else main.append(node);
      place.node = node;
    }
    if (main.isConnected) dropDetached();
  };
  show(runs[runs.length - 1]);
  const switcher = runs.length > 1 && el('div.runs', {},
    el('span', {'aria-hidden': 'true'}, 'Scenario shown'),
    choice('Scenario shown in sections of one scenario', runs.map((run) => [String(run.index), run.label]),
      (key) => { if (main.isConnected) show(runs[Number(key)]); }, String(runs.length - 1)));
  const bar = el('div.bar', {}, navigation([...main.querySelectorAll('section')]), switcher);
  app.replaceChildren(el('a.skip', {href: '#answer'}, 'Skip to the answer'), header(runs), bar, main);
}

async function start() {
  const app = document.getElementById('app');
  startTheme();
  try {
    const runs = await unpack(document.getElementById('report-data').textContent);
    build(runs, app);
    document.documentElement.dataset.ready = 'true';
  } catch (error) {
    app.replaceChildren(el('p.loading', {role: 'alert'}, `The report cannot be shown: ${error.message}`));
    throw error;
  } finally {
    app.removeAttribute('aria-busy');
  }
}

start();
