import {el, table} from '../dom.mjs';
import {rough, spread} from '../format.mjs';
import {paid, partsText} from '../paid_story.mjs';

const PARTS = 'Buyers of parts';

function matrix(pairs, who, focus) {
  const hasMegawatts = pairs.some(({mw}) => mw >= 0.5);
  const value = (pair) => (hasMegawatts ? pair.mw : pair.units);
  const shown = pairs.filter((pair) => value(pair) >= 0.5);
  const names = (key) => [...new Set(shown.map((pair) => pair[key]))].sort((a, b) => (b === focus) - (a === focus));
  const [victims, gainers] = [names('victim'), names('by')];
  const most = Math.max(...shown.map(value));
  const cell = (victim, by) => {
    const pair = shown.find((p) => p.victim === victim && p.by === by);
    if (!pair) return el('td.number', {}, victim === by ? '' : '0');
    if (value(pair) < most / 100) return el('td.number', {}, rough(value(pair)));
    const td = el('td.number.shaded', {}, rough(value(pair)));
    td.style.setProperty('--share', `${Math.round(8 + (value(pair) / most) * 32)}%`);
    return td;
  };
  const unit = hasMegawatts ? 'MW-days' : 'unit-days';
  return el('div.scroll', {tabindex: 0, role: 'region', 'aria-label': `Displacement matrix: ${who}`}, el('table.matrix', {'data-matrix': 'displacement'},
    el('caption', {}, `${who}: ${unit} of delay, sum over all nodes, mean of all runs`),
    el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, 'put back'), gainers.map((by) => el('th.number', {scope: 'col'}, `for ${by}`)))),
    el('tbody', {}, victims.map((victim) => el('tr', {}, el('th', {scope: 'row'}, victim), gainers.map((by) => cell(victim, by)))))));
}

// Customers first: their racks run or do not. Parts are another matter, and their numbers would hide all others.
function matrices(run, pairs, focus) {
  return [['Customers', false], [PARTS, true]]
    .map(([who, isParts]) => [who, pairs.filter((pair) => pair.isParts === isParts)])
    .filter(([, some]) => some.length > 0).map(([who, some]) => [matrix(some, who, focus), who === PARTS && partsText(run, focus) && el('p.note', {}, partsText(run, focus))]);
}

/** Who was served later so that whom could be served earlier. */
export function displacement({run, focus}) {
  const pairs = paid(run);
  const rows = run.summary.displacement.filter((row) => row.unit_days.mean >= 0.5)
    .sort((a, b) => b.mw_days.mean - a.mw_days.mean || b.unit_days.mean - a.unit_days.mean);
  const body = pairs.length === 0
    ? el('p.note', {}, 'In this scenario nobody was served later than first come, first served would have served them.')
    : [...matrices(run, pairs, focus),
      el('details.numbers', {}, el('summary', {}, 'Show every node and product'), table('By node and product: mean (p10 to p90)',
        ['Put back', 'For', 'Node', 'Product', 'Unit-days', 'MW-days'],
        rows.map((row) => [row.victim, row.by, row.node, row.product || 'slots', spread(row.unit_days), spread(row.mw_days)]), [4, 5]))];
  return {
    id: 'who-paid', title: 'Who paid with what delay',
    lead: 'Every node also works out what first come, first served would have given from the same supply. Who had less than that by a date was put back, ' +
      'in favour of whoever had more. 100 MW of racks (IT power) that come 30 days later are 3,000 MW-days.',
    body,
  };
}
