import {dayText, dollars, listText} from './format.mjs';
import {payersOf, sumBy} from './money.mjs';

const MOST_PAYERS = 4;

/** Sentences: who bought what runs at the customer's sites, what it gives them for it, from whom its own cash came. */
export function costTexts(run, customer) {
  const payers = payersOf(run, customer);
  if (payers.length === 0) return [];
  const total = payers.reduce((sum, {usd}) => sum + usd, 0);
  const list = listText(payers.slice(0, MOST_PAYERS).map(({name, usd}, i) => `${name} ${i === 0 ? 'paid ' : ''}${dollars(usd)}`));
  const texts = [`Racks and buildings for ${customer} cost ${dollars(total)} by ${dayText(run.summary.end)}: ${list}.`];
  const own = run.summary.payments.filter(({from, what}) => from === customer && ['rent', 'lease'].includes(what));
  const rents = sumBy(own, 'to').slice(0, MOST_PAYERS).map(({name, usd}) => `${dollars(usd)} to ${name}`);
  if (rents.length > 0) texts.push(`${customer} itself paid rent: ${listText(rents)}.`);
  const shares = run.summary.payments.filter(({from, to, what}) => to === customer && from !== '' && ['equity', 'debt'].includes(what));
  const investors = sumBy(shares, 'from').slice(0, MOST_PAYERS).map(({name, usd}) => `${name} (${dollars(usd)})`);
  if (investors.length > 0) texts.push(`Money came to it from ${listText(investors)}.`);
  return texts;
}
