import {withoutLoops} from './loops.mjs';

/** Money of a run: who paid whom for what. Plain functions of the data, without a page. */

const WORDS = {
  opening: 'cash at the start', inflow: 'own business', deposit: 'racks', goods: 'racks', building: 'buildings and power',
  equity: 'shares', debt: 'loans', interest: 'interest', repayment: 'loans paid back', rent: 'rent', lease: 'leases',
  prepayment: 'prepaid capacity', take_or_pay: 'units not taken',
};
const OUTSIDE_SOURCES = {equity: 'new shareholders', debt: 'lenders'};
const CAPITAL = ['equity', 'debt'];
const LEAST_LINK = 1e7; // dollars; thinner links cannot be seen
export const COSTS = ['deposit', 'goods', 'building'];

export function wordOf(what) {
  return WORDS[what] ?? what.replaceAll('_', ' ');
}

/** Dollars by payer of what was bought for a customer's sites, largest first: [{name, usd}] */
export function payersOf(run, customer) {
  return sumBy((run.summary.payments ?? []).filter((p) => p.for === customer && COSTS.includes(p.what)), 'from');
}

/** Sums over payments by one of their names, largest first: [{name, usd}] */
export function sumBy(payments, key) {
  const sums = new Map();
  for (const payment of payments) sums.set(payment[key], (sums.get(payment[key]) ?? 0) + payment.usd.mean);
  return [...sums].map(([name, usd]) => ({name, usd})).filter(({usd}) => usd >= 0.5).sort((a, b) => b.usd - a.usd);
}

/** A customer, whoever buys for its sites; all parties without one. */
function partiesOf(run, customer) {
  const sites = Object.values(run.resolved.sites ?? {}).filter((site) => site.for === customer);
  return new Set([customer, ...sites.map((site) => site.buyer ?? customer)]);
}

/** Links of the flow of money, in dollars: [{from, to, value, word}]; from what brings cash to what it buys. Who
 * invests stands apart from the same party as a seller. */
export function moneyLinks(run, customer) {
  const parties = customer ? partiesOf(run, customer) : null;
  const sums = new Map();
  const held = new Map();
  const add = (from, to, value, word) => {
    const key = JSON.stringify([from, to, word]);
    sums.set(key, {from, to, word, value: (sums.get(key)?.value ?? 0) + value});
  };
  for (const {from, to, what, usd} of run.summary.payments ?? []) {
    if (parties && !parties.has(from) && !parties.has(to)) continue;
    const word = wordOf(what);
    const isCapital = CAPITAL.includes(what);
    const source = from === '' ? OUTSIDE_SOURCES[what] ?? word : isCapital ? `${from} as investor` : from;
    add(source, to === '' ? word : to, usd.mean, word);
    if (to !== '') held.set(to, (held.get(to) ?? 0) + usd.mean);
    if (from !== '' && !isCapital) held.set(from, (held.get(from) ?? 0) - usd.mean);
  }
  for (const [name, usd] of held) {
    const isAccount = run.summary.customers[name]?.cash_usd !== undefined && (!parties || parties.has(name));
    if (isAccount && usd > 0) add(name, 'cash at the end', usd, 'cash at the end');
  }
  return withoutLoops([...sums.values()].filter(({value}) => value >= LEAST_LINK));
}
