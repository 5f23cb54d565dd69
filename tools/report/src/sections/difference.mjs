import {el, table} from '../dom.mjs';
import {differences} from '../resolved.mjs';

const MOST_NAMES = 6;

function where(paths) {
  const shown = paths.slice(0, MOST_NAMES).join(', ');
  return paths.length > MOST_NAMES ? `${shown} and ${paths.length - MOST_NAMES} more` : shown;
}

/** What the scenarios assume differently. */
export function difference({runs}) {
  if (runs.length < 2) return null;
  const [first, ...others] = runs;
  return {
    id: 'differences', title: 'What differs between the scenarios',
    lead: `Inputs that are not those of ${first.label}. Equal changes of several entities are one row.`,
    body: others.map((run) => {
      const list = differences(first.resolved, run.resolved);
      return list.length === 0
        ? el('p.note', {}, `${run.label} has the same inputs as ${first.label}.`)
        : table(`${run.label} against ${first.label}`, ['What', 'Where', `In ${first.label}`, `In ${run.label}`],
          list.map(({paths, name, before, after}) => [name, where(paths), before ?? 'not there', after ?? 'not there']));
    }),
  };
}
