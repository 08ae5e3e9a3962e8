// Holds each manifest that is named against Microsoft's schema of the version that it says it follows, and prints what is wrong with each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04');

const seen = process.argv.slice(2).map(path => {
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const schema = require(`@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`);
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  validate(manifest);
  return { version: manifest.manifestVersion, errors: (validate.errors ?? []).map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`) };
});
process.stdout.write(JSON.stringify(seen));
