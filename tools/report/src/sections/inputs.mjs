import {breakable, el, table} from '../dom.mjs';
import {plural} from '../format.mjs';
import {inputsOf, valueText} from '../resolved.mjs';

const ORDER = {low: 0, medium: 1, high: 2};
const PRINTED = 40; // as in style.css
const GRADES = {A: 'company statement or open data', B: 'analyst or press', C: 'single report or notes', D: 'general knowledge', X: 'derived'};

function rangeText(range) {
  return range ? `${valueText(range[0])} to ${valueText(range[1])}` : '';
}

/** Inputs with source, range and confidence; the least sure first. */
export function inputs({run}) {
  const list = inputsOf(run.resolved).sort((a, b) => (ORDER[a.confidence] ?? 3) - (ORDER[b.confidence] ?? 3) || (a.path < b.path ? -1 : 1));
  const sources = Object.entries(run.resolved.sources ?? {});
  if (list.length === 0) return null;
  const make = (rows) => table(`${plural(rows.length, 'input')} that say where they come from`, ['Input', 'Value', 'Range', 'Source', 'Confidence'],
    rows.map(({path, value, range, source, confidence}) => [breakable(path), valueText(value), rangeText(range), source, confidence]));
  const box = el('div.tall', {}, make(list));
  const paper = list.length > PRINTED && el('p.note.paper', {}, `On paper the first ${PRINTED}; the file has all.`);
  const search = el('input', {type: 'search', oninput: () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    box.replaceChildren(make(list.filter((row) => words.every((word) => JSON.stringify(row).toLowerCase().includes(word)))));
  }});
  const low = list.filter(({confidence}) => confidence === 'low').length;
  return {
    id: 'inputs', title: 'What went in',
    lead: `The least sure come first: ${low} of ${plural(list.length, 'stated input')} have low confidence. All other inputs are structure and rules; the whole resolved ` +
      'scenario is in manifest.json.',
    body: [el('label.select', {}, el('span', {}, 'Find'), search), box, paper,
      sources.length > 0 && el('details.numbers', {}, el('summary', {}, `Show ${plural(sources.length, 'source')}`), table('Sources', ['Source', 'What it says', 'Known on', 'Grade', 'Address'],
        sources.map(([id, source]) => [id, source.text ?? '', source.known_on ?? '', source.grade ? `${source.grade}: ${GRADES[source.grade] ?? ''}` : '', source.url ?? ''])))],
  };
}
