/** Colours of both themes. Series colours differ in lightness too, so they hold without colour vision and in grey. */
const LIGHT = {
  text: '#1b2733', faint: '#55626f', line: '#c9d1d9', grid: '#e6eaee', ground: '#ffffff', land: '#e4e8ec',
  series: ['#0072b2', '#c8500a', '#00795a', '#9b3f86', '#7a5c00', '#3d7f9f', '#5b3fa0', '#6b6b6b',
    '#4d7c0f', '#b4235a', '#0f5f73', '#8a4a2b'],
  heat: ['#f3f6f9', '#cfe0ee', '#8fbbdc', '#3f88bf', '#0b4f85', '#052c4d'],
  causes: {
    schedule: '#b9c2cb', material: '#8c5a00', capacity: '#c8500a', allocation: '#9b3f86', processing: '#7fb2d6',
    transit: '#0072b2', shell: '#52606d', installation: '#3aa387', power: '#d8a200',
    outage: '#d6336c', money: '#3b2f8f',
  },
};
const DARK = {
  text: '#e8edf2', faint: '#a9b5c1', line: '#46525e', grid: '#2a343e', ground: '#12181f', land: '#2b3640',
  series: ['#4fa8e0', '#f08a4b', '#3fc09a', '#d98cc4', '#d9b23f', '#86c5e0', '#a68cf0', '#b5b5b5',
    '#a3cf5c', '#ff7fa8', '#6fd3e8', '#d4a38a'],
  heat: ['#1a222b', '#173a57', '#1f5f92', '#3f8fc9', '#8cc3ea', '#d7ecfb'],
  causes: {
    schedule: '#5a6672', material: '#c28a2e', capacity: '#f08a4b', allocation: '#d98cc4', processing: '#4d7fa6',
    transit: '#4fa8e0', shell: '#93a1ae', installation: '#3fc09a', power: '#f0cf5a',
    outage: '#ff8fb3', money: '#a68cf0',
  },
};

const listeners = new Set();
const printers = new Set();
const system = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
let chosen = null; // null follows the system
let printing = false;

export function isDark() {
  if (printing) return false;
  return chosen === null ? Boolean(system?.matches) : chosen === 'dark';
}

export function colors() {
  return isDark() ? DARK : LIGHT;
}

export function onTheme(listener) {
  listeners.add(listener);
}

/** Calls the listener before printing, when the colours are those of paper. */
export function onPrint(listener) {
  printers.add(listener);
}

function apply() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

export function toggleTheme() {
  chosen = isDark() ? 'light' : 'dark';
  apply();
}

/** Follows the system until somebody chooses; paper is light. */
export function startTheme() {
  system?.addEventListener('change', apply);
  const print = (now) => {
    const before = isDark();
    printing = now;
    if (before !== isDark()) apply();
  };
  globalThis.addEventListener('beforeprint', () => {
    print(true);
    for (const listener of printers) listener();
  });
  globalThis.addEventListener('afterprint', () => print(false));
  apply();
}
