// Runs the audits of the GraphQL over HTTP specification against a server:
//
//   node test/audits.mjs http://127.0.0.1:8080
import { serverAudits } from 'graphql-http';

const [base] = process.argv.slice(2);
if (!base) {
  console.error('audits: say which server: node test/audits.mjs http://127.0.0.1:8080');
  process.exit(2);
}

const audits = serverAudits({ url: new URL('/graphql', base).href, fetchFn: fetch });
let failed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status !== 'ok') {
    failed++;
    console.error(`audits: ${result.status}: ${audit.id} ${audit.name}: ${result.reason}`);
  }
  await result.response?.body?.cancel().catch(() => {});
}
console.log(`audits: ${audits.length - failed} of ${audits.length} hold`);
process.exitCode = failed > 0 || audits.length === 0 ? 1 : 0;
