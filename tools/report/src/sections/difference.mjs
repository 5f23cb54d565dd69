import {breakable, el, table} from '../dom.mjs';
import {listText} from '../format.mjs';
import {differences} from '../resolved.mjs';

const MOST_NAMES = 4;
const LAST = ['lanes'];

/** `designers: amd, nvidia; plants: foxconn, quanta, samsung, wistron and 9 more`; lanes, of which there are many, last. */
export function where(paths) {
  const sections = new Map();
  for (const path of paths) {
    const [section, ...rest] = path.split('.');
    sections.set(section, [...(sections.get(section) ?? []), rest.join('.')].filter(Boolean));
  }
  return [...sections].sort(([a], [b]) => LAST.indexOf(a) - LAST.indexOf(b)).map(([section, names]) => {
    const more = names.length - MOST_NAMES;
    return `${section}${names.length > 0 ? ': ' : ''}${more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : listText(names)}`;
  }).join('; ');
}

/** What the scenarios assume differently. */
export function difference({runs}) {
  if (runs.length < 2) return null;
  const [first, ...others] = runs;
  return {
    id: 'differences', title: 'What differs between the scenarios',
    lead: `What is not as in ${first.label}. The same change in several places is one row.`,
    body: others.map((run) => {
      const list = differences(first.resolved, run.resolved);
      return list.length === 0
        ? el('p.note', {}, `${run.label} has the same inputs as ${first.label}.`)
        : table(`${run.label} against ${first.label}`, ['What', 'Where', `In ${first.label}`, `In ${run.label}`],
          list.map(({paths, name, before, after}) => [breakable(name), paths[0] === name ? 'the scenario' : where(paths), before ?? 'not there', after ?? 'not there']));
    }),
  };
}
