/** An element with attributes, listeners (`onclick`) and children; null and false children are left out. */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const node = document.createElement(name);
  if (classes.length > 0) node.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A path that may break behind its dots. */
export function breakable(path) {
  return path.split('.').flatMap((part, i) => (i === 0 ? [part] : ['.', el('wbr'), part]));
}

/** A table with a caption; cells of `numeric` columns are set flush right. Scrolls sideways inside its own box. */
export function table(caption, head, rows, numeric = []) {
  const cell = (tag, text, column, extra = {}) =>
    el(numeric.includes(column) ? `${tag}.number` : tag, extra, text ?? '');
  return el('div.scroll', {tabindex: 0, role: 'region', 'aria-label': caption},
    el('table', {},
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, head.map((text, i) => cell('th', text, i, {scope: 'col'})))),
      el('tbody', {}, rows.map((row) => el('tr', {},
        row.map((text, i) => (i === 0 ? cell('th', text, i, {scope: 'row'}) : cell('td', text, i))))))));
}

/** What a chart shows, as a table behind a summary line. The rows are made when it is opened. */
export function numbers(make) {
  const box = el('details.numbers', {}, el('summary', {}, 'Show the numbers'));
  box.addEventListener('toggle', () => {
    if (box.open && box.children.length === 1) box.append(make());
  });
  return box;
}

/** Swatches with names. `kind`: line, band or box. */
export function legend(entries) {
  return el('ul.legend', {}, entries.map(({name, color, kind = 'box'}) => {
    const swatch = el(`span.swatch.${kind}`, {'aria-hidden': 'true'});
    swatch.style.setProperty('--color', color);
    return el('li', {}, swatch, name);
  }));
}

let groups = 0;

/** A row of radio buttons that looks like tabs; `onchange(key)` is called at once and at each choice. */
export function choice(label, options, onchange, chosen = options[0][0]) {
  const group = `choice-${(groups += 1)}`;
  const box = el('fieldset.choice', {}, el('legend.hidden', {}, label));
  for (const [key, text] of options) {
    const id = `${group}-${key}`;
    box.append(
      el('input', {type: 'radio', name: group, id, value: key, checked: key === chosen, onchange: () => onchange(key)}),
      el('label', {for: id}, text));
  }
  onchange(chosen);
  return box;
}

/** A labelled drop-down list. */
export function select(label, options, onchange) {
  const list = el('select', {onchange: () => onchange(list.value)},
    options.map(([key, text]) => el('option', {value: key}, text)));
  return el('label.select', {}, el('span', {}, label), list);
}
