import {listText, percent} from './format.mjs';

/** Which stage held a customer's racks, period by period. Plain functions of the data, without a page. */

const HELD_BY = {
  material: 'components short', capacity: 'no free capacity', allocation: 'others served first', shell: 'no building',
  installation: 'installation', power: 'no power', outage: 'an outage', money: 'cash short', schedule: 'its own schedule',
};

/** `the makers of nvl72`, `site abilene`, `oracle` */
export function placeText(node, resolved) {
  if (node.startsWith('makers of ')) return `the ${node}`;
  return resolved?.sites?.[node] ? `site ${node}` : node;
}

/** `no free capacity at the makers of nvl72` */
export function holdText({cause, node}, resolved) {
  return `${HELD_BY[cause] ?? cause} at ${placeText(node, resolved)}`;
}

/** Causes in words, for legends. */
export function causeWord(cause) {
  return HELD_BY[cause] ?? cause;
}

/** What held a customer most in each year: [{period, node, cause, binds}] */
export function holdsByYear(run, customer) {
  return (run.bottlenecks ?? []).filter((row) => row.customer === customer && row.period.length === 4);
}

/** One sentence; null where nothing is known. */
export function holdsText(run, customer) {
  const groups = [];
  for (const row of holdsByYear(run, customer)) {
    const last = groups[groups.length - 1];
    if (last && last.node === row.node && last.cause === row.cause) last.rows.push(row);
    else groups.push({...row, rows: [row]});
  }
  if (groups.length === 0) return null;
  const parts = groups.map((group) => {
    const [first, last] = [group.rows[0].period, group.rows[group.rows.length - 1].period];
    const shares = group.rows.map(({binds}) => binds);
    const [least, most] = [percent(Math.min(...shares)), percent(Math.max(...shares))];
    const share = least === most ? most : `${least.replace(' %', '')} to ${most}`;
    const often = least === '100 %' ? '' : ` (in ${share} of the runs)`;
    return `${first === last ? `in ${first}` : `from ${first} to ${last}`} ${holdText(group, run.resolved)}${often}`;
  });
  return `What held it back most: ${listText(parts)}.`;
}
