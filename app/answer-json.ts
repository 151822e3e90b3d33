/** An answer for programs: no spaces, which were a third of all that the API weighs. */
export function answerJson(body: unknown): Response {
  return answer(JSON.stringify(body));
}

/** A document, which people read as well: two spaces a level, as in data/. */
export function answerDocument(document: unknown): Response {
  return answer(JSON.stringify(document, null, 2));
}

function answer(text: string): Response {
  return new Response(`${text}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
