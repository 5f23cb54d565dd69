import {el} from '../dom.mjs';
import {paidStory} from '../paid_story.mjs';
import {heldStory, whenStory} from '../story.mjs';

const answer = ({run, figure, caption}, many) =>
  el('div.brief', {}, many && el('p.run', {}, run.label), el('p.figure', {}, figure), el('p.caption', {}, caption));

// A unit stays with its number.
const kept = (text) => text.replace(/(\d) (?=%|[GM]W|weeks?\b|months?\b|days?\b)/g, '$1\u00a0');

const details = ({run, items = [], text}, many) => (items.length > 0 || text) && el('div.story', {},
  many && el('p.run', {}, run.label),
  items.length > 0 && el('ul', {}, items.map((item) => el('li', {}, kept(item)))), text && el('p', {}, kept(text)));

/** The first screen: when, what held it back, who paid. The answers come first, so that they are seen together. */
export function headline({runs, focus}) {
  const many = runs.length > 1;
  const parts = [[focus ? 'When' : 'How much', whenStory(runs, focus)], ['What held it back', heldStory(runs, focus)], ['Who paid', paidStory(runs, focus)]];
  const told = parts.filter(([, stories]) => stories.some(({items = [], text}) => items.length > 0 || text));
  return {
    id: 'answer', title: focus ? `The answer for ${focus}` : 'The answer',
    body: [
      el('div.cards', {}, parts.map(([question, stories]) =>
        el('article.card', {}, el('h3', {}, `${question}?`), stories.map((story) => answer(story, many))))),
      el('div.cards.told', {}, told.map(([question, stories]) =>
        el('div', {}, el('h3', {}, `${question}, in words`), stories.map((story) => details(story, many))))),
      el('p.note', {}, focus ? 'Dates are medians, in brackets 8 of 10 runs; GW are the power of whole sites. 100 MW-days: 100 MW of racks ' +
        'come one day later, or 10 MW ten days. ' : 'A unit-day is a unit that comes one day later. ', el('a', {href: '#words'}, 'Words and names'), ' are explained at the end.'),
    ],
  };
}
