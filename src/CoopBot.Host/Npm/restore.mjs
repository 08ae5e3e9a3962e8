// Restores the npm packages of package-lock.json into node_modules when they aren't there. Run by the build of the host.
// Exit codes: 0 all there, 3 they couldn't be restored (the reason is on standard output).
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.argv[2];
const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.coopbot-restored');
const busy = join(root, 'node_modules.busy');
const oldest = 20;

const lock = readFileSync(lockFile);
const wanted = createHash('sha256').update(lock).digest('hex');

/** True when what the page needs is there: by our own stamp, or, where someone ran npm themselves, by the version of Web Chat. */
function isRestored() {
  if (existsSync(stamp)) {
    return readFileSync(stamp, 'utf8').trim() === wanted;
  }
  const installed = join(modules, 'botframework-webchat', 'package.json');
  const version = JSON.parse(lock).packages['node_modules/botframework-webchat'].version;
  return existsSync(installed) && JSON.parse(readFileSync(installed)).version === version;
}

/** True for the one of several builds that may restore; the others wait until it is done. */
function tryBegin() {
  try {
    writeFileSync(busy, String(process.pid), { flag: 'wx' });
    return true;
  } catch (e) {
    if (e.code !== 'EEXIST') throw e;
  }
  try {
    process.kill(Number(readFileSync(busy, 'utf8')), 0);
  } catch (e) {
    if (e.code === 'ESRCH') rmSync(busy, { force: true }); // the build that began was killed
  }
  return false;
}

if (isRestored()) process.exit(0);
if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.log(`Node.js ${process.versions.node} is too old; ${oldest} or newer is needed.`);
  process.exit(3);
}

while (!tryBegin()) {
  await new Promise(done => setTimeout(done, 250));
  if (isRestored()) process.exit(0);
}
try {
  if (!isRestored()) {
    // Scripts of packages aren't needed, so none may run.
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-progress', '--loglevel=error'],
      { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
    writeFileSync(stamp, wanted);
  }
} catch (e) {
  console.log(`npm ci failed: ${(e.stderr?.toString() || e.message).split('\n').find(line => line.trim()) ?? ''}`);
  process.exitCode = 3;
} finally {
  rmSync(busy, { force: true });
}
