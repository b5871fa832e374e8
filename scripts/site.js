// Puts together the folder the server serves: node scripts/site.js GLUE SITE
//
//   SITE/manifest.json   {"heard.css": "/assets/heard.<hash>.css", "heard.js": …, "heard_bg.wasm": …}: what pages link to
//   SITE/assets/         names change with content, so browsers may keep them for ever
//   SITE/public/         a copy of public/, under plain names
//
// Beside each file that gets smaller by it stand .br and .gz copies, so that the server never compresses the same bytes twice.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

// As old as the WASM features that build-site allows.
const browsers = ['chrome90', 'firefox90', 'safari15'];

const [glue, site] = process.argv.slice(2);
const draft = `${site}.draft`;
rmSync(draft, { recursive: true, force: true });
mkdirSync(join(draft, 'assets'), { recursive: true });

const manifest = {};
function addAsset(name, hashedName, content) {
  writeFileSync(join(draft, 'assets', hashedName), content);
  manifest[name] = `/assets/${hashedName}`;
}

const css = await bundle({ entryPoints: ['style/main.css'] });
addAsset('heard.css', `heard.${hash(css)}.css`, css);

// One hash for the pair: the JavaScript asks for the WASM by name, and one without the other is of no use.
const wasm = readFileSync(join(glue, 'heard_bg.wasm'));
const script = readFileSync(join(glue, 'heard.js'), 'utf8');
const pair = `heard.${hash(wasm, script)}`;
const contents = script.replaceAll('heard_bg.wasm', `${pair}_bg.wasm`);
addAsset('heard_bg.wasm', `${pair}_bg.wasm`, wasm);
addAsset('heard.js', `${pair}.js`, await bundle({ stdin: { contents, resolveDir: glue, sourcefile: 'heard.js' }, format: 'esm' }));

cpSync('public', join(draft, 'public'), { recursive: true });
compressAll(draft);
writeFileSync(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

if (existsSync(site)) rmSync(site, { recursive: true });
renameSync(draft, site);

async function bundle(options) {
  const result = await build({ ...options, bundle: true, minify: true, write: false, target: browsers, legalComments: 'none' });
  if (result.warnings.length > 0) process.exit(1); // esbuild has said what is wrong: a typing error in a style sheet, most often
  return result.outputFiles[0].contents;
}

function hash(...parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex').slice(0, 12);
}

function compressAll(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      compressAll(path);
    } else {
      const bytes = readFileSync(path);
      const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
      const gzip = gzipSync(bytes, { level: 9 });
      if (brotli.length < bytes.length) writeFileSync(`${path}.br`, brotli);
      if (gzip.length < bytes.length) writeFileSync(`${path}.gz`, gzip);
    }
  }
}
