// Builds the playground into internal/web/dist, compressed, where the Go program
// takes it from. Nothing in it is fetched from another host when it runs: fonts
// are inside the style sheet, and the editor needs no worker.
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'esbuild';

const root = import.meta.dirname;
const target = join(root, '../internal/web/dist');

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { playground: 'src/playground.jsx' },
  outdir: target,
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  platform: 'browser',
  target: ['chrome111', 'firefox113', 'safari16.4'],
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'inline',
  logLevel: 'warning',
});

await mkdir(target, { recursive: true });
for (const file of outputFiles) {
  const packed = await promisify(gzip)(file.contents, { level: 9 });
  await writeFile(`${file.path}.gz`, packed);
  console.log(`${basename(file.path)}.gz: ${Math.ceil(packed.length / 1024)} KB`);
}
