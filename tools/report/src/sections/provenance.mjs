import {el, table} from '../dom.mjs';
import {number} from '../format.mjs';

function commandText(words) {
  return words.map((word) => (/^[\w./:=,+%@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}

/** How to get the same figures again. */
export function provenance({runs}) {
  const row = (name, of) => [name, ...runs.map(of)];
  const rows = [
    row('Command', ({manifest}) => commandText(manifest.command)),
    row('Input hash', ({manifest}) => manifest.input_hash),
    row('Seed', ({manifest}) => String(manifest.seed)),
    row('Replications', ({manifest}) => manifest.done + (manifest.failed ? ` (failed: ${manifest.failed})` : '')),
    row('Fingerprint of all events', ({manifest}) => manifest.fingerprint),
    row('Events', ({summary}) => number(summary.events, 15)),
    row('Invariants checked', ({summary}) => `${number(summary.invariants.checked, 15)}, ${summary.invariants.broken} broken`),
    row('gigaramp', ({manifest}) => `${manifest.versions.gigaramp} (${manifest.versions.git})`),
    row('SimGrid', ({manifest}) => manifest.versions.simgrid),
  ];
  return {
    id: 'provenance', title: 'How to get the same figures',
    lead: 'The same scenario, seed and build give the same bytes on any x86-64 machine. The whole resolved input is in manifest.json of each run folder.',
    body: [table('Origin of the figures', ['', ...runs.map((run) => run.label)], rows),
      el('p.note', {}, 'Made by gigaramp (Apache-2.0) on SimGrid. Charts: Apache ECharts (Apache-2.0) with zrender and d3-sankey (BSD-3-Clause). ' +
        'Coastlines: Natural Earth (public domain) by way of world-atlas (ISC). The file is complete: it loads nothing from anywhere.')],
  };
}
