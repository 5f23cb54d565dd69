import {el} from '../dom.mjs';
import {heldStory, paidStory, whenStory} from '../story.mjs';

const answer = ({run, figure, caption}, many) =>
  el('div.brief', {}, many && el('p.run', {}, run.label), el('p.figure', {}, figure), el('p.caption', {}, caption));

const details = ({run, items = [], text}, many) => (items.length > 0 || text) && el('div.story', {},
  many && el('p.run', {}, run.label),
  items.length > 0 && el('ul', {}, items.map((item) => el('li', {}, item))), text && el('p', {}, text));

// The answers of all scenarios first, so that they are seen together.
function card(question, stories, many) {
  return el('article.card', {}, el('h3', {}, question),
    stories.map((story) => answer(story, many)), stories.map((story) => details(story, many)));
}

/** The first screen: when, what held it back, who paid. */
export function headline({runs, focus}) {
  const many = runs.length > 1;
  return {
    id: 'answer', title: focus ? `The answer for ${focus}` : 'The answer',
    body: el('div.cards', {},
      card('When?', whenStory(runs, focus), many),
      card('What held it back?', heldStory(runs, focus), many),
      card('Who paid?', paidStory(runs, focus), many)),
  };
}
