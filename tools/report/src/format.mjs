/** Texts for numbers, dates and spans. No locale: the same page reads the same everywhere. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;
const UNITS = [[1e9, 'G'], [1e6, 'M'], [1e4, 'k']];

export function parseDate(text) {
  return Date.parse(text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`);
}

export function dateText(ms) {
  if (ms === null || Number.isNaN(ms)) return 'not reached';
  const date = new Date(ms);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

export function dayText(text) {
  return text ? dateText(parseDate(text.slice(0, 10))) : 'not reached';
}

export function monthText(ms) {
  const date = new Date(ms);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Three significant digits, thousands apart: 1,234; 12.3; 0.0123. */
export function number(value, digits = 3) {
  if (value === null || value === undefined || Number.isNaN(value)) return '-';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  const [whole, part] = value.toFixed(Math.min(places, 6)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return part && size < 1000 ? `${grouped}.${part}`.replace(/\.?0+$/, '') : grouped;
}

/** For sentences: three significant digits, also of large numbers. */
export function rough(value) {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) - 2);
  return number(Math.round(value / scale) * scale);
}

/** `414 bn$`, `3.2 M$`: three significant digits. */
export function dollars(usd) {
  if (usd === null || usd === undefined) return '-';
  return Math.abs(usd) >= 1e8 ? `${number(Math.round(usd / 1e7) / 100)}\u00a0bn$` : `${number(Math.round(usd / 1e4) / 100)}\u00a0M$`;
}

/** `13 Sep to 16 Oct 2026`: the year once when it is the same. */
export function rangeText(from, to) {
  const [first, last] = [dayText(from), dayText(to)];
  return first.slice(-4) === last.slice(-4) ? `${first.slice(0, -5)} to ${last}` : `${first} to ${last}`;
}

/** 12.3 M, 45 k: for axes. */
export function short(value) {
  const size = Math.abs(value);
  for (const [scale, name] of UNITS) {
    if (size >= scale) return `${number(value / scale)} ${name}`;
  }
  return number(value);
}

export function percent(fraction) {
  const value = fraction * 100;
  if (value > 0 && value < 1) return '<1 %';
  return value > 99 && value < 100 ? '>99 %' : `${value.toFixed(0)} %`;
}

/** `12.3 (10.1 to 14.0)`, or one number where all runs agree. */
export function spread(s, format = number) {
  if (!s) return '-';
  const [low, middle, high] = [format(s.p10), format(s.mean), format(s.p90)];
  return low === high && low === middle ? middle : `${middle} (${low} to ${high})`;
}

export function daysBetween(from, to) {
  return (parseDate(to.slice(0, 10)) - parseDate(from.slice(0, 10))) / DAY_MS;
}

/** A span in the unit people would use: 3 days, 11 weeks, 14 months. */
export function spanText(days) {
  const size = Math.abs(days);
  const say = (value, unit) => `${number(value, 2)} ${unit}${number(value, 2) === '1' ? '' : 's'}`;
  if (size < 1) return say(size * 24, 'hour');
  if (size < 15) return say(Math.round(size), 'day');
  if (size < 120) return say(Math.round(size / 7), 'week');
  return say(size / 30.4375, 'month');
}

export function plural(count, noun) {
  return `${number(count, 15)} ${noun}${count === 1 ? '' : 's'}`;
}

/** a, b and c */
export function listText(items) {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

export function escapeHtml(text) {
  return String(text).replace(/[&<>"]/g, (c) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[c]);
}
