// Opens the pages of a server in headless Chromium with every other host blocked:
//
//   SCREENSHOTS=shots node test/browser.mjs http://127.0.0.1:8080
//
// CHROMIUM names the browser where it is not /usr/bin/chromium, SCREENSHOTS a folder
// for pictures of the pages. It runs every question of the playground and follows the
// links of the first page. Errors in the console and requests to other hosts are failures.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base] = process.argv.slice(2);
if (!base) {
  console.error('browser: say which server: node test/browser.mjs http://127.0.0.1:8080');
  process.exit(2);
}
const origin = new URL(base).origin;
const shots = process.env.SCREENSHOTS;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
});
try {
  await playgroundAnswers();
  await playgroundInTheDark();
  await homeLinksWork();
  console.log('browser: the pages work, and nothing was asked of another host');
} finally {
  await browser.close();
}

// withPage runs a test on a page of its own and then looks at what went wrong beside it.
async function withPage(options, test) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const foreign = [];
  const problems = [];
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:') {
      return route.continue();
    }
    foreign.push(url.href);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(`${page.url()}: ${message.text()}`);
    }
  });
  await test(page);
  assert.deepEqual(foreign, [], 'requests to other hosts');
  assert.deepEqual(problems, [], 'errors in the console');
  await context.close();
}

async function shoot(page, name) {
  if (shots) {
    await page.screenshot({ path: join(shots, `${name}.png`) });
  }
}

async function openPlayground(page) {
  await page.goto(new URL('/playground', origin).href);
  await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
}

async function run(page) {
  await page.locator('.graphiql-execute-button').click();
  const answer = page.locator('.graphiql-response .CodeMirror-code');
  await answer.getByText(/"(data|errors)"/).first().waitFor();
  const text = await page.locator('.graphiql-response .CodeMirror').evaluate((editor) => editor.CodeMirror.getValue());
  return JSON.parse(text);
}

async function playgroundAnswers() {
  await withPage({}, async (page) => {
    await openPlayground(page);
    await shoot(page, 'playground');
    const tabs = page.getByRole('tab');
    const expected = await (await fetch(new URL('/playground/tabs.json', origin))).json();
    assert.equal(await tabs.count(), expected.length, 'tabs');
    for (const [i, { title, query }] of expected.entries()) {
      await tabs.nth(i).click();
      await page.locator('.graphiql-query-editor').getByText(title).first().waitFor();
      const shown = await page.locator('.graphiql-query-editor .CodeMirror').evaluate((editor) => editor.CodeMirror.getValue());
      assert.equal(shown.trim(), query.trim());
      const answer = await run(page);
      assert.equal(answer.errors, undefined, `errors in the answer to ${title}`);
      assert.ok(answer.data, `data in the answer to ${title}`);
      await shoot(page, `tab-${i + 1}`);
    }
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
    await shoot(page, 'documentation');
  });
}

async function playgroundInTheDark() {
  await withPage({ colorScheme: 'dark' }, async (page) => {
    await openPlayground(page);
    assert.ok((await run(page)).data);
    await shoot(page, 'playground-dark');
  });
}

async function homeLinksWork() {
  await withPage({}, async (page) => {
    await page.goto(origin);
    await page.locator('summary').first().click();
    await shoot(page, 'home');
    const links = await page.locator('a').evaluateAll((all) => all.map((a) => a.href));
    assert.ok(links.length > 0, 'the first page has links');
    for (const link of links) {
      assert.equal(new URL(link).origin, origin, link);
      const response = await fetch(link);
      assert.equal(response.status, 200, link);
      await response.body.cancel();
    }
    await page.getByRole('link', { name: 'Open the playground' }).click();
    await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
  });
}
