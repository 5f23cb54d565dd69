/** Walks through a resolved scenario. */

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as one would write it. */
export function valueText(value) {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (!isObject(value)) return String(value);
  return Object.entries(value).map(([key, item]) => `${key}: ${isObject(item) ? `{${valueText(item)}}` : valueText(item)}`).join(', ');
}

/** Inputs that say where they come from: [{path, value, range, source, confidence}] */
export function inputsOf(resolved) {
  const list = [];
  const walk = (node, path) => {
    if (!isObject(node)) return;
    const says = ['source', 'range', 'confidence'].some((key) => typeof node[key] === 'string' || Array.isArray(node[key]));
    if (says && path.length > 1) {
      const hasValue = 'value' in node;
      const main = hasValue ? node.value : node.quantity ?? node.value;
      list.push({path: path.join('.'), value: isObject(main) && 'value' in main ? main.value : main ?? whole(node), range: node.range,
        source: node.source, confidence: node.confidence});
      if (hasValue) return;
    }
    for (const [key, child] of Object.entries(node)) walk(child, [...path, key]);
  };
  for (const [key, child] of Object.entries(resolved)) {
    if (key !== 'sources' && key !== 'places') walk(child, [key]);
  }
  return list;
}

function whole(node) {
  const {source, confidence, range, ...rest} = node;
  return rest;
}

// A stated value with what is known of it: `2 bn$ (0 $ to 5 bn$; confidence low; source uae-funds)`.
function statedText(node) {
  const {value, range, ...rest} = node;
  const facts = [range && range.map(valueText).join(' to '), ...Object.entries(rest).map(([key, item]) => `${key} ${valueText(item)}`)];
  const known = facts.filter(Boolean).join('; ');
  return `${valueText(value)}${known ? ` (${known})` : ''}`;
}

/** Every leaf as path -> text. What is written as one value (rules, distributions, values with a range) stays one. */
export function leaves(resolved) {
  const map = new Map();
  const walk = (node, path) => {
    if (path.length === 1 && isObject(node) && Object.keys(node).length === 0) return;
    if (!isObject(node) || Object.keys(node).length === 0 || 'value' in node) {
      map.set(path.join('.'), isObject(node) && 'value' in node ? statedText(node) : valueText(node));
      return;
    }
    for (const [key, child] of Object.entries(node)) {
      if (path.includes('allocation')) map.set([...path, key].join('.'), valueText(child));
      else walk(child, [...path, key]);
    }
  };
  walk(resolved, []);
  return map;
}

const ENTRY = 'the whole entry';

// Entries that only one of them has are one difference, whatever they hold.
function withWholes(all, before, after) {
  const map = new Map();
  for (const [path, text] of all) {
    const [section, entity, ...rest] = path.split('.');
    const isIn = (one) => isObject(one[section]) && entity in one[section];
    if (rest.length > 0 && isIn(before) !== isIn(after)) map.set(`${section}.${entity}.${ENTRY}`, 'there');
    else map.set(path, text);
  }
  return map;
}

/** What differs between two scenarios: [{paths, name, before, after}]; equal changes of many entities are one. */
export function differences(before, after) {
  const [old, now] = [leaves(before), leaves(after)].map((all) => withWholes(all, before, after));
  const groups = new Map();
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    const [a, b] = [old.get(path), now.get(path)];
    if (a === b) continue;
    const [section, entity, ...rest] = path.split('.');
    const key = JSON.stringify([rest.join('.') || entity || section, a ?? null, b ?? null]);
    const group = groups.get(key) ?? {paths: [], name: rest.length > 0 ? rest.join('.') : path, before: a, after: b};
    group.paths.push(rest.length > 0 ? `${section}.${entity}` : path);
    groups.set(key, group);
  }
  return [...groups.values()];
}
