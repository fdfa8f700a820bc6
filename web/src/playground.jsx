import { createRoot } from 'react-dom/client';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import './playground.css';

// nameOf returns the operation to run. The editor learns which that is with a
// delay, so that right after a change of tabs it names one of the tab before.
function nameOf({ query, operationName }) {
  const named = new RegExp(`\\b(query|mutation|subscription)\\s+${operationName}\\b`);
  return operationName && named.test(query) ? operationName : undefined;
}

// ask sends one request to the API. Answers that are no JSON, such as those to
// pages of other sites, become errors that the editor can show.
async function ask(request, { headers } = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify({ ...request, operationName: nameOf(request) }),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: text.trim() || `the server answered with status ${response.status}` }] };
  }
}

// questions fetches what the playground opens with.
async function questions() {
  const response = await fetch('/playground/tabs.json');
  if (!response.ok) {
    throw new Error(`the questions could not be fetched: status ${response.status}`);
  }
  return response.json();
}

function Playground({ tabs }) {
  return (
    <GraphiQL fetcher={ask} defaultTabs={tabs.map(({ query }) => ({ query }))} defaultEditorToolsVisibility={false}>
      <GraphiQL.Logo>
        <a className="home" href="/">hearsay</a>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

const root = document.getElementById('playground');
questions().then(
  (tabs) => createRoot(root).render(<Playground tabs={tabs ?? []} />),
  (error) => {
    root.querySelector('.notice').textContent = error.message;
  },
);
