// Builds the report page: node tools/report/build.mjs OUT. One HTML file with style and script inside; `gigaramp report`
// puts the data in. Needs `npm ci` in this folder (tools/report/install).
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {build, transform} from 'esbuild';
import {feature} from 'topojson-client';

const here = dirname(fileURLToPath(import.meta.url));
const source = (name) => readFileSync(join(here, 'src', name), 'utf8');
const DIGITS = 1; // a tenth of a degree is less than a pixel

// Coastlines as GeoJSON with short numbers; rings that collapse are left out.
function world() {
  const topology = JSON.parse(readFileSync(join(here, 'node_modules/world-atlas/countries-110m.json'), 'utf8'));
  const scale = 10 ** DIGITS;
  const short = ([x, y]) => [Math.round(x * scale) / scale, Math.round(y * scale) / scale];
  const ring = (points) => points.map(short).filter((point, i, all) => i === 0 || point[0] !== all[i - 1][0] || point[1] !== all[i - 1][1]);
  const polygon = (rings) => rings.map(ring).filter((points) => points.length > 3);
  const features = feature(topology, topology.objects.countries).features.filter(({properties}) => properties.name !== 'Antarctica');
  return {
    type: 'FeatureCollection',
    features: features.map(({properties, geometry}) => ({
      type: 'Feature', properties: {name: properties.name},
      geometry: geometry.type === 'Polygon'
        ? {type: 'Polygon', coordinates: polygon(geometry.coordinates)}
        : {type: 'MultiPolygon', coordinates: geometry.coordinates.map(polygon).filter((rings) => rings.length > 0)},
    })),
  };
}

const worldModule = {
  name: 'world',
  setup({onResolve, onLoad}) {
    onResolve({filter: /^gigaramp:world$/}, () => ({path: 'world', namespace: 'gigaramp'}));
    onLoad({filter: /.*/, namespace: 'gigaramp'}, () => ({contents: JSON.stringify(world()), loader: 'json'}));
  },
};

async function script() {
  const result = await build({
    entryPoints: [join(here, 'src/main.mjs')], bundle: true, minify: true, format: 'iife', target: ['es2022'], charset: 'utf8',
    legalComments: 'eof', write: false, plugins: [worldModule], define: {'process.env.NODE_ENV': '"production"', __DEV__: 'false'},
  });
  // Neither may appear inside a script element.
  return result.outputFiles[0].text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

const [out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node tools/report/build.mjs OUT');
  process.exit(2);
}
for (const part of Object.keys(JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies)) {
  if (existsSync(join(here, 'node_modules', part))) continue;
  console.error(`tools/report/node_modules is older than package-lock.json (no ${part}): run tools/report/install`);
  process.exit(1);
}
const code = await script();
const style = (await transform(source('style.css'), {loader: 'css', minify: true})).code;
const hash = createHash('sha256').update(code).digest('base64');
const page = source('page.html').replace('@SCRIPT_HASH@', () => hash).replace('@STYLE@', () => style).replace('@SCRIPT@', () => code);
mkdirSync(dirname(out), {recursive: true});
writeFileSync(out, page);
