// Usage: node check_trace.mjs TRACE.json    run in a folder with node_modules
// Checks the trace against trace.schema.json and reads it as a browser's performance panel does. Prints counts as JSON.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const require = createRequire(pathToFileURL(process.cwd() + '/'));
const Ajv = require('ajv');
const trace = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const schema = JSON.parse(readFileSync(new URL('trace.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({allErrors: false, strict: false}).compile(schema);
if (!validate(trace)) {
  console.error(JSON.stringify(validate.errors));
  process.exit(1);
}

// The engine draws rectangles in a browser; here it only has to find the class.
globalThis.DOMRect ??= class { constructor(x, y, width, height) { Object.assign(this, {x, y, width, height}); } };
const engine = await import(pathToFileURL(require.resolve('@paulirish/trace_engine')));
const processor = engine.Processor.TraceProcessor.createWithAllHandlers();
await processor.parse(trace.traceEvents, {isFreshRecording: false, isCPUProfile: false});
const data = processor.data ?? processor.parsedTrace?.data;
const renderer = data.Renderer;
const threads = [...renderer.processes.values()].flatMap((p) => [...p.threads.values()]);
const count = (phase) => trace.traceEvents.filter((event) => event.ph === phase).length;
console.log(JSON.stringify({
  processes: renderer.processes.size,
  threads: threads.length,
  slices: threads.reduce((sum, thread) => sum + thread.entries.length, 0),
  bounds: [data.Meta.traceBounds.min, data.Meta.traceBounds.max],
  written: {slices: count('X'), counters: count('C'), arrows: count('s'), ends: count('f')},
  metadata: trace.metadata,
}));
