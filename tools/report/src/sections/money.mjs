import {choice, el, numbers, table} from '../dom.mjs';
import {dollars, escapeHtml} from '../format.mjs';
import {moneyLinks} from '../money.mjs';
import {sankeyHeight, sankeyOption, wide} from '../sankey.mjs';

function diagram({chart}, links, whose) {
  return chart({
    name: 'money-flows', height: sankeyHeight(links),
    label: `Money that moved over the whole run, ${whose}`,
    draw: ({theme}) => sankeyOption({theme, links, height: sankeyHeight(links),
      linkTip: ({from, to, word, value}) => `${escapeHtml(from)} to ${escapeHtml(to)}<br>${escapeHtml(word)}: <b>${dollars(value)}</b>`,
      nodeTip: (name, value) => `${escapeHtml(name)}: ${dollars(value)}`}),
  });
}

/** Money from who has it to what it buys; left out while the scenario keeps no accounts. */
export function money(context) {
  const {run, focus} = context;
  const views = [
    ...(focus ? [['focus', `For ${focus}`, moneyLinks(run, focus), `of ${focus} and whoever buys for its sites`]] : []),
    ['all', 'Everyone', moneyLinks(run, null), 'of everyone'],
  ].filter(([, , links]) => links.length > 0);
  if (views.length === 0) return null;
  const box = el('figure');
  const show = (key) => {
    const [, , links, whose] = views.find(([name]) => name === key);
    box.replaceChildren(wide(diagram(context, links, whose), 'Diagram of money', links), numbers(() => table(`Money over the whole run, ${whose}`,
      ['From', 'To', 'For', 'Dollars'], links.map(({from, to, word, value}) => [from, to, word, dollars(value)]), [3])));
  };
  return {
    id: 'money', title: 'Money, from who has it to what it buys',
    lead: 'What was paid over the whole run, mean of all runs. Where money comes from stands on the left, what it pays for on the right. ' +
      'Who both invests and sells stands twice, as investor and as seller.',
    body: [views.length > 1 ? choice('Whose money', views.map(([key, text]) => [key, text]), show) : (show(views[0][0]), null), box],
  };
}
